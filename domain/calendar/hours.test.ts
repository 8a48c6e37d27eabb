import { describe, expect, it } from 'vitest';
import { localTimeOf, toInstant } from '../shared/time';
import { everyDay } from '../testing/builders';
import { type WeekHours, openSpans } from './hours';

const ZONE = 'Australia/Sydney';
const DATE = '2026-11-24';
const onTheWall = (hours: WeekHours, date = DATE, zone = ZONE) =>
  openSpans(date, hours, zone).map(({ startMs, endMs }) => `${localTimeOf(startMs, zone)}–${localTimeOf(endMs, zone)}`);
const minutesOpen = (hours: WeekHours, date: string, zone: string) =>
  openSpans(date, hours, zone).reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / 60_000, 0);

describe('opening hours', () => {
  it('are wall times for the shop and moments for everyone else', () => {
    const [span] = openSpans(DATE, everyDay({ from: '08:00', to: '17:00' }), ZONE);
    expect(span && [toInstant(span.startMs), toInstant(span.endMs)]).toEqual([
      '2026-11-23T21:00:00.000Z',
      '2026-11-24T06:00:00.000Z',
    ]);
  });

  it('are those of the weekday, Monday first', () => {
    const hours: WeekHours = {
      ...everyDay(),
      '1': [{ from: '07:00', to: '12:00' }],
      '7': [{ from: '10:00', to: '11:00' }],
    };
    expect(onTheWall(hours, '2026-11-23')).toEqual(['07:00–12:00']);
    expect(onTheWall(hours, '2026-11-24')).toEqual([]);
    expect(onTheWall(hours, '2026-11-29')).toEqual(['10:00–11:00']);
  });

  it('may have a break, and are put in order however they were typed', () => {
    expect(onTheWall(everyDay({ from: '13:00', to: '17:00' }, { from: '08:00', to: '12:00' }))).toEqual([
      '08:00–12:00',
      '13:00–17:00',
    ]);
  });

  it.each([
    ['touch', { from: '12:00', to: '17:00' }, '08:00–17:00'],
    ['overlap', { from: '11:00', to: '17:00' }, '08:00–17:00'],
    ['contain one another', { from: '09:00', to: '10:00' }, '08:00–12:00'],
  ])('are one stretch where two %s', (_how, second, expected) => {
    expect(onTheWall(everyDay({ from: '08:00', to: '12:00' }, second))).toEqual([expected]);
  });

  it('that end before they begin are closed', () => {
    expect(onTheWall(everyDay({ from: '17:00', to: '08:00' }, { from: '09:00', to: '09:00' }))).toEqual([]);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', 1380],
    ['Europe/Berlin', '2026-10-25', 1500],
    ['Australia/Lord_Howe', '2026-10-04', 1410],
    ['Australia/Lord_Howe', '2026-04-05', 1470],
    ['Africa/Cairo', '2026-04-24', 1380],
    ['America/Santiago', '2026-09-06', 1380],
    ['Asia/Beirut', '2026-03-29', 1380],
    ['Asia/Kolkata', '2026-03-29', 1440],
  ])('around the clock last as long as the day: %s on %s', (zone, date, minutes) => {
    expect(minutesOpen(everyDay({ from: '00:00', to: '24:00' }), date, zone)).toBe(minutes);
  });

  it('across a clock change are shorter or longer by the change', () => {
    const night = everyDay({ from: '01:00', to: '05:00' });
    expect(minutesOpen(night, '2026-03-29', 'Europe/Berlin')).toBe(180);
    expect(minutesOpen(night, '2026-10-25', 'Europe/Berlin')).toBe(300);
  });

  it('that the clocks skip entirely are closed that day', () => {
    expect(onTheWall(everyDay({ from: '02:00', to: '03:00' }), '2026-03-29', 'Europe/Berlin')).toEqual([]);
  });
});
