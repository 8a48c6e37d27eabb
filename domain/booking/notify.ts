import type { Actor } from '../access/permissions';
import { type Appointment, type AppointmentStatus, occupiesCells } from './appointment';
import type { LocalDate } from '../shared/time';

/** The mails a customer can get about a visit. */
export const CUSTOMER_MAILS = [
  'APPOINTMENT_REQUESTED',
  'APPOINTMENT_CONFIRMED',
  'APPOINTMENT_STARTED',
  'APPOINTMENT_COMPLETED',
  'APPOINTMENT_CANCELLED',
  'APPOINTMENT_MOVED',
  'APPOINTMENT_MISSED',
  'REMINDER_DAY_BEFORE',
  'REMINDER_SAME_DAY',
] as const;
export type CustomerMail = (typeof CUSTOMER_MAILS)[number];

/** What staff are alerted to. */
export const STAFF_ALERTS = [
  'APPOINTMENT_BOOKED',
  'APPOINTMENT_TO_CONFIRM',
  'APPOINTMENT_CANCELLED',
  'APPOINTMENT_MOVED',
] as const;
export type StaffAlert = (typeof STAFF_ALERTS)[number];

export type Effect =
  | { readonly kind: 'LIVE_CHANGE' }
  | { readonly kind: 'AUDIT' }
  | { readonly kind: 'REGISTER' }
  | { readonly kind: 'RELEASE_QUOTA' }
  | { readonly kind: 'OFFER_FREED_TIME'; readonly date: LocalDate }
  | { readonly kind: 'CUSTOMER_MAIL'; readonly template: CustomerMail }
  | { readonly kind: 'STAFF_ALERT'; readonly alert: StaffAlert };

/**
 * Which event tells whom: what must happen after an appointment row changed from `before` (null when it is new) to
 * `after`. Open pages are told once the alert they show stands. A change of length, bay or technician mails nobody.
 */
export function effectsOfChange(
  before: Appointment | null,
  after: Appointment,
  changedBy: Actor['kind'] = 'SYSTEM',
): Effect[] {
  const effects: Effect[] = [{ kind: 'AUDIT' }];
  if (before === null) effects.push({ kind: 'REGISTER' });
  if (after.status === 'CANCELLED' && before?.status !== 'CANCELLED') effects.push({ kind: 'RELEASE_QUOTA' });
  const alert = alertOf(before, after, changedBy);
  if (alert !== null) effects.push({ kind: 'STAFF_ALERT', alert });
  // After what open pages show and before what they do not wait for.
  effects.push({ kind: 'LIVE_CHANGE' });
  const template = mailOf(before, after);
  if (template !== null && after.contactEmail !== '') effects.push({ kind: 'CUSTOMER_MAIL', template });
  if (before !== null && freesTime(before, after)) effects.push({ kind: 'OFFER_FREED_TIME', date: before.visitDate });
  return effects;
}

const hasMoved = (before: Appointment | null, after: Appointment): boolean =>
  before !== null && before.startsAt !== after.startsAt;

const freesTime = (before: Appointment, after: Appointment): boolean =>
  occupiesCells(before.status) && (!occupiesCells(after.status) || hasMoved(before, after));

function mailOf(before: Appointment | null, after: Appointment): CustomerMail | null {
  const becameConfirmed = before?.status === 'PENDING' && after.status === 'SCHEDULED';
  if (hasMoved(before, after) && !becameConfirmed) return 'APPOINTMENT_MOVED';
  return before?.status === after.status ? null : statusMail(before?.status ?? null, after.status);
}

function statusMail(from: AppointmentStatus | null, to: AppointmentStatus): CustomerMail | null {
  switch (to) {
    case 'PENDING':
      return from === 'SCHEDULED' ? null : 'APPOINTMENT_REQUESTED';
    case 'SCHEDULED':
      return from === 'ONGOING' || from === 'NO_SHOW' ? null : 'APPOINTMENT_CONFIRMED';
    case 'ONGOING':
      return from === 'COMPLETED' ? null : 'APPOINTMENT_STARTED';
    case 'COMPLETED':
      return 'APPOINTMENT_COMPLETED';
    case 'CANCELLED':
      return 'APPOINTMENT_CANCELLED';
    case 'NO_SHOW':
      return 'APPOINTMENT_MISSED';
  }
}

function alertOf(before: Appointment | null, after: Appointment, changedBy: Actor['kind']): StaffAlert | null {
  if (before === null) return after.status === 'PENDING' ? 'APPOINTMENT_TO_CONFIRM' : 'APPOINTMENT_BOOKED';
  if (before.status !== after.status && after.status === 'CANCELLED') return 'APPOINTMENT_CANCELLED';
  if (!hasMoved(before, after) || changedBy === 'STAFF') return null;
  return after.status === 'PENDING' ? 'APPOINTMENT_TO_CONFIRM' : 'APPOINTMENT_MOVED';
}
