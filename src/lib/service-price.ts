import { cents, formatCents } from '../../domain/shared/money';
import { type Service, cheapestOf } from '../../domain/shop/service';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { durationText } from './when';

/** A service's price and duration for every list of services: with plans, the lowest. */
export function priceAndTime(
  service: Service,
  { currency, locale }: Pick<ShopSettings, 'currency' | 'locale'>,
): { readonly price: string; readonly time: string } {
  const { priceCents, durationMinutes } = cheapestOf(service);
  const price = formatCents(cents(priceCents), currency, locale);
  return { price: service.plans.length > 0 ? `from ${price}` : price, time: durationText(durationMinutes) };
}
