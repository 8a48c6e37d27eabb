import { SHOP_ID } from '../../../domain/shop/shop-settings';
import { answering } from '../../door/answering';
import { saveBay, saveService, saveShopSettings } from './commands/save-shop';
import * as operations from './operations';

export const handler = answering(operations, {
  saveShopSettings: (deps, { actor }, { requestId, acceptBroken, ...settings }) =>
    saveShopSettings(deps, actor, { shopId: SHOP_ID, ...settings }, { requestId, acceptBroken }),
  saveService: (deps, { actor }, { requestId, acceptBroken, ...service }) =>
    saveService(deps, actor, service, { requestId, acceptBroken }),
  saveBay: (deps, { actor }, { requestId, acceptBroken, ...bay }) =>
    saveBay(deps, actor, bay, { requestId, acceptBroken }),
});
