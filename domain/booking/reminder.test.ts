import { describe, expect, it } from 'vitest';
import { APPOINTMENT_STATUSES } from './appointment';
import { toInstant, toMs, wallTimeToMs } from '../shared/time';
import { aShop, anAppointment } from '../testing/builders';
import { reminderDue, remindedDates } from './reminder';

const ZONE = 'Australia/Sydney';
const weekday = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
/** Closed at the weekend, with a break at noon. */
const shop = aShop({ hours: { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: [], 7: [] } });
const at = (date: string, time: string) => toInstant(wallTimeToMs(date, time, ZONE));
/** Tuesday 24 November at two, booked four days before. */
const visit = anAppointment({ startsAt: at('2026-11-24', '14:00'), visitDate: '2026-11-24' });
const due = (date: string, time: string, given = {}, settings = shop) =>
  reminderDue({ ...visit, ...given }, settings, toMs(at(date, time)));

describe('a reminder', () => {
  it.each([
    ['2026-11-22', '10:00', null],
    ['2026-11-23', '07:59', null],
    ['2026-11-23', '08:00', 'DAY_BEFORE'],
    ['2026-11-23', '12:30', null],
    ['2026-11-23', '16:59', 'DAY_BEFORE'],
    ['2026-11-23', '17:00', null],
    ['2026-11-24', '08:00', 'SAME_DAY'],
    ['2026-11-24', '13:00', 'SAME_DAY'],
    ['2026-11-24', '13:01', null],
    ['2026-11-24', '15:00', null],
    ['2026-11-25', '09:00', null],
  ] as const)('%s at %s: %s', (date, time, expected) => {
    expect(due(date, time)).toBe(expected);
  });

  it('for a Monday goes out on the Friday before, when the shop is open', () => {
    const monday = { startsAt: at('2026-11-30', '14:00'), visitDate: '2026-11-30' };
    expect(due('2026-11-27', '09:00', monday)).toBe('DAY_BEFORE');
    expect(due('2026-11-29', '09:00', monday)).toBeNull();
    expect(remindedDates('2026-11-27')).toContain('2026-11-30');
  });

  it.each(APPOINTMENT_STATUSES)('is for confirmed visits: %s', (status) => {
    expect(due('2026-11-23', '09:00', { status })).toBe(status === 'SCHEDULED' ? 'DAY_BEFORE' : null);
  });

  it('is not sent to a customer who booked that very day or has no address, nor where the shop does not want it', () => {
    expect(due('2026-11-23', '10:00', { createdAt: at('2026-11-23', '08:00') })).toBeNull();
    expect(due('2026-11-23', '10:00', { createdAt: at('2026-11-23', '07:59') })).toBe('DAY_BEFORE');
    expect(due('2026-11-23', '10:00', { contactEmail: '' })).toBeNull();
    expect(due('2026-11-23', '10:00', {}, { ...shop, remindDayBefore: false })).toBeNull();
    expect(due('2026-11-24', '09:00', {}, { ...shop, remindSameDay: false })).toBeNull();
  });
});
