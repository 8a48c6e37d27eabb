import type { ShopWords } from '../../lib/when';

/** What is missing or wrong in an import line. */
export const IMPORT_RULE_WORDS: Readonly<Record<string, string>> = {
  min_length: 'is missing',
  max_length: 'is too long',
  email: 'is not an e-mail address',
  phone: 'is not a phone number',
  call: 'is missing, and a call is preferred',
  'yes-no': 'is neither yes nor no',
  'contact-way': 'is neither e-mail nor phone',
  reachable: 'is missing, and so are the phone number and the plate',
  vin: 'is not a valid VIN',
  min_value: 'is too low',
  max_value: 'is too high',
  integer: 'is not a number',
  number: 'is not a number',
  'too-many-values': 'has more values than there are columns',
  quotes: 'has a quotation mark that is not closed or stands in the wrong place',
  busy: 'could not be written just now',
};

/** "24 Nov 2026" of a local date. */
export const dateText = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );

/** "24 Nov 2026, 9:30 am" on the shop's clock. */
export const momentText = (instant: string, { locale, timeZone }: ShopWords): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(instant));

/** "48,200 km". */
export const kmText = (km: number, locale: string): string => `${new Intl.NumberFormat(locale).format(km)} km`;
