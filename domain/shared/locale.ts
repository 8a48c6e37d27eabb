/** The longest tag that BCP 47 asks software to accept. */
const LONGEST = 35;

/** True for a language tag, such as `en-AU`, that every `Intl` format of this runtime takes. */
export function isLocale(tag: string): boolean {
  if (tag === '' || tag.length > LONGEST) return false;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0;
  } catch {
    return false;
  }
}

/**
 * How dates and amounts are written among words of a language: the shop's own way if it is that language, else the
 * language with the customs of the shop's region (`de-DE` gives `en-DE` for English words). A stored tag that no format
 * accepts gives the plain language and never throws.
 */
export function localeFor(language: string, shopLocale: string): string {
  if (!isLocale(shopLocale)) return language;
  const { language: own, region } = new Intl.Locale(shopLocale);
  if (own === language) return shopLocale;
  return region === undefined ? language : `${language}-${region}`;
}
