import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';
import { CLOSED_ALL_WEEK, type WeekHours } from '../../../../domain/calendar/hours';

const SHOP = `query Shop { getShopSettings(shopId: "SHOP") { name timeZone currency locale hours } }`;

/** What the calendar needs to know of the shop. */
export interface CalendarShop {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string;
  readonly hours: WeekHours;
}

interface ShopAnswer {
  getShopSettings: {
    name?: string;
    timeZone?: string;
    currency?: string;
    locale?: string;
    hours?: string | WeekHours | null;
  } | null;
}

/** The shop's zone, money, locale and opening hours. */
export async function getCalendarShop(): Promise<CalendarShop> {
  const { getShopSettings: row } = await request<ShopAnswer>(SHOP, {}, 'user');
  if (!row?.timeZone) throw new Error('the shop has no settings yet');
  return {
    name: row.name ?? 'Workshop',
    timeZone: row.timeZone,
    currency: row.currency ?? 'AUD',
    locale: row.locale ?? 'en-AU',
    hours: { ...CLOSED_ALL_WEEK, ...jsonField(row.hours) },
  };
}
