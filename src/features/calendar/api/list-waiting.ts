import { type WaitingRow, listWaitingEntries } from '../../../../amplify/areas/booking/operations';
import { SHOP_ID } from '../../../../domain/shop/shop-settings';
import { readPage } from '../../../lib/api';

/** The waiting list, in the order of days and of joining. */
export const listWaiting = async (): Promise<readonly WaitingRow[]> =>
  (await readPage(listWaitingEntries, { shopId: SHOP_ID })).rows;
