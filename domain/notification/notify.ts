import type { Appointment, AppointmentStatus } from '../booking/appointment';

/** The mails a customer can get about a visit. */
export const CUSTOMER_MAILS = [
  'APPOINTMENT_REQUESTED',
  'APPOINTMENT_CONFIRMED',
  'APPOINTMENT_STARTED',
  'APPOINTMENT_COMPLETED',
  'APPOINTMENT_CANCELLED',
] as const;
export type CustomerMail = (typeof CUSTOMER_MAILS)[number];

/** What staff are alerted to. */
export const STAFF_ALERTS = ['APPOINTMENT_BOOKED', 'APPOINTMENT_TO_CONFIRM', 'APPOINTMENT_CANCELLED'] as const;
export type StaffAlert = (typeof STAFF_ALERTS)[number];

export type Effect =
  | { readonly kind: 'LIVE_CHANGE' }
  | { readonly kind: 'REGISTER_GUEST' }
  | { readonly kind: 'CUSTOMER_MAIL'; readonly template: CustomerMail }
  | { readonly kind: 'STAFF_ALERT'; readonly alert: StaffAlert };

/**
 * Which event tells whom: what must happen after an appointment row changed from `before` (null when it is new) to
 * `after`. Open pages are told once the alert they show stands. A change that keeps the status mails nobody.
 */
export function effectsOfChange(before: Appointment | null, after: Appointment): Effect[] {
  const effects: Effect[] = [];
  if (before === null && after.customerId.startsWith('guest-')) effects.push({ kind: 'REGISTER_GUEST' });
  const moved = before?.status !== after.status;
  const alert = moved ? alertOf(before?.status ?? null, after) : null;
  if (alert !== null) effects.push({ kind: 'STAFF_ALERT', alert });
  // After what open pages show and before what they do not wait for.
  effects.push({ kind: 'LIVE_CHANGE' });
  const template = moved ? mailOf(before?.status ?? null, after.status) : null;
  if (template !== null && after.contactEmail !== '') effects.push({ kind: 'CUSTOMER_MAIL', template });
  return effects;
}

function mailOf(from: AppointmentStatus | null, to: AppointmentStatus): CustomerMail | null {
  switch (to) {
    case 'PENDING':
      return from === 'SCHEDULED' ? null : 'APPOINTMENT_REQUESTED';
    case 'SCHEDULED':
      return from === 'ONGOING' ? null : 'APPOINTMENT_CONFIRMED';
    case 'ONGOING':
      return from === 'COMPLETED' ? null : 'APPOINTMENT_STARTED';
    case 'COMPLETED':
      return 'APPOINTMENT_COMPLETED';
    case 'CANCELLED':
      return 'APPOINTMENT_CANCELLED';
  }
}

function alertOf(from: AppointmentStatus | null, after: Appointment): StaffAlert | null {
  if (after.status === 'CANCELLED') return 'APPOINTMENT_CANCELLED';
  if (from !== null) return null;
  return after.status === 'PENDING' ? 'APPOINTMENT_TO_CONFIRM' : 'APPOINTMENT_BOOKED';
}
