import { factText } from '../../domain/shared/problem';
import { ProblemError } from './problem-error';
import { OUR_FAULT } from './our-fault';

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
  ILLEGAL_TRANSITION: 'This is not possible in the appointment’s present state.',
  VERSION_CONFLICT: 'Somebody changed this a moment ago. Look at it again.',
  REQUEST_ID_REUSED: 'This form was sent before with other details. Reload the page and try again.',
  REQUEST_IN_PROGRESS: 'We are still working on it. Try again in a moment.',
  TOO_MANY_REQUESTS: 'That was a lot of tries. Wait a minute, then try again.',
  DAILY_LIMIT: 'You have made as many bookings as one day allows. Call us for more.',
  CUT_OFF_PASSED: 'It is too late to change this online. Please call us.',
  LINK_INVALID: 'This link is not valid, or it has ended. Use the link from your newest mail.',
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
  ADDRESS_UNPROVEN: 'An account has this address and never showed that it is theirs. They have to confirm it first.',
  INVITATION_USED: 'They have signed in already. Whoever forgot a password resets it on the sign-in page.',
  WORKS_HERE: 'This person works here, so only they can delete their own data as a customer.',
  ACCESS_NOT_ENDED: 'This person still works here. End their access first.',
  OPEN_VISITS: 'There are appointments still to come. Cancel or finish them first.',
  SAME_CUSTOMER: 'These are the same customer.',
  HAS_SIGN_IN: 'This customer signs in with this record. Keep it, and merge the other one into it.',
  ACCOUNT_DELETED: 'This account was deleted. Sign up again if you want to come back.',
  INVALID_VIN: 'This is not a valid VIN. It has 17 characters, without I, O and Q; check each of them.',
  ODOMETER_RUNS_BACK: 'The odometer would run backwards. Check the reading.',
  FILE_TYPE_NOT_TAKEN: 'We take photos (JPEG, PNG, WebP, HEIC) and documents as PDF.',
  FILE_TOO_LARGE: 'This file is larger than 10 MB. Choose a smaller one.',
  TOO_MANY_FILES: 'This car has 50 files, which is as many as we keep. Remove one first.',
  FILE_MISSING: 'The file did not arrive. Try again.',
  FILE_NOT_WHAT_WAS_SAID: 'This file is not what its name says, so we did not keep it.',
  NOT_SET_UP: 'The workshop is not open for bookings yet.',
  INTERNAL: OUR_FAULT,
  OFFLINE: 'You are offline. We will try again when you are back.',
  UNAVAILABLE: 'We cannot reach the workshop’s system right now. Try again in a moment.',
};

/** The names of the fields that people fill in. */
const FIELDS = new Map([
  ['name', 'name'],
  ['email', 'e-mail'],
  ['phone', 'phone number'],
  ['plate', 'number plate'],
  ['make', 'make'],
  ['model', 'model'],
  ['year', 'year'],
  ['vin', 'VIN'],
  ['note', 'note'],
  ['reason', 'reason'],
  ['overrideReason', 'reason'],
  ['otherName', 'other side’s name'],
  ['otherPhone', 'other side’s phone number'],
  ['otherEmail', 'other side’s e-mail'],
  ['carLocation', 'place of the car'],
  ['street', 'street'],
  ['postcode', 'postcode'],
  ['city', 'city'],
  ['title', 'name'],
  ['summary', 'description'],
  ['category', 'category'],
  ['priceCents', 'price'],
  ['durationMinutes', 'duration'],
  ['timeZone', 'time zone'],
  ['currency', 'currency'],
  ['addressLines', 'address'],
]);

const WRONG = new Map([
  ['min_length', 'is missing'],
  ['max_length', 'is too long'],
  ['min_value', 'is too low'],
  ['max_value', 'is too high'],
]);

/** Names the refused field, if people fill it in. */
function wrongFieldText({ facts }: ProblemError): string | undefined {
  const names = factText(facts, 'field').split('.');
  const word = names.map((name) => FIELDS.get(name)).findLast((found) => found !== undefined);
  return word && `The ${word} ${WRONG.get(factText(facts, 'rule')) ?? 'is not right'}. Check it and try again.`;
}

const AT_FIELD = new Map([
  ['min_length', 'Fill this in.'],
  ['max_length', 'This is too long.'],
  ['min_value', 'This is too low.'],
  ['max_value', 'This is too high.'],
  ['email', 'This isn’t an email address.'],
  ['phone', 'This isn’t a phone number.'],
  ['call', 'Add a number, since they prefer a call.'],
  ['vin', 'This isn’t a valid VIN.'],
]);

/** The text at a refused field; undefined at others, and for other refusals. */
export function fieldProblemText({ code, facts }: ProblemError, name: string): string | undefined {
  const field = factText(facts, 'field');
  if (code !== 'INVALID_INPUT' || (field !== name && !field.startsWith(`${name}.`))) return undefined;
  return AT_FIELD.get(factText(facts, 'rule')) ?? 'Check this and try again.';
}

/** The text about a failure. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return SENTENCES.INTERNAL;
  return (error.code === 'INVALID_INPUT' ? wrongFieldText(error) : undefined) ?? SENTENCES[error.code];
}
