import { Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_BELONGINGS } from '../../amplify/areas/all-belongings';
import type { WithoutPerson } from '../../amplify/kernel/belongings';
import { readApi } from '../appsync/config';
import { DEFAULT_FACTS } from '../synth/physical';
import { synthesise } from '../synth/synth';
import { tableDefinitions } from '../synth/tables';
import { bucketPrefixes } from '../testing/bucket-prefixes';
import { looksPersonal } from '../testing/looks-personal';
import { namedType } from './api-call';

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
const held = areas.flatMap(({ belongings }) => belongings.flatMap(({ places }) => places));
const empty = areas.flatMap(({ withoutPerson }) => withoutPerson);
const named = [...held, ...empty.map(({ place }) => place)];

let places: string[];
let prefixes: string[];
let fields: ReadonlyMap<string, readonly string[]>;

/** The fields of each type, those of the types in it as `field.inner`. */
function fieldsOf(types: readonly ObjectTypeDefinitionNode[]): ReadonlyMap<string, readonly string[]> {
  const own = new Map(types.map(({ name, fields: nodes = [] }) => [name.value, nodes]));
  return new Map(
    types.map(({ name, fields: nodes = [] }) => [
      name.value,
      nodes.flatMap((field) => {
        const inner = own.get(namedType(field.type)) ?? [];
        return [field.name.value, ...inner.map((one) => `${field.name.value}.${one.name.value}`)];
      }),
    ]),
  );
}

beforeAll(async () => {
  const synth = await synthesise();
  const { definitions } = parse((await readApi(synth, DEFAULT_FACTS)).schema);
  fields = fieldsOf(definitions.flatMap((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? [one] : [])));
  prefixes = bucketPrefixes(synth);
  places = tableDefinitions(synth).map(({ model }) => model);
});

describe('every table and every prefix of the bucket', () => {
  it('is named by an area: what it holds of a person, or why nothing', () => {
    const isNamed = (prefix: string) => named.some((place) => place.endsWith('/') && prefix.startsWith(place));
    const missing = [...places.filter((place) => !named.includes(place)), ...prefixes.filter((one) => !isNamed(one))];
    expect(missing, missing.map(HOW).join('')).toEqual([]);
  });

  it('is named once, and is there', () => {
    const isThere = (place: string) =>
      place.endsWith('/') ? prefixes.some((prefix) => prefix.startsWith(place)) : places.includes(place);
    expect(named.filter((place) => !isThere(place))).toEqual([]);
    expect([...new Set(named)]).toEqual(named);
  });

  it('has a prefix of the bucket among them, so that this looks at the right thing', () => {
    expect(prefixes).toContain('vehicle-files/');
    expect(places).toEqual(expect.arrayContaining(['Customer', 'Appointment', 'Claims']));
  });
});

describe('a table of which its area says that it holds no person', () => {
  it.each(empty.map((one): [string, WithoutPerson] => [one.place, one]))(
    '%s has no field that sounds like one, but what is the workshop’s own',
    (place, { why, ofTheShop = {} }) => {
      expect(why).not.toBe('');
      const personal = (fields.get(place) ?? []).filter((field) => looksPersonal(field) && !(field in ofTheShop));
      expect(
        personal,
        `${place} sounds as if it named people. Say in its area's belongings what becomes of it.`,
      ).toEqual([]);
      expect(Object.keys(ofTheShop).filter((field) => !fields.get(place)?.includes(field))).toEqual([]);
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
      expect(fields.get(place)).toContain(field.split('.')[0]);
    },
  );
});
