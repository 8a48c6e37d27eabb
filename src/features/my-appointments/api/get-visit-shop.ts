import { getShopSettings } from '../../../../amplify/areas/shop/operations';
import { read } from '../../../lib/api';
import { firstSettings } from '../../../shared/shop/first-settings';

/** The shop's facts that a customer needs around a visit. */
export interface VisitShop {
  readonly name: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string;
  readonly cancelCutOffMinutes: number;
}

/** The shop's zone, money, phone and cut-off; the browser's zone and currency while it has none. */
export async function getVisitShop(): Promise<VisitShop> {
  const row = await read(getShopSettings, {}, 'public');
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
