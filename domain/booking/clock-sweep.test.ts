import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/permissions';
import { toInstant } from '../shared/time';
import { aBay, aService, aShop, aTechnician, everyDay } from '../testing/builders';
import { availableSlots } from './availability';
import { decideBooking } from './book';
import { cellRangeOf, cellsInDay } from '../calendar/cells';

/*
 * Every zone in the world and every clock change in two years. The expected results come from Intl's formatted clock
 * alone: no function of `shared/time` takes part.
 */

const MINUTE = 60_000;
const DAY = 86_400_000;
const [FROM, TO] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2028-01-01T00:00:00Z')];
const SYSTEM: Actor = { kind: 'SYSTEM' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock shows, as the milliseconds of the same reading in UTC. */
function wallOf(ms: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA-u-hc-h23', {
      ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const offsetOf = (ms: number, zone: string): number => wallOf(ms, zone) - Math.floor(ms / 1000) * 1000;
const dateOf = (ms: number, zone: string): string => new Date(wallOf(ms, zone)).toISOString().slice(0, 10);
const minuteOf = (ms: number, zone: string): number => (wallOf(ms, zone) % DAY) / MINUTE;

interface Change {
  readonly zone: string;
  readonly at: number;
  readonly byMinutes: number;
}

/** The moments at which a zone's clocks change, found by halving the fortnights across which its offset differs. */
function changesOf(zone: string): Change[] {
  const found: Change[] = [];
  for (let early = FROM; early < TO; early += 7 * DAY) {
    const late = early + 7 * DAY;
    if (offsetOf(early, zone) === offsetOf(late, zone)) continue;
    let [low, high] = [early, late];
    while (high - low > MINUTE) {
      const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
      if (offsetOf(middle, zone) === offsetOf(low, zone)) low = middle;
      else high = middle;
    }
    found.push({ zone, at: high, byMinutes: (offsetOf(high, zone) - offsetOf(low, zone)) / MINUTE });
  }
  return found;
}

/** The first moment of a local day, found minute by minute from a day before. */
function midnightOf(date: string, zone: string): number {
  const around = Date.parse(`${date}T00:00:00Z`);
  for (const offset of [...new Set([-DAY, 0, DAY].map((by) => offsetOf(around + by, zone)))].sort((a, b) => b - a)) {
    const guess = around - offset;
    if (dateOf(guess, zone) === date && dateOf(guess - MINUTE, zone) < date) return guess;
  }
  // Midnight itself is skipped: the day begins at the change.
  for (let ms = around - 15 * 3_600_000; ms < around + 15 * 3_600_000; ms += 15 * MINUTE) {
    if (dateOf(ms, zone) === date) return ms;
  }
  throw new Error(`${zone} has no ${date}`);
}

const shopIn = (timeZone: string, open = '00:00', close = '24:00') =>
  aShop({
    timeZone,
    hours: everyDay({ from: open, to: close }),
    slotStepMinutes: 30,
    noticeMinutes: 0,
    horizonDays: 365,
  });

const facts = (timeZone: string, nowMs: number, minutes = 30) => ({
  ...{ service: aService({ durationMinutes: minutes }), bays: [aBay()], sheets: [], settings: shopIn(timeZone), nowMs },
  technicians: [aTechnician({ hours: everyDay({ from: '00:00', to: '24:00' }) })],
});

const ZONES = Intl.supportedValuesOf('timeZone');
const CHANGES = ZONES.flatMap(changesOf);

/** The day of a change and its neighbours. */
function daysAround({ zone, at }: Change): string[] {
  return [at - DAY, at - MINUTE, at, at + DAY]
    .map((ms) => dateOf(ms, zone))
    .filter((date, index, all) => all.indexOf(date) === index);
}

/** Changes at midnight, and those of a step other than an hour. */
const AT_MIDNIGHT = CHANGES.filter(({ zone, at }) => minuteOf(at, zone) === 0 || minuteOf(at - MINUTE, zone) === 1439);
const ODD = CHANGES.filter(({ byMinutes }) => Math.abs(byMinutes) !== 60);
const COUNTS = `${AT_MIDNIGHT.length} at midnight, ${ODD.length} not of an hour`;

describe(`all ${ZONES.length} zones and their ${CHANGES.length} changes of 2026 and 2027 (${COUNTS})`, () => {
  it('are all covered, the odd ones too', () => {
    expect(ZONES.length).toBeGreaterThan(400);
    expect(CHANGES.length).toBeGreaterThan(400);
    expect(AT_MIDNIGHT.length).toBeGreaterThan(10);
    expect(ODD.length).toBeGreaterThanOrEqual(4);
  });

  it('have days with as many cells as quarter hours pass', () => {
    for (const change of CHANGES) {
      for (const date of daysAround(change)) {
        const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
        const passed = midnightOf(next, change.zone) - midnightOf(date, change.zone);
        expect(`${change.zone} ${date} ${cellsInDay(date, change.zone)}`).toBe(
          `${change.zone} ${date} ${Math.ceil(passed / (15 * MINUTE))}`,
        );
      }
    }
  });

  it('lose no time, repeat none and shift none', () => {
    for (const change of CHANGES) {
      const { zone } = change;
      const dates = daysAround(change);
      const nowMs = midnightOf(dates[0] ?? '', zone) - 10 * DAY;
      for (const { date, slots } of availableSlots({ ...facts(zone, nowMs), dates })) {
        const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
        const [start, end] = [midnightOf(date, zone), midnightOf(next, zone)];
        // Every half hour that a wall clock shows, as often as it shows it, and that has half an hour of the day left.
        const expected: string[] = [];
        for (let ms = start; ms <= end - 30 * MINUTE; ms += 15 * MINUTE) {
          if (minuteOf(ms, zone) % 30 === 0) expected.push(toInstant(ms));
        }
        const offered = slots.map(({ startsAt }) => startsAt);
        if (offered.join() !== expected.join())
          expect(`${zone} ${date}: ${offered.join()}`).toBe(`${zone} ${date}: ${expected.join()}`);
      }
    }
    expect.assertions(0);
  });

  it('give neighbouring visits cells that touch and never overlap', () => {
    for (const change of CHANGES) {
      const { zone } = change;
      for (const date of daysAround(change)) {
        const start = midnightOf(date, zone);
        let next = 0;
        for (let quarter = 0; quarter < cellsInDay(date, zone) - 1; quarter += 2) {
          const startMs = start + quarter * 15 * MINUTE;
          const cells = cellRangeOf({ startMs, endMs: startMs + 30 * MINUTE, date, zone });
          if (cells.start !== next || cells.count !== 2)
            throw new Error(`${zone} ${date}: ${JSON.stringify(cells)} at ${next}`);
          next = cells.start + cells.count;
        }
      }
    }
    expect(CHANGES.length).toBeGreaterThan(0);
  });
});

/** Places with shops: with clock changes of an hour, of half an hour, and with none. */
const PLACES = [
  'Europe/Berlin',
  'Australia/Sydney',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Australia/Perth',
];

describe.each(PLACES)('a booking in %s', (zone) => {
  const days = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-06-15'];

  it.each(days)('on %s is at the hour the wall clock shows, whenever and from wherever it is made', (date) => {
    const hours = ['09:00', '12:30', '16:00'];
    for (const hour of hours) {
      const wanted = midnightOf(date, zone);
      let startMs = wanted;
      while (minuteOf(startMs, zone) !== Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))) startMs += 15 * MINUTE;
      const { decision } = bookAt(startMs, zone);
      if (!decision.ok) throw new Error(JSON.stringify(decision.problem));
      const { startsAt, endsAt, visitDate, cells } = decision.value.appointment;
      expect({ startsAt, endsAt, visitDate }).toEqual({
        startsAt: toInstant(startMs),
        endsAt: toInstant(startMs + 60 * MINUTE),
        visitDate: date,
      });
      expect(cells).toEqual({ start: (startMs - wanted) / (15 * MINUTE), count: 4 });
    }
  });
});

function bookAt(startMs: number, zone: string) {
  const nowMs = startMs - 20 * DAY;
  const party = { customerId: 'c', vehicleId: null, contactName: 'n', contactEmail: 'e', contactPhone: '' };
  const car = { vehiclePlate: '', vehicleMake: '', vehicleModel: '', vehicleYear: null };
  const request = {
    ...{ appointmentId: 'id', requestHash: 'h', startsAt: toInstant(startMs), party: { ...party, ...car }, note: '' },
    ...{ preferredTimes: [], planId: null, inspection: null, bayId: null, technicianId: null, overrideReason: '' },
    now: toInstant(nowMs),
  };
  return { decision: decideBooking({ ...facts(zone, nowMs, 60), actor: SYSTEM, request }) };
}
