import { DEFAULT_SETTINGS, type ShopSettings } from '../../../domain/shop/shop-settings';

const CURRENCIES: Readonly<Record<string, string>> = {
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  DK: 'DKK',
  GB: 'GBP',
  IN: 'INR',
  JP: 'JPY',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  SE: 'SEK',
  SG: 'SGD',
  US: 'USD',
  ZA: 'ZAR',
};
const EURO = new Set('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '));

const WORKING_DAY = [{ from: '08:00', to: '17:00' }];

/** Where and in which language the person at the screen is, as their browser says. */
export interface BrowserPlace {
  readonly language: string;
  readonly timeZone: string;
}

const browserPlace = (): BrowserPlace => ({
  language: navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

function currencyOf(region: string): string {
  return EURO.has(region) ? 'EUR' : (CURRENCIES[region] ?? 'USD');
}

/** Settings to begin with, where the workshop has none yet: the browser's zone, language and money, and usual rules. */
export function firstSettings({ language, timeZone }: BrowserPlace = browserPlace()): ShopSettings {
  const locale = new Intl.Locale(language).maximize();
  return {
    ...DEFAULT_SETTINGS,
    timeZone,
    currency: currencyOf(locale.region ?? ''),
    locale: new Intl.Locale(language).baseName,
    hours: {
      '1': WORKING_DAY,
      '2': WORKING_DAY,
      '3': WORKING_DAY,
      '4': WORKING_DAY,
      '5': WORKING_DAY,
      '6': [],
      '7': [],
    },
    noticeMinutes: 120,
    horizonDays: 60,
    cancelCutOffMinutes: 1440,
  };
}
