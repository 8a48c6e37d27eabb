import type { Appointment } from './appointment';

/**
 * The fields that the list of a day holds of each visit besides its key (appointmentId, visitDate, startsAt): what the
 * calendar draws, and what a mechanic's guard and closing time compare. Each row is about 0.3 kB, so that reading a day
 * of fifty costs two units; everything else about an opened visit is read by its id. Each further field makes every
 * read of a day dearer, and means rebuilding the index (docs/decisions/0020).
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
  // Only requests that no one has confirmed yet have any.
  'preferredTimes',
  'version',
] as const satisfies readonly (keyof Appointment)[];

/** A visit as the list of its day shows it. */
export type ListedVisit = Pick<
  Appointment,
  'appointmentId' | 'visitDate' | 'startsAt' | (typeof LISTED_FIELDS)[number]
>;

/** A visit that a change would break, as the refusal lists it (WOULD_BREAK: `visits`). */
export type BrokenVisit = Pick<
  ListedVisit,
  'appointmentId' | 'startsAt' | 'contactName' | 'serviceName' | 'planName' | 'vehiclePlate'
>;
