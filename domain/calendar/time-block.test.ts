import { describe, expect, it } from 'vitest';
import { brokenByHours, isStillToCome, sameHours } from './broken';
import { blockedDays } from './time-block';
import { anAppointment, everyDay } from '../testing/builders';
import { toMs } from '../shared/time';

const SYDNEY = 'Australia/Sydney';
const days = (from: string, to: string, hours: [string, string] | null = null, zone = SYDNEY) => {
  const blocked = blockedDays({ from, to, fromTime: hours?.[0] ?? null, toTime: hours?.[1] ?? null }, zone);
  return blocked.ok ? blocked.value : [];
};

describe('blocked days', () => {
  it.each([
    ['2026-11-24', SYDNEY, 96],
    ['2026-10-04', SYDNEY, 92],
    ['2026-04-05', SYDNEY, 100],
    ['2026-10-04', 'Australia/Lord_Howe', 94],
  ])('all of %s in %s is %d cells', (date, zone, count) => {
    const [day] = days(date, date, null, zone);
    expect(day?.cells).toEqual(Array.from({ length: count }, (_, cell) => cell));
  });

  it('take the hours of each day by that day’s own clock', () => {
    const [before, changed] = days('2026-10-03', '2026-10-04', ['09:00', '10:00']);
    expect(before?.cells).toEqual([36, 37, 38, 39]);
    expect(changed?.cells).toEqual([32, 33, 34, 35]);
    expect(changed?.startsAt).toBe('2026-10-03T22:00:00.000Z');
  });

  it('take every cell that the hours touch', () => {
    expect(days('2026-11-24', '2026-11-24', ['09:05', '09:20'])[0]?.cells).toEqual([36, 37]);
  });

  it.each([
    ['2026-11-24', '2026-11-23', null, null],
    ['2026-11-24', '2027-02-24', null, null],
    ['2026-11-24', '2026-11-24', '10:00', null],
    ['2026-11-24', '2026-11-24', null, '10:00'],
    ['2026-11-24', '2026-11-24', '10:00', '10:00'],
  ])('from %s to %s, %s to %s, are refused', (from, to, fromTime, toTime) => {
    expect(blockedDays({ from, to, fromTime, toTime }, SYDNEY)).toMatchObject({
      ok: false,
      problem: { code: 'INVALID_INPUT' },
    });
  });

  it('may last a quarter of a year', () => {
    expect(days('2026-11-24', '2027-02-23')).toHaveLength(92);
  });
});

describe('what new hours would break', () => {
  const visit = anAppointment();
  const hours = { before: everyDay({ from: '08:00', to: '17:00' }), zone: SYDNEY };

  it('is what was inside the old hours and is outside the new ones', () => {
    const broken = (after: ReturnType<typeof everyDay>) => brokenByHours([visit], { ...hours, after });
    expect(broken(everyDay({ from: '09:30', to: '17:00' }))).toEqual([]);
    expect(broken(everyDay({ from: '09:45', to: '17:00' }))).toEqual([visit]);
    expect(broken(everyDay({ from: '08:00', to: '10:00' }, { from: '10:15', to: '17:00' }))).toEqual([visit]);
    expect(broken(everyDay())).toEqual([visit]);
    expect(brokenByHours([visit], { ...hours, before: everyDay(), after: everyDay() })).toEqual([]);
  });

  it('only counts visits that are still to come', () => {
    const [before, after] = [toMs(visit.endsAt) - 1, toMs(visit.endsAt)];
    expect(isStillToCome(visit, before)).toBe(true);
    expect(isStillToCome(visit, after)).toBe(false);
    for (const status of ['CANCELLED', 'NO_SHOW', 'COMPLETED'] as const) {
      expect(isStillToCome({ ...visit, status }, before)).toBe(false);
    }
  });

  it('is checked only when hours differ', () => {
    expect(sameHours(hours.before, everyDay({ from: '08:00', to: '17:00' }))).toBe(true);
    expect(sameHours(hours.before, everyDay({ from: '08:00', to: '17:15' }))).toBe(false);
  });
});
