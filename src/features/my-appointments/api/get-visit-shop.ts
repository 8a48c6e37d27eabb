import { getShopSettings } from '../../../../amplify/areas/shop/operations';
import { read } from '../../../lib/api';

/** What a customer needs to know of the shop around a visit. */
export interface VisitShop {
  readonly name: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string;
  readonly cancelCutOffMinutes: number;
}

/** The shop's zone, money, phone and cut-off. */
export async function getVisitShop(): Promise<VisitShop> {
  const row = await read(getShopSettings, {}, 'public');
  if (!row?.timeZone) throw new Error('the shop has no settings yet');
  return {
    name: row.name ?? 'the workshop',
    phone: row.phone ?? '',
    timeZone: row.timeZone,
    currency: row.currency ?? 'AUD',
    locale: row.locale ?? 'en-AU',
    cancelCutOffMinutes: row.cancelCutOffMinutes ?? 1440,
  };
}
