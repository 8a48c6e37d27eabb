import type { Kind } from './kind';
import { appointmentCancelled } from './kinds/appointment-cancelled';
import { appointmentCompleted } from './kinds/appointment-completed';
import { appointmentConfirmed } from './kinds/appointment-confirmed';
import { appointmentMissed } from './kinds/appointment-missed';
import { appointmentMoved } from './kinds/appointment-moved';
import { appointmentRequested } from './kinds/appointment-requested';
import { appointmentStarted } from './kinds/appointment-started';
import { invitation } from './kinds/invitation';
import { newAddressCode } from './kinds/new-address-code';
import { reminderDayBefore } from './kinds/reminder-day-before';
import { reminderSameDay } from './kinds/reminder-same-day';
import { resetCode } from './kinds/reset-code';
import { signUpCode } from './kinds/sign-up-code';
import { staffBooked } from './kinds/staff-booked';
import { staffCancelled } from './kinds/staff-cancelled';
import { staffMoved } from './kinds/staff-moved';
import { staffToConfirm } from './kinds/staff-to-confirm';
import { staffWelcome } from './kinds/staff-welcome';
import { testMail } from './kinds/test-mail';
import { waitingOffer } from './kinds/waiting-offer';
import type { KindName } from './kinds/kind-names';

/** Every kind by its name. A name without a file does not compile. */
export const KINDS: Readonly<Record<KindName, Kind>> = {
  APPOINTMENT_REQUESTED: appointmentRequested,
  APPOINTMENT_CONFIRMED: appointmentConfirmed,
  APPOINTMENT_STARTED: appointmentStarted,
  APPOINTMENT_COMPLETED: appointmentCompleted,
  APPOINTMENT_CANCELLED: appointmentCancelled,
  APPOINTMENT_MOVED: appointmentMoved,
  APPOINTMENT_MISSED: appointmentMissed,
  REMINDER_DAY_BEFORE: reminderDayBefore,
  REMINDER_SAME_DAY: reminderSameDay,
  WAITING_OFFER: waitingOffer,
  STAFF_BOOKED: staffBooked,
  STAFF_TO_CONFIRM: staffToConfirm,
  STAFF_CANCELLED: staffCancelled,
  STAFF_MOVED: staffMoved,
  STAFF_WELCOME: staffWelcome,
  SIGN_UP_CODE: signUpCode,
  NEW_ADDRESS_CODE: newAddressCode,
  RESET_CODE: resetCode,
  INVITATION: invitation,
  TEST_MAIL: testMail,
};
