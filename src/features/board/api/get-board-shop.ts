import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';
import type { WeekHours } from '../../../../domain/schedule/hours';

const SHOP = `query Shop { getShopSettings(shopId: "SHOP") { name timeZone currency locale hours } }`;

/** What the board needs to know of the shop. */
export interface BoardShop {
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

const CLOSED: WeekHours = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

/** The shop's zone, money, locale and opening hours; null until it is set up. */
export async function getBoardShop(): Promise<BoardShop | null> {
  const { getShopSettings: row } = await request<ShopAnswer>(SHOP, {}, 'user');
  if (!row?.timeZone) return null;
  return {
    name: row.name ?? 'Workshop',
    timeZone: row.timeZone,
    currency: row.currency ?? 'AUD',
    locale: row.locale ?? 'en-AU',
    hours: { ...CLOSED, ...jsonField(row.hours) },
  };
}
