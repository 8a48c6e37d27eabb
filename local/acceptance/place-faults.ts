import { Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import type { AreaBelongings, WithoutPerson } from '../../amplify/kernel/belongings';
import { readApi } from '../appsync/config';
import { DEFAULT_FACTS } from '../synth/physical';
import type { SynthOutput } from '../synth/synth';
import { tableDefinitions } from '../synth/tables';
import { bucketPrefixes } from '../testing/bucket-prefixes';
import { looksPersonal } from '../testing/looks-personal';
import { namedType } from './api-call';

/** Where a deployment can hold something about a person. */
export interface Places {
  readonly tables: readonly string[];
  readonly prefixes: readonly string[];
  /** The fields of each API type, with nested ones as `field.inner`. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

export type Areas = Readonly<Record<string, AreaBelongings>>;

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

export async function readPlaces(synth: SynthOutput): Promise<Places> {
  const { definitions } = parse((await readApi(synth, DEFAULT_FACTS)).schema);
  return {
    tables: tableDefinitions(synth).map(({ model }) => model),
    prefixes: bucketPrefixes(synth),
    fields: fieldsOf(definitions.flatMap((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? [one] : []))),
  };
}

/** Every place that an area names. */
export const namedIn = (areas: Areas): string[] => {
  const all = Object.values(areas);
  const held = all.flatMap(({ belongings }) => belongings.flatMap(({ places }) => places));
  return [...held, ...all.flatMap(({ withoutPerson }) => withoutPerson.map(({ place }) => place))];
};

/** Tables and prefixes that no area names. */
export function unnamedPlaces({ places, areas }: { readonly places: Places; readonly areas: Areas }): string[] {
  const named = namedIn(areas);
  const isNamed = (prefix: string) => named.some((place) => place.endsWith('/') && prefix.startsWith(place));
  return [
    ...places.tables.filter((table) => !named.includes(table)),
    ...places.prefixes.filter((prefix) => !isNamed(prefix)),
  ];
}

/** What to do about a place that no area names. */
export const howToName = (place: string) => `
"${place}" is in the deployment, and no area says whether it holds something of a person. Write in
amplify/areas/<its area>/belongings.ts either, under belongings,
  { places: ['${place}'], holds: 'what of a person is in it', keeps: {}, ofCustomer: { read, handOver, forget } }
(read: its part of the copy of a person's data; handOver: pointers move when two records become one, issued words never;
forget: take the person out and answer REMOVED, MASKED or { kind: 'KEPT', why, until }; text that stays is listed in
keeps, by field, with why; ofColleague: { forget } where it is about a colleague), or, under withoutPerson,
  { place: '${place}', why: 'what it holds instead' }
and name the area in amplify/areas/all-belongings.ts. What is KEPT until a day is forgotten by upkeep: give that function
the rights. Then lay something of a person down in local/acceptance/forgotten-everywhere.int.test.ts (layDown).
`;

/** Fields that sound personal, in a table that holds nothing about people by its area's word. */
export const personalFieldsOf = ({ place, ofTheShop = {} }: WithoutPerson, { fields }: Places): string[] =>
  (fields.get(place) ?? [])
    .filter((field) => looksPersonal(field) && !(field in ofTheShop))
    .map((field) => `${place}.${field}`);
