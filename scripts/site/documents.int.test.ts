import { type GraphQLSchema, buildSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import type { Operations } from '../../amplify/kernel/declare';
import { type Wire, wireOf } from '../../amplify/kernel/wire-types';
import { readApi } from '../../local/appsync/config';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { synthesise } from '../../local/synth/synth';
import { tableDefinitions } from '../../local/synth/tables';
import { type Part, documentOf } from '../../src/lib/documents';

/** What AppSync knows without being told. */
const APPSYNC = `
  scalar AWSJSON
  scalar AWSDateTime
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]) on FIELD_DEFINITION
`;

const areas: readonly Operations[] = Object.values(AREA_OPERATIONS);
const wires = areas
  .flatMap((operations) => Object.entries(operations))
  .flatMap(([name, declared]) => wireOf(name, declared) ?? []);

/** An operation with all its arguments. */
const partOf = (wire: Wire): Part => ({
  ...{ alias: wire.name, wire },
  given: Object.fromEntries(Object.keys(wire.args).map((arg) => [arg, 'given'])),
});

let schema: GraphQLSchema;
/** The fields held by an index that does not hold whole rows. An index has the name of the query that reads it. */
let held: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const synth = await synthesise();
  schema = buildSchema(APPSYNC + (await readApi(synth, DEFAULT_FACTS)).schema);
  held = new Map(
    tableDefinitions(synth).flatMap(({ keySchema, indexes }) =>
      indexes
        .filter(({ Projection }) => Projection?.ProjectionType !== 'ALL')
        .map(({ IndexName = '', KeySchema = [], Projection }) => [
          IndexName,
          [...keySchema, ...KeySchema]
            .map(({ AttributeName = '' }) => AttributeName)
            .concat(Projection?.NonKeyAttributes ?? []),
        ]),
    ),
  );
});

const faultsOf = (parts: readonly Part[]): string[] =>
  validate(schema, parse(documentOf(parts).text)).map(({ message }) => message);

describe('the document of', () => {
  it.each(wires.map((wire) => [wire.name, wire] as const))('%s is valid against the schema', (_name, wire) => {
    expect(faultsOf([partOf(wire)])).toEqual([]);
  });

  it('several reads sent together are valid as well', () => {
    const reads = wires.filter(({ root }) => root === 'query');
    expect(reads.length).toBeGreaterThan(20);
    expect(faultsOf(reads.map(partOf))).toEqual([]);
  });
});

it('no list asks an index for a field it does not hold: the answer would be null, as if it were empty', () => {
  const partial = wires.filter(({ name, isList }) => isList && held.has(name));
  expect(partial.map(({ name }) => name)).toEqual([
    'appointmentsByVisitDate',
    'outboxByRecord',
    'outboxByCustomer',
    'outboxDead',
  ]);
  const fields = partial.flatMap(({ name, selection }) => selection.split(/\s+/).map((field) => ({ name, field })));
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter(({ name, field }) => held.get(name)?.includes(field) !== true)).toEqual([]);
});
