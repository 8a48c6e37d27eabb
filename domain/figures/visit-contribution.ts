import type { Appointment, AppointmentStatus } from '../booking/appointment';
import { type Instant, toMs } from '../shared/time';
import type { Amounts, Contribution } from './contribution';

/** What of a visit its figures are made from. */
export type CountedVisit = Pick<
  Appointment,
  'status' | 'channel' | 'serviceId' | 'technicianId' | 'visitDate' | 'startsAt' | 'endsAt' | 'createdAt' | 'priceCents'
>;

/** How a visit ended, as an amount of its own, so that each service and each technician can be asked for it. */
const ENDED_AS: Readonly<Partial<Record<AppointmentStatus, string>>> = {
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
  NO_SHOW: 'missed',
};

const minutesBetween = (from: Instant, to: Instant): number => Math.round((toMs(to) - toMs(from)) / 60_000);

/**
 * What a visit adds to the figures, on the day it is to come: VISITS with planned minutes and the minutes between booking
 * and start, whatever became of it; MONEY (`workedCents`) once it is completed. A visit that moves takes it all along.
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
