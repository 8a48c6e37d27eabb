import { describe, expect, it } from 'vitest';
import { wallTimeToMs } from '../shared/time';
import { aShop } from '../testing/builders';
import { checkStart, lastBookableDate } from './policy';

const ZONE = 'Australia/Sydney';
const settings = aShop({ noticeMinutes: 120, horizonDays: 3, slotStepMinutes: 30 });
const nowMs = wallTimeToMs('2026-11-24', '08:00', ZONE);
const MINUTE = 60_000;
const verdict = (startMs: number, override = false) => {
  const checked = checkStart({ startMs, nowMs, settings, override });
  return checked.ok ? 'ALLOWED' : checked.problem.code;
};

describe('a start', () => {
  it.each([
    ['this very moment', nowMs, 'IN_THE_PAST', 'IN_THE_PAST'],
    ['a minute ago', nowMs - MINUTE, 'IN_THE_PAST', 'IN_THE_PAST'],
    ['in half an hour', nowMs + 30 * MINUTE, 'TOO_SOON', 'ALLOWED'],
    ['a minute inside the notice', nowMs + 119 * MINUTE, 'TOO_SOON', 'ALLOWED'],
    ['at the end of the notice', nowMs + 120 * MINUTE, 'ALLOWED', 'ALLOWED'],
    ['off the grid', nowMs + 125 * MINUTE, 'OFF_GRID', 'ALLOWED'],
    ['with seconds', nowMs + 120 * MINUTE + 1000, 'OFF_GRID', 'OFF_GRID'],
    ['late on the last day', wallTimeToMs('2026-11-26', '23:30', ZONE), 'ALLOWED', 'ALLOWED'],
    ['on the day after the last', wallTimeToMs('2026-11-27', '00:00', ZONE), 'BEYOND_HORIZON', 'ALLOWED'],
  ])('%s: customers and staff with override', (_when, startMs, customers, staff) => {
    expect(verdict(startMs)).toBe(customers);
    expect(verdict(startMs, true)).toBe(staff);
  });

  it('that comes too soon is told the earliest start', () => {
    expect(checkStart({ startMs: nowMs + 30 * MINUTE, nowMs, settings, override: false })).toMatchObject({
      problem: { facts: { earliest: '2026-11-23T23:00:00.000Z' } },
    });
  });

  it.each([
    ['2026-11-27', '2026-11-26', null],
    ['2028-11-23', '2026-11-26', null],
    ['2030-01-01', '2026-11-26', '2028-11-23'],
  ])('on %s, too far ahead, is told the last day this caller may book', (date, customers, staff) => {
    const lastFor = (override: boolean) => {
      const checked = checkStart({ startMs: wallTimeToMs(date, '10:00', ZONE), nowMs, settings, override });
      return checked.ok ? null : checked.problem.facts?.['last'];
    };
    expect([lastFor(false), lastFor(true)]).toEqual([customers, staff]);
  });

  it('is on the grid by the wall clock, not by elapsed time', () => {
    const shop = aShop({ timeZone: 'Australia/Lord_Howe', slotStepMinutes: 60, horizonDays: 60 });
    const at = (time: string) => {
      const startMs = wallTimeToMs('2026-10-04', time, 'Australia/Lord_Howe');
      return checkStart({ startMs, nowMs: startMs - 86_400_000, settings: shop, override: false }).ok;
    };
    expect(at('03:00')).toBe(true);
    expect(at('03:30')).toBe(false);
  });
});

it('counts today among the days that can be booked', () => {
  expect(lastBookableDate({ timeZone: ZONE, horizonDays: 1 }, nowMs)).toBe('2026-11-24');
  expect(lastBookableDate(settings, nowMs)).toBe('2026-11-26');
});

it('counts the shop’s own days, whatever the date is elsewhere', () => {
  const lateInUtc = Date.parse('2026-11-24T20:00:00Z');
  expect(lastBookableDate({ timeZone: ZONE, horizonDays: 1 }, lateInUtc)).toBe('2026-11-25');
  expect(lastBookableDate({ timeZone: 'America/Los_Angeles', horizonDays: 1 }, lateInUtc)).toBe('2026-11-24');
});
