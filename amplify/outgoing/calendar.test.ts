import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { toInstant, wallTimeToMs } from '../../domain/shared/time';
import { aMailShop } from '../../local/testing/mail-shop';
import { calendarAttachment, calendarOf } from './calendar';
import { tellingFor } from './telling';
import { SAMPLE_VISIT } from './visit-facts';

const telling = (timeZone = 'Australia/Sydney') => tellingFor(aMailShop({ timeZone }), 'en');

const eventOf = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('no event');
  return { calendar, event, parsed: new ICAL.Event(event) };
};

describe('the calendar file', () => {
  it.each([
    ['Australia/Sydney', '2026-10-04', '09:30'],
    ['Australia/Sydney', '2026-04-05', '09:30'],
    ['Europe/Berlin', '2026-03-29', '08:00'],
    ['Europe/Berlin', '2026-10-25', '16:30'],
    ['America/Los_Angeles', '2026-11-01', '10:00'],
    ['Asia/Kolkata', '2026-11-24', '10:30'],
  ])('in %s on %s begins at %s on the workshop’s clock', (timeZone, date, time) => {
    const startsAt = toInstant(wallTimeToMs(date, time, timeZone));
    const endsAt = toInstant(wallTimeToMs(date, time, timeZone) + 3_600_000);
    const { parsed } = eventOf(calendarOf({ ...SAMPLE_VISIT, startsAt, endsAt }, telling(timeZone)));
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
    expect(shown.format(parsed.startDate.toJSDate())).toBe(time);
    expect(parsed.endDate.toJSDate().toISOString()).toBe(endsAt);
  });

  it('keeps its UID, counts its changes, and removes the entry when cancelled', () => {
    const made = (given: Partial<typeof SAMPLE_VISIT>) => eventOf(calendarOf({ ...SAMPLE_VISIT, ...given }, telling()));
    const first = made({ version: 1 });
    const cancelled = made({ version: 2, status: 'CANCELLED' });
    expect(cancelled.parsed.uid).toBe(first.parsed.uid);
    expect([first, cancelled].map(({ parsed }) => parsed.sequence)).toEqual([1, 2]);
    expect(first.calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(cancelled.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(cancelled.event.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('is attached with its method, which tells mail programs what to do with it', () => {
    const attached = (status: 'SCHEDULED' | 'CANCELLED') =>
      calendarAttachment({ ...SAMPLE_VISIT, status }, telling()).contentType;
    expect(attached('SCHEDULED')).toBe('text/calendar; method=PUBLISH; charset=UTF-8');
    expect(attached('CANCELLED')).toBe('text/calendar; method=CANCEL; charset=UTF-8');
  });
});
