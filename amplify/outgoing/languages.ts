import { ENGLISH } from './words.en';

/** The words of every message. Another language is a file of this type. */
export type Words = typeof ENGLISH;

export const WORDS = { en: ENGLISH } as const satisfies Readonly<Record<string, Words>>;
type Language = keyof typeof WORDS;

const isKnown = (language: string): language is Language => Object.hasOwn(WORDS, language);

/** The language whose words a tag such as `de-AT` gets: English if there are none. */
export function languageFor(tag: string): Language {
  const [language = ''] = tag.toLowerCase().split('-');
  return isKnown(language) ? language : 'en';
}
