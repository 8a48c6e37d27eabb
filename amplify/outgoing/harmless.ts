/** Dots typed to get past a filter: of other widths and scripts. */
const DOTS = /[\u2024\u3002\uff0e\uff61\u06d4\ua4f8]/g;
const LONGEST = 60;

/**
 * Endings that make a link after a dot and a space, where the dot could also end an abbreviation: no one is called `J.
 * Info`.
 */
const ENDINGS = 'com|net|org|info|biz|io|shop|xyz|online|site|app|dev|link|club|top|ru|cn|uk|eu';
const LINKS = [
  /:\/\/|www\.|@/i,
  /[\p{L}\p{N}]-?\.\p{L}{2}/u,
  // An address that was taken apart: `evil .com`, `evil[.]com`, `evil dot com`, `me(at)evil`.
  /\s\.\p{L}{2}/u,
  /[[({<]\s?(?:\.|dot|at)\s?[\])}>]/i,
  new RegExp(`(?:[.,·•‧∙⋅]\\s?|\\bdot\\s)(?:${ENDINGS})\\b`, 'iu'),
  /(?:\d{1,3}\.){3}\d/,
];

const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH = String.raw`(?:0?[1-9]|1[0-2])`;
const YEAR = String.raw`(?:19|20)\d\d`;
/** Numbers that no one calls: a date, and a distance or a price with a thousands separator. */
const NO_CALLS = new RegExp(
  String.raw`(?<![\d./-])(?:${DAY}[./-]${MONTH}[./-]${YEAR}|${MONTH}\/${DAY}\/${YEAR}|${YEAR}-${MONTH}-${DAY}|\d{1,3}[,. ’]000)(?![\d./-]\d|\d)`,
  'gu',
);
/** Seven digits, with anything between them but letters; or six, set apart like a phone number. */
const CALLS = [
  /\p{Nd}(?:[^\p{L}\p{Nd}]{0,4}\p{Nd}){6}/u,
  /\p{Nd}{3}[^\p{L}\p{Nd}]{1,4}\p{Nd}{3}/u,
  /\p{Nd}{2}[^\p{L}\p{Nd}]{1,4}\p{Nd}{2}[^\p{L}\p{Nd}]{1,4}\p{Nd}{2}/u,
];
/** More digits than a name, a plate or a model has, with words in between. */
const MOST_DIGITS = 8;

const digitsIn = (text: string): number => text.match(/\p{Nd}/gu)?.length ?? 0;

function carriesMessage(text: string): boolean {
  const numbers = text.replace(NO_CALLS, ' ');
  return (
    LINKS.some((link) => link.test(text)) || CALLS.some((call) => call.test(numbers)) || digitsIn(numbers) > MOST_DIGITS
  );
}

/**
 * A text that a visitor typed, where it goes to an address that may be a stranger's: empty if it holds a link, an
 * address or a phone number, or is too long for what it should be. So no one can use us to carry their message.
 */
export function harmless(typed: string): string {
  const text = typed.normalize('NFKC').replace(DOTS, '.').replace(/\s+/g, ' ').trim();
  // Invisible characters separate nothing: they are only there to get past the filter.
  return text.length > LONGEST || carriesMessage(text.replace(/\p{Cf}/gu, '')) ? '' : text;
}
