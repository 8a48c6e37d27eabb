import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_BELONGINGS } from '../../amplify/areas/all-belongings';
import type { WithoutPerson } from '../../amplify/kernel/belongings';
import { synthesise } from '../synth/synth';
import { type Places, namedIn, personalFieldsOf, readPlaces, unnamedPlaces } from './place-faults';

const HOW = (place: string) => `
"${place}" is in the deployment, and no area says whether it holds something of a person. Write in
amplify/areas/<its area>/belongings.ts either, under belongings,
  { places: ['${place}'], holds: 'what of a person is in it', keeps: {}, ofCustomer: { read, handOver, forget } }
(read: its part of the copy of a person's data; handOver: pointers move when two records become one, issued words never;
forget: take the person out and answer REMOVED, MASKED or { kind: 'KEPT', why, until }; text that stays is listed in
keeps, by field, with why; ofColleague: { forget } where it is about somebody who works here), or, under withoutPerson,
  { place: '${place}', why: 'what it holds instead' }
and name the area in amplify/areas/all-belongings.ts. What is KEPT until a day is forgotten by upkeep: give that function
the rights. Then lay something of a person down in local/acceptance/forgotten-everywhere.int.test.ts (layDown).
`;

const areas = Object.values(ALL_BELONGINGS);
const empty = areas.flatMap(({ withoutPerson }) => withoutPerson);
const named = namedIn(ALL_BELONGINGS);

let places: Places;

beforeAll(async () => {
  places = await readPlaces(await synthesise());
});

describe('every table and every prefix of the bucket', () => {
  it('is named by an area: what it holds of a person, or why nothing', () => {
    const missing = unnamedPlaces({ places, areas: ALL_BELONGINGS });
    expect(missing, missing.map(HOW).join('')).toEqual([]);
  });

  it('is named once, and is there', () => {
    const isThere = (place: string) =>
      place.endsWith('/') ? places.prefixes.some((prefix) => prefix.startsWith(place)) : places.tables.includes(place);
    expect(named.filter((place) => !isThere(place))).toEqual([]);
    expect([...new Set(named)]).toEqual(named);
  });

  it('has a prefix of the bucket among them, so that this looks at the right thing', () => {
    expect(places.prefixes).toContain('vehicle-files/');
    expect(places.tables).toEqual(expect.arrayContaining(['Customer', 'Appointment', 'Claims']));
  });
});

describe('a table of which its area says that it holds no person', () => {
  it.each(empty.map((one): [string, WithoutPerson] => [one.place, one]))(
    '%s has no field that sounds like one, but what is the workshop’s own',
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

describe('what may stay of a person', () => {
  const kept = areas.flatMap(({ belongings }) =>
    belongings.flatMap(({ places: [place = ''], keeps }) =>
      Object.entries(keeps).map(([field, why]) => ({ place, field, why })),
    ),
  );

  it.each(kept.map((one): [string, (typeof kept)[number]] => [`${one.place}.${one.field}`, one]))(
    '%s has a reason, and is a field',
    (_title, { place, field, why }) => {
      expect(why.length).toBeGreaterThan(5);
      expect(places.fields.get(place)).toContain(field.split('.')[0]);
    },
  );
});
