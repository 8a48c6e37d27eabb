import { availableSlots, type AvailabilityFacts } from '../../domain/booking/availability';
import type { DaySheet } from '../../domain/booking/day-sheet';
import type { WeekHours } from '../../domain/schedule/hours';
import { datesOfWeek, isoWeekOf, localDateOf } from '../../domain/shared/time';
import { percentile, say, type Measure } from './measure';

const RUNS = 2_000;
const WARM_UP = 200;
const ZONE = 'Australia/Sydney';
const NOW_MS = Date.parse('2026-11-22T20:00:00Z');
const DATES = datesOfWeek(isoWeekOf(localDateOf(NOW_MS, ZONE)));

const day = [{ from: '07:30', to: '17:30' }];
const HOURS: WeekHours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: [] };
const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Twenty resources, every second hour of every day taken: nothing can be answered early. */
function fullWeek(): AvailabilityFacts {
  const bays = numbered(10).map((n) => ({
    bayId: `bay-${n}`,
    name: `Bay ${n}`,
    kind: 'LIFT' as const,
    active: true,
    sortOrder: n,
  }));
  const technicians = numbered(10).map((n) => ({
    technicianId: `technician-${n}`,
    skills: ['GENERAL' as const],
    hours: HOURS,
    active: true,
  }));
  const busy = numbered(96).filter((cell) => cell % 8 < 4);
  const sheetsOf = (resourceKind: DaySheet['resourceKind'], resourceId: string): DaySheet[] =>
    DATES.map((date) => ({ week: isoWeekOf(date), date, resourceKind, resourceId, busy }));
  return {
    bays,
    technicians,
    nowMs: NOW_MS,
    sheets: [
      ...bays.flatMap(({ bayId }) => sheetsOf('BAY', bayId)),
      ...technicians.flatMap(({ technicianId }) => sheetsOf('TECHNICIAN', technicianId)),
    ],
    service: {
      serviceId: 'service',
      name: 'Logbook service',
      summary: '',
      category: 'Servicing',
      durationMinutes: 60,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      priceCents: 25_000,
      bayKinds: ['LIFT'],
      skills: ['GENERAL'],
      active: true,
      sortOrder: 1,
    },
    settings: {
      shopId: 'SHOP',
      name: 'Bench',
      timeZone: ZONE,
      currency: 'AUD',
      locale: 'en-AU',
      phone: '',
      email: '',
      addressLines: [],
      hours: HOURS,
      slotStepMinutes: 30,
      noticeMinutes: 120,
      horizonDays: 60,
      cancelCutOffMinutes: 1440,
      maxOpenBookingsPerDay: 3,
      confirmation: 'AUTO',
    },
  };
}

/** The time that the page and the command spend on a week's free times. */
export function measureAvailability(): Promise<Measure[]> {
  say(`availability: ${RUNS} weeks of 20 resources`);
  const facts = { ...fullWeek(), dates: DATES };
  const times: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const startedAt = performance.now();
    const offered = availableSlots(facts);
    const took = performance.now() - startedAt;
    if (offered.every(({ slots }) => slots.length === 0))
      throw new Error('The bench week offers nothing: it measures nothing');
    if (run >= WARM_UP) times.push(took);
  }
  return Promise.resolve([
    { name: 'availability of a week, 20 resources: computing, p99', value: percentile(times, 0.99), unit: 'ms' },
  ]);
}
