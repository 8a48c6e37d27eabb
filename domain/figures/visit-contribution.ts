import type { Appointment, AppointmentStatus } from '../booking/appointment';
import { type Instant, toMs } from '../shared/time';
import type { Amounts, Contribution } from './contribution';

/** The parts of a visit that its figures are made from. */
export type CountedVisit = Pick<
  Appointment,
  'status' | 'channel' | 'serviceId' | 'technicianId' | 'visitDate' | 'startsAt' | 'endsAt' | 'createdAt' | 'priceCents'
>;

/** How a visit ended, as an amount, so that it can be asked for each service and each technician. */
const ENDED_AS: Readonly<Partial<Record<AppointmentStatus, string>>> = {
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
  NO_SHOW: 'missed',
};

const minutesBetween = (from: Instant, to: Instant): number => Math.round((toMs(to) - toMs(from)) / 60_000);

/**
 * A visit's contributions to the figures, on the day of the visit: VISITS with planned minutes and the minutes between
 * booking and start, however it ended; MONEY (`workedCents`) once it is completed. A visit that moves takes all of it
 * along.
 */
export function visitContribution(visit: CountedVisit): Contribution {
  const { status, channel, serviceId, technicianId, visitDate, startsAt, endsAt, createdAt, priceCents } = visit;
  const ended = ENDED_AS[status];
  return {
    on: visitDate,
    amounts: {
      VISITS: withoutZeros({
        visits: 1,
        plannedMinutes: minutesBetween(startsAt, endsAt),
        leadMinutes: Math.max(0, minutesBetween(createdAt, startsAt)),
        ...(ended === undefined ? {} : { [ended]: 1 }),
      }),
      ...(status === 'COMPLETED' ? { MONEY: withoutZeros({ workedCents: priceCents }) } : {}),
    },
    dimensions: { status, channel, service: serviceId, technician: technicianId },
  };
}

const withoutZeros = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
