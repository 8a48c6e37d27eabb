import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  buildSchema,
  parse,
  validate,
  visit,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readApi } from '../../local/appsync/config';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { PROJECT_ROOT, synthesise } from '../../local/synth/synth';
import { tableDefinitions } from '../../local/synth/tables';

/** What AppSync knows without being told. */
const APPSYNC = `
  scalar AWSJSON
  scalar AWSDateTime
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]) on FIELD_DEFINITION
`;

interface WrittenDocument {
  readonly file: string;
  readonly text: string;
}

const isSource = (path: string) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path);

async function sourcesUnder(folder: string): Promise<WrittenDocument[]> {
  const root = join(PROJECT_ROOT, folder);
  const paths = (await readdir(root, { recursive: true })).filter(isSource);
  return Promise.all(
    paths.map(async (path) => ({ file: join(folder, path), text: await readFile(join(root, path), 'utf8') })),
  );
}

/** Texts by constant name, so that a document's shared field lists can be put in. */
function namedTexts(sources: readonly WrittenDocument[]): Map<string, string> {
  const literal = /const (\w+)\s*(?::[^=]+)?=\s*(?:\/\* GraphQL \*\/ )?(?:`([^`]*)`|'([^'\n]*)')/g;
  const found = sources.flatMap(({ text }) => [...text.matchAll(literal)]);
  return new Map(found.map(([, name = '', template, plain]) => [name, template ?? plain ?? '']));
}

/** What is put in at run time (arguments) is left out; a field list that is missing makes the document unreadable. */
const filledIn = (text: string, named: ReadonlyMap<string, string>): string =>
  text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => filledIn(named.get(name) ?? '', named));

const fieldsOf = (set: SelectionSetNode | undefined): FieldNode[] =>
  (set?.selections ?? []).filter((one): one is FieldNode => one.kind === Kind.FIELD);

/** The fields asked of the rows of each list, by the list's name. */
function asked(text: string): { readonly list: string; readonly fields: string[] }[] {
  const found: { list: string; fields: string[] }[] = [];
  visit(parse(text), {
    Field: ({ name, selectionSet }) => {
      const rows = fieldsOf(selectionSet).find((field) => field.name.value === 'items');
      if (rows) found.push({ list: name.value, fields: fieldsOf(rows.selectionSet).map((field) => field.name.value) });
    },
  });
  return found;
}

let schema: GraphQLSchema;
/** What an index that does not hold whole rows holds. An index has the name of the query that reads it. */
let held: ReadonlyMap<string, readonly string[]>;
let documents: WrittenDocument[];

beforeAll(async () => {
  const synth = await synthesise();
  const api = await readApi(synth, DEFAULT_FACTS);
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
  schema = buildSchema(APPSYNC + api.schema);
  const sources = (await Promise.all(['src', 'amplify/gateways'].map(sourcesUnder))).flat();
  const named = namedTexts(sources);
  documents = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/[`']\s*((?:query|mutation|subscription)\b[^`]*?\{[^`]*)[`']/g)].map(([, body = '']) => ({
      file,
      text: filledIn(body, named),
    })),
  );
});

describe('the site and the API', () => {
  it('every document that the site sends is valid against the schema', () => {
    expect(documents.length).toBeGreaterThan(5);
    const wrong = documents.flatMap(({ file, text }) =>
      validate(schema, parse(text)).map(({ message }) => `${file}: ${message}`),
    );
    expect(wrong).toEqual([]);
  });

  it('no list asks an index for what it does not hold: the answer would be null, as if there were none', () => {
    const lists = documents.flatMap(({ file, text }) => asked(text).map((one) => ({ file, ...one })));
    const partial = lists.filter(({ list }) => held.has(list));
    expect(partial.map(({ list }) => list)).toEqual(['appointmentsByVisitDate']);
    const missed = partial.flatMap(({ file, list, fields }) =>
      fields
        .filter((field) => held.get(list)?.includes(field) !== true)
        .map((field) => `${file}: ${list} has no ${field}`),
    );
    expect(missed).toEqual([]);
  });
});
