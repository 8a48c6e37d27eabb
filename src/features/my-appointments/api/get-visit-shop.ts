import { request } from '../../../lib/graphql';
import { firstSettings } from '../../../lib/shop/first-settings';

const SHOP = `query Shop { getShopSettings(shopId: "SHOP") { name phone timeZone currency locale cancelCutOffMinutes } }`;

/** What a customer needs to know of the shop around a visit. */
export interface VisitShop {
  readonly name: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string;
  readonly cancelCutOffMinutes: number;
}

/** The shop's zone, money, phone and cut-off; the browser's zone and money while it has none. */
export async function getVisitShop(): Promise<VisitShop> {
  const { getShopSettings: row } = await request<{ getShopSettings: Partial<VisitShop> | null }>(SHOP, {}, 'public');
  const first = firstSettings();
  return {
    name: row?.name ?? 'the workshop',
    phone: row?.phone ?? '',
    timeZone: row?.timeZone ?? first.timeZone,
    currency: row?.currency ?? first.currency,
    locale: row?.locale ?? first.locale,
    cancelCutOffMinutes: row?.cancelCutOffMinutes ?? first.cancelCutOffMinutes,
  };
}
