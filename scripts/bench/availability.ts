import { availableSlots, type AvailabilityFacts } from '../../domain/booking/availability';
import type { DaySheet } from '../../domain/calendar/day-sheet';
import type { WeekHours } from '../../domain/calendar/hours';
import { datesOfWeek, isoWeekOf, localDateOf } from '../../domain/shared/time';
import { aBay, aService, aSheet, aShop, aTechnician } from '../../domain/testing/builders';
import { median, percentile, say, type Measure } from './measure';

const RUNS = 2_000;
const WARM_UP = 200;
const ZONE = 'Australia/Sydney';
const NOW_MS = Date.parse('2026-11-22T20:00:00Z');
const DATES = datesOfWeek(isoWeekOf(localDateOf(NOW_MS, ZONE)));

const day = [{ from: '07:30', to: '17:30' }];
const HOURS: WeekHours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: [] };
const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Half bays, half technicians, every second hour of every day taken: nothing can be answered early. */
function fullWeek(resources: number): AvailabilityFacts {
  const bays = numbered(resources / 2).map((n) => aBay({ bayId: `bay-${n}`, sortOrder: n }));
  const technicians = numbered(resources / 2).map((n) =>
    aTechnician({ technicianId: `technician-${n}`, hours: HOURS }),
  );
  const busy = numbered(96).filter((cell) => cell % 8 < 4);
  const sheetsOf = (resourceKind: DaySheet['resourceKind'], resourceId: string): DaySheet[] =>
    DATES.map((date) => aSheet({ date, resourceKind, resourceId, busy }));
  return {
    bays,
    technicians,
    nowMs: NOW_MS,
    sheets: [
      ...bays.flatMap(({ bayId }) => sheetsOf('BAY', bayId)),
      ...technicians.flatMap(({ technicianId }) => sheetsOf('TECHNICIAN', technicianId)),
    ],
    service: aService(),
    settings: aShop({ timeZone: ZONE, hours: HOURS }),
  };
}

function timeOf(facts: AvailabilityFacts): number {
  const startedAt = performance.now();
  const offered = availableSlots({ ...facts, dates: DATES });
  const took = performance.now() - startedAt;
  if (offered.every(({ slots }) => slots.length === 0))
    throw new Error('The bench week offers nothing: it measures nothing');
  return took;
}

/**
 * The time that the page and the command spend on a week's free times, and how it grows: both sizes take turns, so that
 * a noisy machine disturbs both alike.
 */
export function measureAvailability(): Promise<Measure[]> {
  say(`availability: ${RUNS} weeks of 20 resources, a tenth as many of 200`);
  const few = fullWeek(20);
  const many = fullWeek(200);
  const times: Record<'few' | 'many', number[]> = { few: [], many: [] };
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const ofFew = timeOf(few);
    if (run >= WARM_UP) times.few.push(ofFew);
    if (run % 10 !== 0) continue;
    const ofMany = timeOf(many);
    if (run >= WARM_UP) times.many.push(ofMany);
  }
  const name = 'availability of a week, 20 resources: computing';
  return Promise.resolve([
    { name: `${name}, p99`, value: percentile(times.few, 0.99), unit: 'ms' },
    { name: `${name}, 200 resources to 20`, value: median(times.many) / median(times.few), unit: 'times' },
  ]);
}
