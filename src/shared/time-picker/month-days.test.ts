import { describe, expect, it } from 'vitest';
import { dateByKey, monthAfter, weeksOfMonth } from './month-days';

describe('a month of days', () => {
  it('starts on a Monday, ends on a Sunday and holds every day once', () => {
    const weeks = weeksOfMonth('2026-11-01');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
    const inMonth = weeks.flat().filter((date) => date.startsWith('2026-11'));
    expect(new Set(inMonth).size).toBe(30);
    expect(weeksOfMonth('2027-02-01')).toHaveLength(4);
  });

  it('follows another across the year', () => {
    expect(monthAfter('2026-12-01', 1)).toBe('2027-01-01');
    expect(monthAfter('2026-01-01', -1)).toBe('2025-12-01');
  });

  it.each([
    ['ArrowLeft', '2026-10-31'],
    ['ArrowDown', '2026-11-08'],
    ['Home', '2026-10-26'],
    ['End', '2026-11-01'],
    ['PageUp', '2026-10-01'],
    ['PageDown', '2026-12-01'],
    ['x', null],
  ])('is walked by keys: %s from 1 November leads to %s', (key, date) => {
    expect(dateByKey(key, '2026-11-01')).toBe(date);
  });

  it('keeps to the last day of a shorter month', () => {
    expect(dateByKey('PageDown', '2027-01-31')).toBe('2027-02-28');
  });
});
