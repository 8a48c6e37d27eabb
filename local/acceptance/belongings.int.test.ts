import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_BELONGINGS } from '../../amplify/areas/all-belongings';
import type { WithoutPerson } from '../../amplify/kernel/belongings';
import { synthesise } from '../synth/synth';
import { type Places, howToName, namedIn, personalFieldsOf, readPlaces, unnamedPlaces } from './place-faults';

const areas = Object.values(ALL_BELONGINGS);
const empty = areas.flatMap(({ withoutPerson }) => withoutPerson);
const named = namedIn(ALL_BELONGINGS);

let places: Places;

beforeAll(async () => {
  places = await readPlaces(await synthesise());
});

describe('every table and every prefix of the bucket', () => {
  it('is named by an area, with what it holds about a person or why it holds nothing', () => {
    const missing = unnamedPlaces({ places, areas: ALL_BELONGINGS });
    expect(missing, missing.map(howToName).join('')).toEqual([]);
  });

  it('is named once, and exists', () => {
    const isThere = (place: string) =>
      place.endsWith('/') ? places.prefixes.some((prefix) => prefix.startsWith(place)) : places.tables.includes(place);
    expect(named.filter((place) => !isThere(place))).toEqual([]);
    expect([...new Set(named)]).toEqual(named);
  });

  it('includes a prefix of the bucket, so the test looks at the right list', () => {
    expect(places.prefixes).toContain('vehicle-files/');
    expect(places.tables).toEqual(expect.arrayContaining(['Customer', 'Appointment', 'Claims']));
  });
});

describe('a table that holds nothing about a person, as its area says', () => {
  it.each(empty.map((one): [string, WithoutPerson] => [one.place, one]))(
    '%s has no field that sounds personal, except the workshop’s own',
    (place, one) => {
      const { why, ofTheShop = {} } = one;
      expect(why).not.toBe('');
      expect(
        personalFieldsOf(one, places),
        `${place} sounds as if it named people. Say in its area's belongings what becomes of it.`,
      ).toEqual([]);
      expect(Object.keys(ofTheShop).filter((field) => !places.fields.get(place)?.includes(field))).toEqual([]);
    },
  );
});

describe('a field that may outlive a person’s account', () => {
  const kept = areas.flatMap(({ belongings }) =>
    belongings.flatMap(({ places: [place = ''], keeps }) =>
      Object.entries(keeps).map(([field, why]) => ({ place, field, why })),
    ),
  );

  it.each(kept.map((one): [string, (typeof kept)[number]] => [`${one.place}.${one.field}`, one]))(
    '%s has a reason, and exists',
    (_title, { place, field, why }) => {
      expect(why.length).toBeGreaterThan(5);
      expect(places.fields.get(place)).toContain(field.split('.')[0]);
    },
  );
});
