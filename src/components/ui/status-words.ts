import type { AppointmentStatus } from '../../../domain/booking/appointment';

/** The words for the statuses. */
export const STATUS_WORDS: Readonly<Record<AppointmentStatus, string>> = {
  PENDING: 'To confirm',
  SCHEDULED: 'Booked',
  ONGOING: 'In the workshop',
  COMPLETED: 'Ready',
  CANCELLED: 'Cancelled',
  NO_SHOW: 'Did not come',
};

export const STATUS_SIGNAL: Readonly<
  Record<AppointmentStatus, 'waiting' | 'working' | 'ready' | 'problem' | 'booked'>
> = {
  PENDING: 'waiting',
  SCHEDULED: 'booked',
  ONGOING: 'working',
  COMPLETED: 'ready',
  CANCELLED: 'problem',
  NO_SHOW: 'problem',
};
