import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type GraphQLSchema, buildSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readApi } from '../../local/appsync/config';
import { DEFAULT_FACTS } from '../../local/synth/physical';
import { PROJECT_ROOT, synthesise } from '../../local/synth/synth';

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

let schema: GraphQLSchema;
let documents: WrittenDocument[];

beforeAll(async () => {
  const api = await readApi(await synthesise(), DEFAULT_FACTS);
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
});
