import type { Appointment } from './appointment';
import { openSpans } from '../calendar/hours';
import type { ShopSettings } from '../shop/shop-settings';
import { addDays, localDateOf, toMs } from '../shared/time';

export const REMINDERS = ['DAY_BEFORE', 'SAME_DAY'] as const;
export type Reminder = (typeof REMINDERS)[number];

const HOUR_MS = 3_600_000;
/** How far back to look for an open day when the shop is closed the day before. */
const DAYS_BACK = 4;

type TimedVisit = Pick<Appointment, 'status' | 'startsAt' | 'visitDate'>;
type RemindedVisit = TimedVisit & Pick<Appointment, 'createdAt' | 'contactEmail'>;
type RemindingShop = Pick<ShopSettings, 'hours' | 'timeZone' | 'remindDayBefore' | 'remindSameDay'>;

/**
 * The reminder to send now, if any. Only for confirmed visits, and only while the shop is open: the day before (or the
 * last open day before that), and on the morning of the visit until an hour before it. A customer who booked after the
 * reminder's time has the confirmation and gets no reminder.
 */
export function reminderDue(visit: RemindedVisit, shop: RemindingShop, nowMs: number): Reminder | null {
  const [first] = openSpans(localDateOf(nowMs, shop.timeZone), shop.hours, shop.timeZone);
  if (first === undefined || visit.contactEmail === '' || toMs(visit.createdAt) >= first.startMs) return null;
  return reminderByTime(visit, shop, nowMs);
}

/**
 * The reminder that is due, by status and time alone: all the list of a day can tell. The visit itself then decides,
 * with `reminderDue`.
 */
export function reminderByTime(visit: TimedVisit, shop: RemindingShop, nowMs: number): Reminder | null {
  if (visit.status !== 'SCHEDULED') return null;
  const today = localDateOf(nowMs, shop.timeZone);
  const spans = openSpans(today, shop.hours, shop.timeZone);
  if (!spans.some(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs)) return null;
  if (visit.visitDate === today) {
    return shop.remindSameDay && nowMs <= toMs(visit.startsAt) - HOUR_MS ? 'SAME_DAY' : null;
  }
  return shop.remindDayBefore && today === dayBefore(visit, shop) ? 'DAY_BEFORE' : null;
}

/** The last open day before the visit's. */
function dayBefore({ visitDate }: TimedVisit, { hours, timeZone }: RemindingShop): string | null {
  for (let back = 1; back <= DAYS_BACK; back += 1) {
    const date = addDays(visitDate, -back);
    if (openSpans(date, hours, timeZone).length > 0) return date;
  }
  return null;
}

/** The days whose visits may need a reminder on a day: that day and those that follow. */
export const remindedDates = (today: string): string[] =>
  Array.from({ length: DAYS_BACK + 1 }, (_, ahead) => addDays(today, ahead));
