import { describe, expect, it } from 'vitest';
import { isLocale, localeFor } from './locale';

describe('a locale', () => {
  it.each(['en', 'en-AU', 'de-DE', 'zh-Hant-TW', 'en-AU-u-hc-h23'])('%s is taken', (tag) =>
    expect(isLocale(tag)).toBe(true),
  );

  it.each(['', 'en-AU-au-AU', 'e', 'qq', 'english', 'en_AU', 'en--AU', `en${'-abcdefgh'.repeat(900)}`])(
    '%s is refused',
    (tag) => expect(isLocale(tag)).toBe(false),
  );
});

describe('dates and amounts among English words', () => {
  it.each([
    ['en-AU', 'en-AU'],
    ['de-DE', 'en-DE'],
    ['de', 'en'],
    ['zh-Hant-TW', 'en-TW'],
    ['en-AU-au-AU', 'en'],
    ['', 'en'],
  ])('of a shop in %s are written as in %s, which every format takes', (shop, expected) => {
    const locale = localeFor('en', shop);
    expect(locale).toBe(expected);
    expect(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(0)).not.toThrow();
  });
});
