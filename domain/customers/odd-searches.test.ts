import { describe, expect, it } from 'vitest';
import { type SearchTerm, customerTerms, sameNumberKey, searchKeysOf, vehicleTerms } from './search-terms';

const person = (customerId: string, given: object) =>
  customerTerms({ customerId, name: '', email: '', phone: '', ...given });
const car = (customerId: string, plate: string) =>
  vehicleTerms({ vehicleId: `car-of-${customerId}`, customerId, plate, make: '', model: '' });

const terms: SearchTerm[] = [
  ...person('abroad', { phone: '+61 (0)400 123 456' }),
  ...person('home', { phone: '0400 777 888' }),
  ...person('plus', { phone: '+61 400 999 000' }),
  ...person('obrien', { name: 'Siân O’Brien', email: "s.o'brien@example.com" }),
  ...person('double', { name: 'Anne-Marie Müller-Lüdenscheidt' }),
  ...person('soren', { name: 'Søren Großmann' }),
  ...person('leila', { name: 'ليلى حداد' }),
  ...person('noa', { name: 'נועה כהן' }),
  ...person('ken', { name: '𠮷田 健' }),
  ...person('saint', { name: 'Mary St. John' }),
  ...car('plated', 'B-WB 12 34'),
  ...car('umlaut', 'Ö-AB 77'.normalize('NFD')),
];

/** The records the table would return. */
const found = (typed: string): string[] => [
  ...new Set(
    searchKeysOf(typed).flatMap(({ bucket, prefix }) =>
      terms.filter((term) => term.bucket === bucket && term.term.startsWith(prefix)).map((term) => term.customerId),
    ),
  ),
];

describe('odd things people type and paste', () => {
  it.each([
    ['a plate with spaces', ' b wb 1234 ', 'plated'],
    ['a plate with dashes of any kind', 'B–WB‑12—34', 'plated'],
    ['a plate in full-width characters', 'ＷＢ１２', 'plated'],
    ['a plate with an umlaut, composed or not', 'Ö-AB', 'umlaut'],
    ['a plate with an umlaut in two parts', 'Ö-AB'.normalize('NFD'), 'umlaut'],
    ['a local number for one on file with its country code', '0400 123 456', 'abroad'],
    ['a number with its country code, without the 0', '+61 400 123 456', 'abroad'],
    ['a number with its country code and the 0', '+61 (0)400 123 456', 'abroad'],
    ['a number with 00', '0061 400 123', 'abroad'],
    ['a number with its country code for one on file without', '+61 400 777 888', 'home'],
    ['a number with its country code but without the +', '61400777888', 'home'],
    ['the beginning of a local number', '0400 99', 'plus'],
    ['a number with characters that only look like dashes', '+61 400‑999‑000', 'plus'],
    ['a number copied from an address book', '\u202a+61 400 999 000\u202c', 'plus'],
    ['a number from a link', 'tel:+61400999000', 'plus'],
    ['a name with a straight apostrophe', "o'brien", 'obrien'],
    ['a name with a curly apostrophe', 'O’BRIEN', 'obrien'],
    ['a name without its apostrophe', 'obrien', 'obrien'],
    ['a name after its apostrophe', 'brien', 'obrien'],
    ['a name without its accent', 'sian', 'obrien'],
    ['a name with an accent in two parts', 'Siân'.normalize('NFD'), 'obrien'],
    ['the second half of a double name', 'lüdenscheidt', 'double'],
    ['a double name without its dash', 'anne marie', 'double'],
    ['a double name with another dash', 'Anne‐Marie', 'double'],
    ['a letter that is not an accented one', 'soren gross', 'soren'],
    ['the same letters as written', 'Søren Groß', 'soren'],
    ['a saint without the full stop', 'st john', 'saint'],
    ['an email address with an apostrophe', "S.O'Brien@Example", 'obrien'],
    ['an email address with a name', "Siân <s.o'brien@example.com>", 'obrien'],
    ['an email address from a link', "mailto:s.o'brien@example.com", 'obrien'],
    ['Arabic', 'حداد', 'leila'],
    ['Arabic between direction marks', '\u2067ليلى\u2069', 'leila'],
    ['Hebrew', 'כהן', 'noa'],
    ['a character made of two halves', '𠮷田', 'ken'],
  ])('%s', (_what, typed, customerId) => {
    expect(found(typed)).toEqual([customerId]);
  });

  it.each([
    '',
    ' ',
    '-',
    'x',
    '1',
    '12',
    "'",
    '@',
    '#',
    '+',
    '+61',
    '😀',
    '👩🏽‍🔧🚗',
    '\u200f',
    'ab'.repeat(100),
    '9'.repeat(200),
    '😀'.repeat(200),
  ])('no one by %j', (typed) => {
    expect(found(typed)).toEqual([]);
  });

  it('are looked up with short keys that cut no character in half', () => {
    for (const typed of ['w'.repeat(10_000), '𠮷'.repeat(200), `a${'𠮷'.repeat(200)}`, 'ﷺ'.repeat(200)]) {
      for (const { bucket, prefix } of searchKeysOf(typed)) {
        expect([...prefix].length).toBeLessThanOrEqual(60);
        // Throws at half a character.
        expect(() => encodeURIComponent(`${bucket} ${prefix}`)).not.toThrow();
      }
    }
  });

  it('a long name is found by everything that fits into a term, and makes no term twice', () => {
    const name = `${'Wolfeschlegelstein '.repeat(4)}Hausen`;
    const long = person('long', { name });
    expect(new Set(long.map(({ bucket, term }) => bucket + term)).size).toBe(long.length);
    const keys = searchKeysOf(name).filter(({ kind }) => kind === 'name');
    expect(keys.some(({ prefix }) => long.some(({ term }) => term.startsWith(prefix)))).toBe(true);
  });
});

it('two numbers match however each is written, but not when one is only part of the other', () => {
  const alike = (phone: string) => {
    const { bucket, prefix } = sameNumberKey(phone) ?? { bucket: '', prefix: '#' };
    return terms
      .filter((term) => term.bucket === bucket && term.term.startsWith(prefix))
      .map((term) => term.customerId);
  };
  expect(alike('0400 123 456')).toEqual(['abroad']);
  expect(alike('+61 400 777 888')).toEqual(['home']);
  expect(alike('0400 123 45')).toEqual([]);
  expect(sameNumberKey('')).toBeUndefined();
});

it('a plate whose characters grow in comparison makes no more terms than a long plate', () => {
  expect(car('long', '\ufdfa'.repeat(20)).length).toBeLessThanOrEqual(60);
});
