import { type Appointment, occupiesCells } from '../booking/appointment';
import type { BrokenVisit, ListedVisit } from '../booking/listed-visit';
import { refuse } from '../shared/result';
import { type ZoneId, localDateOf, toMs } from '../shared/time';
import { type WeekHours, openSpans } from './hours';

type Visit = Pick<Appointment, 'status' | 'startsAt' | 'endsAt'>;

/** Does a future visit fit into one open stretch of its day? */
function fits({ startsAt, endsAt }: Visit, hours: WeekHours, zone: ZoneId): boolean {
  const [startMs, endMs] = [toMs(startsAt), toMs(endsAt)];
  return openSpans(localDateOf(startMs, zone), hours, zone).some(
    (span) => span.startMs <= startMs && endMs <= span.endMs,
  );
}

/** Is the visit still to come, so that a change of the schedule would break a promise? */
export const isStillToCome = ({ status, endsAt }: Visit, nowMs: number): boolean =>
  occupiesCells(status) && status !== 'COMPLETED' && toMs(endsAt) > nowMs;

/** The visits that fit the current hours and would fall outside the new ones. */
export const brokenByHours = <V extends Visit>(
  visits: readonly V[],
  { before, after, zone }: { readonly before: WeekHours; readonly after: WeekHours; readonly zone: ZoneId },
): V[] => visits.filter((visit) => fits(visit, before, zone) && !fits(visit, after, zone));

/** Are two weeks of hours the same? */
export const sameHours = (a: WeekHours, b: WeekHours): boolean => JSON.stringify(a) === JSON.stringify(b);

const NAMED = 20;

const brokenVisit = (visit: ListedVisit): BrokenVisit => {
  const { appointmentId, startsAt, contactName, serviceName, planName, vehiclePlate } = visit;
  return { appointmentId, startsAt, contactName, serviceName, planName, vehiclePlate };
};

/** The refusal that lists what a change would break, so that staff can look at each and decide. */
export const wouldBreak = (appointments: readonly ListedVisit[]) =>
  refuse('WOULD_BREAK', {
    count: appointments.length,
    visits: appointments.slice(0, NAMED).map(brokenVisit),
  });
