import { plainText } from './customer';
import { plateKey } from './vehicle';

/**
 * One way to find a customer. Terms are stored sorted within a bucket, so that what somebody typed so far is one
 * short key range: the cost of a search does not depend on how many customers there are.
 */
export interface SearchTerm {
  readonly bucket: string;
  /** The text to be found by its beginning, then `#` and the id of the record: unique in the bucket. */
  readonly term: string;
  readonly customerId: string;
  /** What a list shows for it. */
  readonly label: string;
}

export const TERM_KINDS = ['name', 'mail', 'phone', 'plate'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** How much must be typed before it is looked up; a bucket holds what begins with that. */
const BUCKET_LENGTH: Readonly<Record<TermKind, number>> = { name: 2, mail: 2, phone: 3, plate: 3 };
const MOST_WORDS = 6;
const MOST_CHARACTERS = 60;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const bucketOf = (kind: TermKind, text: string): string => `${kind}#${text.slice(0, BUCKET_LENGTH[kind])}`;

const termsOf = (
  kind: TermKind,
  texts: readonly string[],
  found: { readonly id: string; readonly customerId: string; readonly label: string },
): SearchTerm[] =>
  [...new Set(texts)]
    .filter((text) => text.length >= BUCKET_LENGTH[kind])
    .map((text) => ({
      bucket: bucketOf(kind, text),
      term: `${text.slice(0, MOST_CHARACTERS)}#${found.id}`,
      customerId: found.customerId,
      label: found.label,
    }));

/** Every end of a text: whoever remembers the middle of a plate or number finds it as the beginning of one of these. */
const endsOf = (text: string, shortest: number): string[] =>
  Array.from({ length: Math.max(0, text.length - shortest + 1) }, (_, from) => text.slice(from));

/** A name from each of its words on: "casey moreau" and "moreau casey". */
function turnsOf(name: string): string[] {
  const words = plainText(name).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  return words.map((_, from) => [...words.slice(from), ...words.slice(0, from)].join(' '));
}

interface Person {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** How a customer is found: by any word of the name, by e-mail, by any part of the phone number. */
export function customerTerms({ customerId, name, email, phone }: Person): SearchTerm[] {
  const found = { id: customerId, customerId, label: name || email || phone };
  return [
    ...termsOf('name', turnsOf(name), found),
    ...termsOf('mail', [email.toLowerCase()], found),
    ...termsOf('phone', endsOf(digitsOf(phone), BUCKET_LENGTH.phone), found),
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
  return termsOf('plate', endsOf(plateKey(plate), BUCKET_LENGTH.plate), { id: vehicleId, customerId, label });
}

export interface SearchKey {
  readonly kind: TermKind;
  readonly bucket: string;
  readonly prefix: string;
}

const key = (kind: TermKind, text: string): SearchKey[] =>
  text.length < BUCKET_LENGTH[kind] ? [] : [{ kind, bucket: bucketOf(kind, text), prefix: text }];

/** Where to look for what was typed so far; empty while it is too short. */
export function searchKeysOf(typed: string): SearchKey[] {
  const text = typed.slice(0, MOST_CHARACTERS);
  if (text.includes('@')) return key('mail', text.trim().toLowerCase());
  const isNumber = /^[\d\s()+./-]+$/.test(text);
  const plain = plainText(text);
  return [
    ...key('plate', plateKey(text)),
    ...(isNumber ? key('phone', digitsOf(text)) : [...key('name', plain), ...key('mail', plain)]),
  ];
}
