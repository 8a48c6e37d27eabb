import { describe, expect, it } from 'vitest';
import {
  addDays,
  datesOfWeek,
  dayLengthMinutes,
  isInstant,
  isLocalDate,
  isLocalTime,
  isZone,
  isoWeekOf,
  localDateOf,
  localTimeOf,
  startOfLocalDay,
  toInstant,
  toMs,
  wallTimeToMs,
  weekdayOf,
} from './time';

describe('the shop’s clock', () => {
  it.each([
    ['Australia/Sydney', '2026-11-24', '09:30', '2026-11-23T22:30:00.000Z'],
    ['Australia/Perth', '2026-11-24', '09:30', '2026-11-24T01:30:00.000Z'],
    ['Asia/Kolkata', '2026-11-24', '09:30', '2026-11-24T04:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-24', '09:30', '2026-11-24T17:30:00.000Z'],
    ['Europe/Berlin', '2026-07-01', '09:30', '2026-07-01T07:30:00.000Z'],
    ['Europe/Berlin', '2026-12-01', '09:30', '2026-12-01T08:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '09:30', '2026-10-03T22:30:00.000Z'],
  ])('%s: %s %s is %s', (zone, date, time, instant) => {
    const ms = wallTimeToMs(date, time, zone);
    expect(toInstant(ms)).toBe(instant);
    expect(localDateOf(ms, zone)).toBe(date);
    expect(localTimeOf(ms, zone)).toBe(time);
  });

  it('gives the moment of the change for a time the clocks skip', () => {
    expect(toInstant(wallTimeToMs('2026-03-29', '02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('gives the first of two moments for a time that occurs twice', () => {
    expect(toInstant(wallTimeToMs('2026-10-25', '02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', 1380],
    ['Europe/Berlin', '2026-10-25', 1500],
    ['Australia/Sydney', '2026-10-04', 1380],
    ['Australia/Sydney', '2026-04-05', 1500],
    ['Australia/Lord_Howe', '2026-10-04', 1410],
    ['America/Los_Angeles', '2026-11-01', 1500],
    ['Africa/Cairo', '2026-04-24', 1380],
    ['America/Santiago', '2026-09-06', 1380],
    ['Asia/Beirut', '2026-03-29', 1380],
    ['Australia/Perth', '2026-03-29', 1440],
  ])('%s: %s lasts %d minutes', (zone, date, minutes) => {
    expect(dayLengthMinutes(date, zone)).toBe(minutes);
  });

  it('begins a day whose midnight is skipped at the moment of the change', () => {
    const start = startOfLocalDay('2026-04-24', 'Africa/Cairo');
    expect(localTimeOf(start, 'Africa/Cairo')).toBe('01:00');
    expect(localDateOf(start - 1, 'Africa/Cairo')).toBe('2026-04-23');
  });

  it('begins every day of every zone where the day before ends, over 2026 and 2027', () => {
    const wrong: string[] = [];
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      // Only the days next to a change of offset can go wrong; checking a week apart finds them all.
      for (let date = '2026-01-01'; date < '2028-01-01'; date = addDays(date, 7)) {
        const week = startOfLocalDay(addDays(date, 7), zone) - startOfLocalDay(date, zone);
        if (week === 7 * 86_400_000) continue;
        for (let day = date; day < addDays(date, 7); day = addDays(day, 1)) {
          const start = startOfLocalDay(day, zone);
          if (localDateOf(start, zone) !== day || localDateOf(start - 1, zone) >= day) wrong.push(`${zone} ${day}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('what callers write', () => {
  it.each([
    ['2026-11-24T22:30:00.000Z', true],
    ['2026-11-24T22:30Z', true],
    ['2026-02-30T10:00:00Z', false],
    ['2026-11-24T25:00:00Z', false],
    ['2026-11-24T22:30:00+10:00', false],
    ['2026-11-24', false],
    ['tomorrow', false],
  ])('%s as an instant: %s', (text, expected) => {
    expect(isInstant(text)).toBe(expected);
  });

  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', true],
    ['24:01', false],
    ['8:00', false],
    ['12:60', false],
  ])('%s as a wall-clock time: %s', (text, expected) => {
    expect(isLocalTime(text)).toBe(expected);
  });

  it('accepts a zone only if this machine knows it', () => {
    expect(isZone('Australia/Lord_Howe')).toBe(true);
    expect(isZone('Australia/Atlantis')).toBe(false);
    expect(() => wallTimeToMs('2026-11-24', '09:00', 'Australia/Atlantis')).toThrow('unknown zone');
    expect(() => toMs('tomorrow')).toThrow('not an instant');
    expect(() => datesOfWeek('2026-48')).toThrow('not an ISO week');
  });
});

describe('the calendar', () => {
  it.each([
    ['2026-11-24', '2026-W48', 2],
    ['2026-01-01', '2026-W01', 4],
    ['2027-01-01', '2026-W53', 5],
    ['2027-01-04', '2027-W01', 1],
  ])('%s is in week %s, on weekday %d', (date, week, weekday) => {
    expect(isoWeekOf(date)).toBe(week);
    expect(weekdayOf(date)).toBe(weekday);
    expect(datesOfWeek(week)).toContain(date);
  });

  it('rejects dates that do not exist', () => {
    expect(isLocalDate('2026-02-28')).toBe(true);
    expect(isLocalDate('2026-02-29')).toBe(false);
    expect(isLocalDate('2026-2-1')).toBe(false);
  });
});
