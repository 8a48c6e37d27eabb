import { SHOP_ID } from '../../../domain/shop/shop-settings';
import { answering } from '../../door/answering';
import { saveBay, saveService, saveShopSettings } from './commands/save-shop';
import { tellLetterhead } from './commands/tell-letterhead';
import * as operations from './operations';

export const handler = answering(operations, {
  saveShopSettings: async (deps, { actor }, { requestId, acceptBroken, version, ...given }) => {
    const settings = { shopId: SHOP_ID, ...given } as const;
    const saved = await saveShopSettings(deps, actor, settings, { requestId, acceptBroken, version });
    if (saved.ok) await tellLetterhead(deps, settings);
    return saved;
  },
  saveService: (deps, { actor }, { requestId, acceptBroken, version, ...service }) =>
    saveService(deps, actor, service, { requestId, acceptBroken, version }),
  saveBay: (deps, { actor }, { requestId, acceptBroken, version, ...bay }) =>
    saveBay(deps, actor, bay, { requestId, acceptBroken, version }),
});
