import { a } from '@aws-amplify/backend';
import { ROLES } from '../../domain/access/permissions';
import { APPOINTMENT_STATUSES, BOOKING_CHANNELS, INSPECTION_SIDES } from '../../domain/booking/appointment';
import { WAITING_STATUSES } from '../../domain/booking/waiting';
import { CONTACT_WAYS } from '../../domain/customers/customer';
import { FILE_KINDS, FILE_STATUSES } from '../../domain/vehicles/vehicle-file';
import { BLOCKED_THINGS, BLOCK_KINDS } from '../../domain/calendar/time-block';
import { BAY_KINDS, SKILLS } from '../../domain/shop/resource';

/** The closed lists of the API. Their values are in `domain`, once. */
export const enums = {
  AppointmentStatus: a.enum(APPOINTMENT_STATUSES),
  BayKind: a.enum(BAY_KINDS),
  BlockedThing: a.enum(BLOCKED_THINGS),
  BlockKind: a.enum(BLOCK_KINDS),
  BookingChannel: a.enum(BOOKING_CHANNELS),
  ContactWay: a.enum(CONTACT_WAYS),
  ConfirmationMode: a.enum(['AUTO', 'MANUAL']),
  FileKind: a.enum(FILE_KINDS),
  FileStatus: a.enum(FILE_STATUSES),
  InspectionSide: a.enum(INSPECTION_SIDES),
  Role: a.enum(ROLES),
  Skill: a.enum(SKILLS),
  WaitingStatus: a.enum(WAITING_STATUSES),
};
