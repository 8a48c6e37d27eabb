import { describe, expect, it } from 'vitest';
import { sortNameOf } from './customer';
import { type SearchTerm, customerTerms, searchKeysOf, vehicleTerms } from './search-terms';

const casey = { customerId: 'c-1', name: 'Casey Ann Möreau', email: 'Casey@Example.com', phone: '+61 (0)400 123 456' };
const golf = { vehicleId: 'v-1', customerId: 'c-1', plate: 'B-WB 1234', make: 'VW', model: 'Golf' };
const terms = [...customerTerms(casey), ...vehicleTerms(golf)];

/** What the table returns: the terms of the bucket that begin with the prefix. */
const found = (typed: string): SearchTerm[] =>
  searchKeysOf(typed).flatMap(({ bucket, prefix }) =>
    terms.filter((term) => term.bucket === bucket && term.term.startsWith(prefix)),
  );

describe('a customer is found', () => {
  it.each(['ca', 'CASEY', 'mor', 'Möre', 'ann mö', 'casey ann more', 'moreau casey'])(
    'by the name, typed %j',
    (typed) => {
      expect(found(typed)).toContainEqual(expect.objectContaining({ customerId: 'c-1', label: casey.name }));
    },
  );

  it.each(['400123', '123 456', '+61 (0)40', '3456'])('by part of the phone number, typed %j', (typed) => {
    expect(found(typed)).not.toHaveLength(0);
  });

  it.each(['casey@', 'CASEY@EXAMPLE.COM', 'casey@ex'])('by email, typed %j', (typed) => {
    expect(found(typed)).toHaveLength(1);
  });

  it.each(['bwb', 'B-WB 12', '1234', 'wb1'])('by part of the plate, typed %j', (typed) => {
    expect(found(typed)).toContainEqual({
      bucket: expect.any(String) as string,
      term: expect.stringMatching(/#v-1$/) as string,
      customerId: 'c-1',
      label: 'B-WB 1234 · VW Golf',
      contact: '',
    });
  });

  it.each(['', 'c', '12', 'x@', 'nobody', '999', '  '])('not by %j', (typed) => {
    expect(found(typed)).toHaveLength(0);
  });
});

it.each([
  ['the email address', casey, casey.name, casey.email],
  ['the phone number if there is no address', { ...casey, email: '' }, casey.name, casey.phone],
  ['the phone number if the address replaces the name', { ...casey, name: '' }, casey.email, casey.phone],
  ['nothing if there is nothing more', { ...casey, email: '', phone: '' }, casey.name, ''],
])('people with the same name are told apart by %s', (_, person, label, contact) => {
  const told = customerTerms(person);
  expect(told).not.toHaveLength(0);
  expect(told.filter((term) => term.label !== label || term.contact !== contact)).toEqual([]);
});

it('no row is bigger than a write unit, however long the name and address', () => {
  const person = {
    customerId: 'guest-00000000-0000-4000-8000-000000000000',
    name: '山'.repeat(100),
    email: `${'山'.repeat(64)}@${'a'.repeat(185)}.com`,
    phone: '+61 400 123 456 7890',
  };
  const stamps = {
    __typename: 'SearchTerm',
    createdAt: '2026-11-23T00:00:00.000Z',
    updatedAt: '2026-11-23T00:00:00.000Z',
  };
  const bytes = customerTerms(person).map(
    (term) =>
      new TextEncoder().encode(
        Object.entries({ ...term, ...stamps })
          .flat()
          .join(''),
      ).length,
  );
  expect(bytes.length).toBeGreaterThan(10);
  expect(Math.max(...bytes)).toBeLessThanOrEqual(1024);
});

it('a customer who gave no details has no terms', () => {
  expect(customerTerms({ customerId: 'c-2', name: '', email: '', phone: '' })).toEqual([]);
  expect(vehicleTerms({ ...golf, plate: '' })).toEqual([]);
});

it('no term is stored twice, however often a name or number repeats itself', () => {
  const many = customerTerms({ ...casey, name: 'Jo Jo Jo', phone: '1111111' });
  expect(new Set(many.map(({ bucket, term }) => bucket + term)).size).toBe(many.length);
});

it('a very long name costs only a few terms', () => {
  const long = customerTerms({ ...casey, name: 'word '.repeat(20), email: '', phone: '' });
  expect(long.length).toBeLessThanOrEqual(6);
  expect(long.every(({ term }) => term.length <= 80)).toBe(true);
});

it.each([
  ['Casey Moreau', 'moreau casey'],
  ['Zoë  van der Berg', 'berg zoe van der'],
  ['Åsa', 'asa'],
  ['', ''],
])('%j is sorted as %j', (name, sorted) => {
  expect(sortNameOf(name)).toBe(sorted);
});
