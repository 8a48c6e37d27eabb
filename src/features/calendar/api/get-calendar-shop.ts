import { getShopSettings } from '../../../../amplify/areas/shop/operations';
import type { WeekHours } from '../../../../domain/calendar/hours';
import { read } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';

/** What the calendar needs to know of the shop. */
export interface CalendarShop {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string;
  readonly hours: WeekHours;
}

const CLOSED: WeekHours = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

/** The shop's zone, money, locale and opening hours; null until it is set up. */
export async function getCalendarShop(): Promise<CalendarShop | null> {
  const row = await read(getShopSettings, {});
  if (!row?.timeZone) return null;
  return {
    name: row.name ?? 'Workshop',
    timeZone: row.timeZone,
    currency: row.currency ?? 'AUD',
    locale: row.locale ?? 'en-AU',
    hours: { ...CLOSED, ...jsonField(row.hours) },
  };
}
