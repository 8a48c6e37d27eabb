import { ProblemError } from './problem-error';

/** The one map from code to sentence. */
const SENTENCES: Readonly<Record<ProblemError['code'], string>> = {
  INVALID_INPUT: 'Something in the form is not right. Check the fields and try again.',
  NOT_FOUND: 'That does not exist any more, or it is not yours.',
  FORBIDDEN: 'You may not do this with your sign-in.',
  UNAUTHENTICATED: 'Your sign-in has ended. Sign in again.',
  SLOT_TAKEN: 'This time was taken a moment ago.',
  OUTSIDE_HOURS: 'The workshop is closed at that time.',
  IN_THE_PAST: 'That time has passed.',
  TOO_SOON: 'That is too soon for us to prepare. Choose a later time.',
  BEYOND_HORIZON: 'That day cannot be booked yet.',
  OFF_GRID: 'Choose one of the times offered.',
  UNKNOWN_SERVICE: 'We do not offer this service.',
  SERVICE_INACTIVE: 'We do not offer this service at the moment.',
  NO_CAPACITY: 'Nobody who can do this work is in at that time.',
  ILLEGAL_MOVE: 'This is not possible in the appointment’s present state.',
  VERSION_CONFLICT: 'Somebody changed this a moment ago. Look at it again.',
  REQUEST_ID_REUSED: 'This form was sent before with other details. Reload the page and try again.',
  REQUEST_IN_PROGRESS: 'We are still working on it. Try again in a moment.',
  TOO_MANY_REQUESTS: 'That was a lot of tries. Wait a minute, then try again.',
  DAILY_LIMIT: 'You have made as many bookings as one day allows. Call us for more.',
  CUT_OFF_PASSED: 'It is too late to change this online. Please call us.',
  LINK_INVALID: 'This link is not valid. Use the link from your mail.',
  ZONE_LOCKED: 'The time zone cannot change while appointments or blocked time lie ahead.',
  WOULD_BREAK: 'Appointments stand in the way of this change.',
  HOLD_EXPIRED: 'We could not keep this time any longer. Choose it again if it is still free.',
  OVERRIDE_REASON_NEEDED: 'This goes past a rule of the shop. Say why, then it can be done.',
  TOO_EARLY: 'That is possible once the appointment should have begun.',
  NOT_FULL: 'This day has a free time. You can book it right away.',
  WAITING_LIST_CLOSED: 'The waiting list of this day is closed.',
  UNKNOWN_PLAN: 'Choose one of the plans of this service.',
  OWN_ACCESS: 'Nobody changes their own roles. Ask another admin.',
  LAST_ADMIN: 'Somebody has to be admin. Make another person admin first.',
  ALREADY_STAFF: 'This person works here already. Change their access instead.',
  OPEN_VISITS: 'There are appointments still to come. Cancel or finish them first.',
  SAME_CUSTOMER: 'These are the same customer.',
  HAS_SIGN_IN: 'This customer signs in with this record. Keep it, and merge the other one into it.',
  INVALID_VIN: 'This is not a valid VIN. It has 17 characters, without I, O and Q; check each of them.',
  ODOMETER_RUNS_BACK: 'The odometer would run backwards. Check the reading.',
  INTERNAL: 'Something went wrong on our side. Nothing was changed; try again.',
  OFFLINE: 'You are offline. We will try again when you are back.',
  UNAVAILABLE: 'We cannot reach the workshop’s system right now. Try again in a moment.',
};

/** What to tell a person about a failure. */
export const problemText = (error: unknown): string =>
  SENTENCES[error instanceof ProblemError ? error.code : 'INTERNAL'];
