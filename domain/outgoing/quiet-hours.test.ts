import { describe, expect, it } from 'vitest';
import { localDateOf, localTimeOf, wallTimeToMs } from '../shared/time';
import { quietUntilMs } from './quiet-hours';

const ZONES = ['Australia/Perth', 'Australia/Sydney', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata'];
/** Days on which one of the zones changes its clocks, and a plain one. */
const DATES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-11-24'];

describe.each(ZONES)('the quiet hours in %s', (zone) => {
  it.each(DATES)('on %s last from nine in the evening to seven in the morning', (date) => {
    const until = (time: string) => quietUntilMs(wallTimeToMs(date, time, zone), zone);
    for (const time of ['07:00', '12:00', '20:59']) expect(until(time)).toBeNull();
    for (const time of ['00:00', '06:59']) {
      const end = until(time) ?? 0;
      expect([localDateOf(end, zone), localTimeOf(end, zone)]).toEqual([date, '07:00']);
    }
    for (const time of ['21:00', '23:59']) {
      const end = until(time) ?? 0;
      expect(localTimeOf(end, zone)).toBe('07:00');
      expect(localDateOf(end, zone) > date).toBe(true);
    }
  });
});
