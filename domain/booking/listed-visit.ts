import type { Appointment } from './appointment';

/**
 * What the list of a day holds of each visit beside its key (appointmentId, visitDate, startsAt): what the calendar draws,
 * what a mechanic's guard compares, and what closing time compares. Each row weighs about 0.3 kB, so that a day of fifty
 * is read for two units; whatever is shown of one opened visit is read by its id. A field more costs every day that is
 * read, and whoever adds one makes the index anew (docs/decisions/0020).
 */
export const LISTED_FIELDS = [
  'endsAt',
  'status',
  'bayId',
  'technicianId',
  'cells',
  'serviceId',
  'serviceName',
  'planName',
  'contactName',
  'vehiclePlate',
  // Only requests that nobody has confirmed yet have any.
  'preferredTimes',
  'version',
] as const satisfies readonly (keyof Appointment)[];

/** A visit as the list of its day has it. */
export type ListedVisit = Pick<
  Appointment,
  'appointmentId' | 'visitDate' | 'startsAt' | (typeof LISTED_FIELDS)[number]
>;

/** A visit that a change would break, as the refusal names it (WOULD_BREAK: `visits`). */
export type BrokenVisit = Pick<
  ListedVisit,
  'appointmentId' | 'startsAt' | 'contactName' | 'serviceName' | 'planName' | 'vehiclePlate'
>;
