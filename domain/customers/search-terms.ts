import { plainText } from './customer';
import { nationalNumber } from '../shared/phone';
import { plateKey } from '../vehicles/vehicle';

/**
 * One way to find a customer. Terms are stored sorted within a bucket, so that what has been typed so far is one short
 * key range: the cost of a search does not depend on the number of customers.
 */
export interface SearchTerm {
  readonly bucket: string;
  /** The text to match from its beginning, then `#` and the id of the record: unique in the bucket. */
  readonly term: string;
  readonly customerId: string;
  /** What a list shows for it. */
  readonly label: string;
  /** An email address or else a phone number, to tell apart two people with the same name; empty for a car. */
  readonly contact: string;
}

export const TERM_KINDS = ['name', 'mail', 'phone', 'plate'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** How much must be typed before a search begins; a bucket holds what begins with these characters. */
const BUCKET_LENGTH: Readonly<Record<TermKind, number>> = { name: 2, mail: 2, phone: 3, plate: 3 };
const MOST_WORDS = 6;
const MOST_CHARACTERS = 60;
/** Enough to tell two people apart; even with the longest name a row costs one write unit. */
const MOST_OF_CONTACT = 100;

const digitsOf = (text: string): string => text.replace(/\D/g, '');
/** The first characters, with none cut in half. */
const cut = (text: string, length: number): string => [...text].slice(0, length).join('');
const isLongEnough = (kind: TermKind, text: string): boolean => cut(text, BUCKET_LENGTH[kind] - 1) !== text;
const bucketOf = (kind: TermKind, text: string): string => `${kind}#${cut(text, BUCKET_LENGTH[kind])}`;

/** Without the invisible characters that come along when text is copied, and with characters of one width. */
const cleaned = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();

const APOSTROPHES = /['’‘ʼʻ`´′＇]/g;
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' },
};

/** How names are compared: plain letters, and a space for anything between them. */
const nameText = (text: string, apostrophe = ' '): string =>
  plainText(cleaned(text.replace(APOSTROPHES, apostrophe)))
    .replace(/[ßæœþøłđðı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[ @.+-]+/g, ' ')
    .trim();

const termsOf = (
  kind: TermKind,
  texts: readonly string[],
  found: Pick<SearchTerm, 'customerId' | 'label' | 'contact'> & { readonly id: string },
): SearchTerm[] =>
  [...new Set(texts.map((text) => cut(text, MOST_CHARACTERS)))]
    .filter((text) => isLongEnough(kind, text))
    .map((text) => ({
      bucket: bucketOf(kind, text),
      term: `${text}#${found.id}`,
      customerId: found.customerId,
      label: found.label,
      contact: found.contact,
    }));

/** Every end of a text: a search for the middle of a plate or number finds it as the beginning of one of these. */
const endsOf = (text: string): string[] => [...text].map((_, from, all) => all.slice(from).join(''));

/** A name from each of its words on: "casey moreau" and "moreau casey". O'Brien is both one word and two. */
const turnsOf = (name: string): string[] =>
  [nameText(name), nameText(name, '')].flatMap((text) => {
    const words = text.split(' ').filter(Boolean).slice(0, MOST_WORDS);
    return words.map((_, from) => [...words.slice(from), ...words.slice(0, from)].join(' '));
  });

interface Person {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** How a customer is found: by any word of the name, by email, by any part of the phone number. */
export function customerTerms({ customerId, name, email, phone }: Person): SearchTerm[] {
  const [label = '', contact = ''] = [name, email, phone].filter(Boolean);
  const found = { id: customerId, customerId, label, contact: cut(contact, MOST_OF_CONTACT) };
  return [
    ...termsOf('name', turnsOf(name), found),
    ...termsOf('mail', [cleaned(email).toLowerCase()], found),
    ...termsOf('phone', endsOf(digitsOf(phone)), found),
  ];
}

interface Car {
  readonly vehicleId: string;
  readonly customerId: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
}

/** How a car's owner is found: by any part of the plate. */
export function vehicleTerms({ vehicleId, customerId, plate, make, model }: Car): SearchTerm[] {
  const label = [plate, [make, model].filter(Boolean).join(' ')].filter(Boolean).join(' · ');
  return termsOf('plate', endsOf(cut(plateKey(plate), MOST_CHARACTERS)), {
    ...{ id: vehicleId, customerId, label },
    contact: '',
  });
}

export interface SearchKey {
  readonly kind: TermKind;
  readonly bucket: string;
  readonly prefix: string;
}

const key = (kind: TermKind, text: string): SearchKey[] => {
  const prefix = cut(text, MOST_CHARACTERS);
  return isLongEnough(kind, prefix) ? [{ kind, bucket: bucketOf(kind, prefix), prefix }] : [];
};

/** More than anyone types; anything pasted beyond it is ignored. */
const MOST_TYPED = 500;
const NUMBER = /^(?:tel:)?[\d\s()+./\p{Pd}]+$/iu;
/** The address in what was typed: alone, after `mailto:`, or as "Casey <casey@example.com>". */
const ADDRESS = /[^\s<>",;:()[\]\\]+@[^\s<>",;:()[\]\\]*/;

/** Where to look for what was typed so far; empty while it is too short. */
export function searchKeysOf(typed: string): SearchKey[] {
  const text = cleaned(typed.slice(0, MOST_TYPED));
  if (text.includes('@')) return key('mail', (ADDRESS.exec(text)?.[0] ?? text).toLowerCase());
  const plate = key('plate', plateKey(text));
  if (NUMBER.test(text)) return [...plate, ...numbersOf(text).flatMap((number) => key('phone', number))];
  return [...plate, ...key('name', nameText(typed.slice(0, MOST_TYPED))), ...key('mail', plainText(text))];
}

/** A number as typed, and without its country code: it may be on file either way. */
const numbersOf = (text: string): string[] => [...new Set([digitsOf(text), nationalNumber(text)])];

/** Where a person with exactly this number is found, however either of the two is written. */
export const sameNumberKey = (phone: string): SearchKey | undefined => {
  const [found] = key('phone', nationalNumber(cleaned(phone)));
  // A term ends with `#` and the id, so the whole number must match, not a part.
  return found && { ...found, prefix: `${found.prefix}#` };
};
