import { formatCents } from '../../domain/shared/money';
import { localeFor } from '../../domain/shared/locale';
import type { ShopSettings } from '../../domain/shop/shop-settings';
import { type Words, WORDS, languageFor } from './languages';
import type { Link } from './links';

/** The shop's facts for a message, and how its links are made. */
export interface MailShop extends Pick<
  ShopSettings,
  'name' | 'phone' | 'addressLines' | 'timeZone' | 'currency' | 'locale' | 'accent' | 'cancelCutOffMinutes'
> {
  readonly siteUrl: string;
  linkTo(link: Link): string;
}

/** The shop's words and customs in the language of one message. */
export interface Telling {
  readonly shop: MailShop;
  readonly words: Words;
  /** The language of the words with the customs of the shop's region: the `lang` attribute. */
  readonly locale: string;
  /** A moment on the shop's clock: `Tuesday, 24 November 2026 at 9:30 am`. */
  at(instant: string): string;
  money(amountCents: number): string;
}

/** Prepares telling in a language; one without words gets English. Throws for no stored locale. */
export function tellingFor(shop: MailShop, language: string): Telling {
  const chosen = languageFor(language);
  const locale = localeFor(chosen, shop.locale);
  return {
    shop,
    words: WORDS[chosen],
    locale,
    at: (instant) => inWords(instant, { locale, timeZone: shop.timeZone }),
    money: (amountCents) => formatCents(amountCents, shop.currency, locale),
  };
}

const inWords = (
  instant: string,
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(instant));
