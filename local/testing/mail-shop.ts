import { exampleLinks } from '../../amplify/outgoing/links';
import type { MailShop } from '../../amplify/outgoing/telling';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { aShop } from '../../domain/testing/builders';

export const SITE_URL = 'https://garage.example';

/** The shop's facts in messages, with links that open nothing. */
export const aMailShop = (given: Partial<ShopSettings> = {}): MailShop => ({
  ...aShop(given),
  siteUrl: SITE_URL,
  linkTo: exampleLinks({ siteUrl: SITE_URL }),
});
