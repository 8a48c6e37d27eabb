import { a } from '@aws-amplify/backend';
import { ROLES } from '../../../domain/access/permissions';
import { APPOINTMENT_STATUSES, BOOKING_CHANNELS } from '../../../domain/booking/appointment';
import { BAY_KINDS, SKILLS } from '../../../domain/schedule/resource';

/** The closed lists of the API. Their values live in `domain`, once. */
export const enums = {
  AppointmentStatus: a.enum(APPOINTMENT_STATUSES),
  BayKind: a.enum(BAY_KINDS),
  BookingChannel: a.enum(BOOKING_CHANNELS),
  ConfirmationMode: a.enum(['AUTO', 'MANUAL']),
  Role: a.enum(ROLES),
  Skill: a.enum(SKILLS),
};
