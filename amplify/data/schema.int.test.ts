import {
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  Kind,
  parse,
  print,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { AREA_OPERATIONS } from '../areas/all-operations';
import { type Operations, isCommand } from '../kernel/declare';
import { readApi } from '../../local/appsync/config';
import { lostFrom, readSurface, surfaceOf } from '../../scripts/api-surface/surface';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';

/** Types a visitor may read: none names a person, except in what the visitor has just booked. */
const PUBLIC_TYPES = ['Bay', 'CommandResult', 'DaySheet', 'LiveChange', 'Service', 'ShopSettings', 'Technician'];
const PERSONAL_FIELD = /name|email|phone|contact|customer|note|plate/i;

let document: DocumentNode;

beforeAll(async () => {
  const { schema } = await readApi(await synthesise(), DEFAULT_FACTS);
  document = parse(schema);
});

const objectTypes = (): ObjectTypeDefinitionNode[] =>
  document.definitions.filter((one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION);

const fieldsOf = (typeName: string): readonly FieldDefinitionNode[] =>
  objectTypes().find(({ name }) => name.value === typeName)?.fields ?? [];

const accessOf = (node: FieldDefinitionNode | ObjectTypeDefinitionNode): string[] =>
  (node.directives ?? [])
    .map(({ name }) => name.value)
    .filter((name) => name !== 'aws_subscribe')
    .sort();

describe('the schema', () => {
  it('keeps what it once offered: open tabs, phones that were offline and REST clients still call it', () => {
    expect(lostFrom(readSurface(), surfaceOf(document))).toEqual([]);
  });

  it('matches docs/api-surface.txt; `npm run api-surface` writes it', () => {
    expect(surfaceOf(document)).toEqual(readSurface());
  });

  it('notices a removed operation, a removed argument, and one that suddenly becomes required', () => {
    const before = ['mutation book(a: ID!, b: String): Result! [anyone]', 'query list(a: ID!): Rows [signed in]'];
    expect(lostFrom(before, ['mutation book(a: ID!, b: String, c: Int): Result! [anyone]', before[1] ?? ''])).toEqual(
      [],
    );
    expect(lostFrom(before, ['mutation book(a: ID!, b: String!): Result! [anyone]', before[1] ?? ''])).toHaveLength(1);
    expect(lostFrom(before, ['mutation book(a: ID!): Result! [anyone]', before[1] ?? ''])).toHaveLength(1);
    expect(
      lostFrom(before, ['mutation book(a: ID!, b: String, c: Int!): Result! [anyone]', before[1] ?? '']),
    ).toHaveLength(1);
    expect(lostFrom(before, ['mutation book(a: ID!, b: String): Result! [signed in]', before[1] ?? ''])).toHaveLength(
      1,
    );
    expect(lostFrom(before, [before[0] ?? ''])).toHaveLength(1);
  });

  it('lets a visitor read only types that name no one', () => {
    const open = objectTypes().filter((type) => accessOf(type).includes('aws_api_key'));
    const names = open.map(({ name }) => name.value).filter((name) => !/^Model\w+Connection$/.test(name));
    expect(names.sort()).toEqual(PUBLIC_TYPES);
    for (const type of ['Bay', 'DaySheet', 'Technician']) {
      const personal = fieldsOf(type).filter(
        ({ name }) => PERSONAL_FIELD.test(name.value) && !(type === 'Bay' && name.value === 'name'),
      );
      expect(personal.map(({ name }) => name.value)).toEqual([]);
    }
  });

  it('answers every command with a result, so that a refusal is a value', () => {
    const named = Object.values(AREA_OPERATIONS).flatMap((operations) =>
      Object.entries(operations as Operations).flatMap(([name, declared]) => (isCommand(declared) ? [name] : [])),
    );
    const commands = [...fieldsOf('Mutation'), ...fieldsOf('Query')].filter(({ name }) => named.includes(name.value));
    expect(commands).toHaveLength(named.length);
    for (const { type } of commands) expect(print(type)).toBe('CommandResult!');
  });

  it('asks every mutation for the id that makes a repeat safe', () => {
    const mutations = fieldsOf('Mutation').filter(({ name }) => name.value !== 'createLiveChange');
    for (const { name, arguments: args } of mutations) {
      const requestId = args?.find((one) => one.name.value === 'requestId');
      expect(requestId && print(requestId.type), name.value).toBe('ID!');
    }
  });
});
