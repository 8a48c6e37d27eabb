import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTimeOf, toMs, wallTimeToMs } from '../shared/time';
import { aBay, aService, aSheet, aShop, aTechnician, everyDay } from '../testing/builders';
import { type AvailabilityFacts, availableSlots, nearestFreeStarts, rankPairs } from './availability';

const DATE = '2026-11-24';
const ZONE = 'Australia/Sydney';
const NOW = toMs('2026-11-20T00:00:00.000Z');

const facts = (given: Partial<AvailabilityFacts> = {}): AvailabilityFacts => ({
  service: aService(),
  bays: [aBay()],
  technicians: [aTechnician()],
  sheets: [],
  settings: aShop(),
  nowMs: NOW,
  ...given,
});
const timesOn = (given: Partial<AvailabilityFacts> = {}, date = DATE): string[] => {
  const all = facts(given);
  const [day] = availableSlots({ ...all, dates: [date] });
  return (day?.slots ?? []).map(({ startsAt }) => localTimeOf(startsAt, all.settings.timeZone));
};
const at = (time: string, date = DATE, zone = ZONE) => new Date(wallTimeToMs(date, time, zone)).toISOString();
const codeAt = (time: string, given: Partial<AvailabilityFacts> = {}) => {
  const ranked = rankPairs({ ...facts(given), startsAt: at(time) });
  return ranked.ok ? 'FREE' : ranked.problem.code;
};

describe('free times', () => {
  it('start on the grid, from opening to the last that ends by closing', () => {
    const times = timesOn();
    expect(times[0]).toBe('08:00');
    expect(times.at(-1)).toBe('16:00');
    expect(times).toHaveLength(17);
  });

  it('leave room for the buffers inside the opening hours', () => {
    const times = timesOn({ service: aService({ bufferBeforeMinutes: 15, bufferAfterMinutes: 15 }) });
    expect(times[0]).toBe('08:30');
    expect(times.at(-1)).toBe('15:30');
  });

  it('never overlap a taken cell, but may touch it', () => {
    // Cells 40 to 43 are 10:00 to 11:00.
    const times = timesOn({ sheets: [aSheet({ busy: [40, 41, 42, 43] })] });
    expect(times).toContain('09:00');
    expect(times).not.toContain('09:30');
    expect(times).not.toContain('10:30');
    expect(times).toContain('11:00');
  });

  it('need a technician too: a free bay alone is not enough', () => {
    expect(
      timesOn({ sheets: [aSheet({ resourceKind: 'TECHNICIAN', resourceId: 'tech-1', busy: [40] })] }),
    ).not.toContain('10:00');
    expect(timesOn({ technicians: [] })).toEqual([]);
  });

  it('fall within the technician’s own hours', () => {
    const technicians = [aTechnician({ hours: everyDay({ from: '09:00', to: '12:00' }) })];
    expect(timesOn({ technicians })).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00']);
  });

  it('stop for a break in the opening hours', () => {
    const settings = aShop({ hours: everyDay({ from: '08:00', to: '12:00' }, { from: '13:00', to: '17:00' }) });
    const times = timesOn({ settings });
    expect(times).not.toContain('11:30');
    expect(times).toContain('13:00');
  });

  it('need all the skills and one of the kinds of bay', () => {
    const service = aService({ skills: ['GENERAL', 'BRAKES'], bayKinds: ['FLAT', 'ALIGNMENT'] });
    expect(timesOn({ service })).toEqual([]);
    const able = { bays: [aBay({ kind: 'ALIGNMENT' })], technicians: [aTechnician({ skills: ['BRAKES', 'GENERAL'] })] };
    expect(timesOn({ service, ...able })).toHaveLength(17);
  });

  it('leave out an inactive service, bay or technician', () => {
    expect(timesOn({ service: aService({ active: false }) })).toEqual([]);
    expect(timesOn({ bays: [aBay({ active: false })] })).toEqual([]);
    expect(timesOn({ technicians: [aTechnician({ active: false })] })).toEqual([]);
  });

  it('respect the notice and the horizon', () => {
    const nowMs = wallTimeToMs(DATE, '08:10', ZONE);
    expect(timesOn({ nowMs })[0]).toBe('10:30');
    expect(timesOn({ settings: aShop({ horizonDays: 5 }) })).not.toEqual([]);
    expect(timesOn({ settings: aShop({ horizonDays: 4 }) })).toEqual([]);
  });

  it('never begin at this very moment, even if no notice is asked for', () => {
    const settings = aShop({ noticeMinutes: 0 });
    expect(timesOn({ settings, nowMs: wallTimeToMs(DATE, '10:00', ZONE) })[0]).toBe('10:30');
    expect(timesOn({ settings, nowMs: wallTimeToMs(DATE, '10:00', ZONE) - 1 })[0]).toBe('10:00');
  });

  it('run through where two stretches of hours meet', () => {
    const settings = aShop({ hours: everyDay({ from: '08:00', to: '12:00' }, { from: '12:00', to: '17:00' }) });
    expect(timesOn({ settings })).toContain('11:30');
    expect(timesOn({ settings })).toHaveLength(17);
  });

  it('stay on the full hour through a clock change of half an hour', () => {
    const settings = aShop({
      timeZone: 'Australia/Lord_Howe',
      slotStepMinutes: 60,
      hours: everyDay({ from: '00:00', to: '06:00' }),
    });
    const technicians = [aTechnician({ hours: everyDay({ from: '00:00', to: '24:00' }) })];
    const nowMs = toMs('2026-09-20T00:00:00.000Z');
    // The clocks go from 02:00 to 02:30; a one-hour visit begun at 01:00 ends at 02:30.
    expect(timesOn({ settings, technicians, nowMs }, '2026-10-04')).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
    ]);
  });

  it('count the pairs that could still take the visit', () => {
    const bays = [aBay(), aBay({ bayId: 'bay-2' }), aBay({ bayId: 'bay-3' })];
    const technicians = [aTechnician(), aTechnician({ technicianId: 'tech-2' })];
    const [day] = availableSlots({ ...facts({ bays, technicians }), dates: [DATE] });
    expect(new Set(day?.slots.map(({ capacity }) => capacity))).toEqual(new Set([2]));
  });

  it.each([
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['Australia/Lord_Howe', '2026-10-04'],
    ['America/Los_Angeles', '2026-11-01'],
    ['Asia/Kolkata', '2026-11-24'],
  ])('show the same hours on the wall in %s on %s', (timeZone, date) => {
    const nowMs = wallTimeToMs(date, '12:00', timeZone) - 10 * 86_400_000;
    const times = timesOn({ settings: aShop({ timeZone }), nowMs }, date);
    expect(times[0]).toBe('08:00');
    expect(times.at(-1)).toBe('16:00');
    expect(times).toHaveLength(17);
  });
});

