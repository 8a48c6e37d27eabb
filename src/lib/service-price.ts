import { cents, formatCents } from '../../domain/shared/money';
import { type Service, cheapestOf } from '../../domain/shop/service';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { durationText } from './when';

/** What a service costs and how long it takes, as every list of services says it: with plans, what it begins at. */
export function priceAndTime(
  service: Service,
  { currency, locale }: Pick<ShopSettings, 'currency' | 'locale'>,
): { readonly price: string; readonly time: string } {
  const { priceCents, durationMinutes } = cheapestOf(service);
  const price = formatCents(cents(priceCents), currency, locale);
  return { price: service.plans.length > 0 ? `from ${price}` : price, time: durationText(durationMinutes) };
}
