import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { refusedDocument, refusedText } from './query-size';

const SCHEMA = buildSchema(
  'directive @on(a: Int) repeatable on FIELD type Query { self(ids: [Int]): Query name: String }',
);

/** Why a query is refused before it is validated, if it is. */
function refusal(query: string): string | undefined {
  const text = refusedText(query);
  return text?.message ?? refusedDocument(SCHEMA, parse(query))[0]?.message;
}

const repeated = (count: number, of: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => of(at)).join(' ');
const NAMED = 'more than 15,000';
const MUCH = 'share a name';

const HOSTILE: Readonly<Record<string, readonly [string, string]>> = {
  'the same field 100,000 times': [`{ ${repeated(100_000, () => 'name')} }`, NAMED],
  'the same field 14,000 times': [`{ ${repeated(14_000, () => 'name')} }`, MUCH],
  '15,000 aliases': [`{ ${repeated(15_000, (at) => `a${at}: name`)} }`, NAMED],
  '20,000 directives': [`{ name ${repeated(20_000, (at) => `@on(a: ${at})`)} }`, NAMED],
  'a spread of 1,200 fragments': [
    `{ ${repeated(1_200, (at) => `...F${at}`)} } ${repeated(1_200, (at) => `fragment F${at} on Query { name }`)}`,
    MUCH,
  ],
  'fragments that form a cycle': [
    '{ ...A } fragment A on Query { self { ...B } } fragment B on Query { self { ...A } }',
    'Cannot spread fragment "A" within itself',
  ],
  'fields within fields, 3,000 deep': [`{ ${'self { '.repeat(3_000)} name ${'}'.repeat(3_000)} }`, 'levels'],
  'lists within lists, 5,000 deep': [`{ self(ids: ${'['.repeat(5_000)}${']'.repeat(5_000)}) { name } }`, 'levels'],
};

describe('a query that is small to send and takes ages to read', () => {
  it.each(Object.entries(HOSTILE))('is refused before it is validated: %s', (_what, [query, because]) => {
    expect(refusal(query)?.toLowerCase()).toContain(because.toLowerCase());
  });

  it('is read only up to the limit', () => {
    const text = `{ ${'name '.repeat(1_000_000)} "and no end`;
    expect(refusedText(text)?.errorType).toBe('MalformedHttpRequestException');
  });
});

describe('a large query', () => {
  it.each([
    ['500 aliases', `{ ${repeated(500, (at) => `a${at}: self { name }`)} }`],
    ['40 levels of fields', `{ ${'self { '.repeat(40)} name ${'}'.repeat(40)} }`],
    ['invalid syntax, which the parser refuses', '{ name'],
    ['an invalid character', '{ n%me }'],
  ])('goes on to the parser: %s', (_what, query) => {
    expect(refusedText(query)).toBeUndefined();
  });

  const nested = (levels: number): string => (levels === 0 ? 'name' : `self { ${nested(levels - 1)} } `.repeat(2));

  it.each([
    ['the same field a thousand times', `{ ${repeated(1_000, () => 'name')} }`],
    ['the same two fields in each other, eight deep', `{ ${nested(8)} }`],
  ])('is validated quickly, even at the limit: %s', (_what, query) => {
    expect(refusal(query)).toBeUndefined();
    const startedMs = performance.now();
    expect(validate(SCHEMA, parse(query), specifiedRules)).toEqual([]);
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });
});
