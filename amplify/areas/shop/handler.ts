import { SHOP_ID } from '../../../domain/shop/shop-settings';
import { answering } from '../../door/answering';
import { saveBay, saveService, saveShopSettings } from './commands/save-shop';
import { tellLetterhead } from './commands/tell-letterhead';
import * as operations from './operations';

export const handler = answering(operations, {
  saveShopSettings: async (deps, { actor }, { requestId, acceptBroken, ...given }) => {
    const settings = { shopId: SHOP_ID, ...given } as const;
    const saved = await saveShopSettings(deps, actor, settings, { requestId, acceptBroken });
    if (saved.ok) await tellLetterhead(deps, settings);
    return saved;
  },
  saveService: (deps, { actor }, { requestId, acceptBroken, ...service }) =>
    saveService(deps, actor, service, { requestId, acceptBroken }),
  saveBay: (deps, { actor }, { requestId, acceptBroken, ...bay }) =>
    saveBay(deps, actor, bay, { requestId, acceptBroken }),
});