describe('a requested start', () => {
  it.each([
    ['16:30', {}, 'OUTSIDE_HOURS'],
    ['10:10', {}, 'OFF_GRID'],
    ['10:00', { nowMs: wallTimeToMs(DATE, '10:00', ZONE) }, 'IN_THE_PAST'],
    ['10:00', { nowMs: wallTimeToMs(DATE, '08:30', ZONE) }, 'TOO_SOON'],
    ['10:00', { settings: aShop({ horizonDays: 2 }) }, 'BEYOND_HORIZON'],
    ['10:00', { service: aService({ active: false }) }, 'SERVICE_INACTIVE'],
    ['10:00', { bays: [] }, 'NO_CAPACITY'],
    ['10:00', { sheets: [aSheet({ busy: [43] })] }, 'SLOT_TAKEN'],
    ['10:00', {}, 'FREE'],
  ])('%s in case %j is %s', (time, given, code) => {
    expect(codeAt(time, given)).toBe(code);
  });

  it('lets staff bypass notice, horizon and grid, never the past, closing time or a taken cell', () => {
    const override = (time: string, given: Partial<AvailabilityFacts> = {}) => {
      const ranked = rankPairs({ ...facts(given), startsAt: at(time), override: true });
      return ranked.ok ? 'FREE' : ranked.problem.code;
    };
    expect(override('10:10')).toBe('FREE');
    expect(override('10:00', { nowMs: wallTimeToMs(DATE, '09:59', ZONE) })).toBe('FREE');
    expect(override('10:00', { nowMs: wallTimeToMs(DATE, '10:00', ZONE) })).toBe('IN_THE_PAST');
    expect(override('16:30')).toBe('OUTSIDE_HOURS');
    expect(override('10:00', { sheets: [aSheet({ busy: [40] })] })).toBe('SLOT_TAKEN');
  });

  it('goes to the least loaded bay and technician first, the same for everyone', () => {
    const bays = [aBay(), aBay({ bayId: 'bay-2' })];
    const technicians = [aTechnician(), aTechnician({ technicianId: 'tech-2' })];
    const sheets = [
      aSheet({ busy: [60, 61] }),
      aSheet({ resourceKind: 'TECHNICIAN', resourceId: 'tech-2', busy: [60] }),
    ];
    const ranked = rankPairs({ ...facts({ bays, technicians, sheets }), startsAt: at('10:00') });
    expect(ranked.ok && ranked.value.map(({ bayId, technicianId }) => `${bayId} ${technicianId}`)).toEqual([
      'bay-2 tech-1',
      'bay-2 tech-2',
      'bay-1 tech-1',
      'bay-1 tech-2',
    ]);
  });
});

describe('the offer and the decision', () => {
  const busyCells = fc.uniqueArray(fc.integer({ min: 28, max: 70 }), { maxLength: 20 });

  it('agree: every offered start is accepted, every other start of the day is refused', () => {
    fc.assert(
      fc.property(busyCells, busyCells, fc.constantFrom(30, 45, 60, 90), (bay, technician, durationMinutes) => {
        const given = facts({
          service: aService({ durationMinutes }),
          sheets: [
            aSheet({ busy: bay }),
            aSheet({ resourceKind: 'TECHNICIAN', resourceId: 'tech-1', busy: technician }),
          ],
        });
        const offered = new Set(availableSlots({ ...given, dates: [DATE] })[0]?.slots.map(({ startsAt }) => startsAt));
        for (let minutes = 0; minutes < 1440; minutes += 30) {
          const startsAt = new Date(wallTimeToMs(DATE, '00:00', ZONE) + minutes * 60_000).toISOString();
          expect(rankPairs({ ...given, startsAt }).ok).toBe(offered.has(startsAt));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('offers the nearest free starts on both sides of a taken one, in order of time', () => {
    const sheets = [aSheet({ busy: [40, 41, 42, 43] })];
    const near = nearestFreeStarts({ ...facts({ sheets }), dates: [DATE], startsAt: at('10:00'), count: 3 });
    expect(near.map((start) => localTimeOf(start, ZONE))).toEqual(['08:30', '09:00', '11:00']);
  });
});
