import { describe, expect, it } from 'vitest';
import { CLOCK_CHANGE_DAYS } from '../../domain/testing/clock-change-days';
import { durationText, longDayText, timeText } from './when';

describe.each(CLOCK_CHANGE_DAYS)('on the page, $instant in $zone', ({ zone, date, instant }) => {
  it('reads half past nine of its local day, on any reader’s clock', () => {
    const words = { timeZone: zone, locale: 'en-AU' };
    expect(timeText(instant, words)).toMatch(/^9:30\sam$/);
    expect(longDayText(instant, words)).toContain(` ${Number(date.slice(8))} `);
  });
});

it.each([
  [45, '45 min'],
  [60, '1 h'],
  [150, '2 h 30 min'],
])('%d minutes are %s', (minutes, words) => {
  expect(durationText(minutes)).toBe(words);
});
