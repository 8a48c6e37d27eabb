import { getShopSettings } from '../../../../amplify/areas/shop/operations';
import { CLOSED_ALL_WEEK, type WeekHours } from '../../../../domain/calendar/hours';
import { read } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';

/** The shop's facts that the calendar needs. */
export interface CalendarShop {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string;
  readonly hours: WeekHours;
}

/** The shop's zone, money, locale and opening hours; null until it is set up. */
export async function getCalendarShop(): Promise<CalendarShop | null> {
  const row = await read(getShopSettings, {});
  if (!row?.timeZone) return null;
  return {
    name: row.name ?? 'Workshop',
    timeZone: row.timeZone,
    currency: row.currency ?? 'AUD',
    locale: row.locale ?? 'en-AU',
    hours: { ...CLOSED_ALL_WEEK, ...jsonField(row.hours) },
  };
}
