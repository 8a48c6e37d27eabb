import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOfTest } from '../../scripts/capabilities/page';
import { SES_RULES } from '../inbox/ses-rules';

const LOCAL = join(import.meta.dirname, '..');
const PAGES = ['appsync', 'auth', 'functions', 'inbox', 'services'];

interface Row {
  readonly rule: string;
  readonly source: string;
  readonly test: string;
}

function rowsOf(page: string): Row[] {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:rule|what|-+) /.test(line));
  return rows.map((row) => {
    const [rule = '', source = '', test = ''] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { rule, source, test };
  });
}

const faultsOf = ({ rule, source, test }: Row): string[] => [
  ...(rule.length >= 10 ? [] : [`${rule} says no rule`]),
  ...(source === '' ? [`${rule} has no source`] : []),
  ...(test.includes(' › ') ? faultsOfTest(rule, test) : [`${rule} names no test`]),
];

const read = (folder: string): string => readFileSync(join(LOCAL, folder, 'RULES.md'), 'utf8');

describe.each(PAGES)('the rules of local/%s', (folder) => {
  it('each have a source, and a test that exists', () => {
    const rows = rowsOf(read(folder));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.flatMap(faultsOf)).toEqual([]);
  });
});

it('every rule of an email is on the page, in the order in which the inbox checks', () => {
  const listed = rowsOf(read('inbox')).map(({ rule }) => rule);
  expect(listed.slice(0, SES_RULES.length)).toEqual(SES_RULES.map(({ name }) => name));
});

describe('a bad row', () => {
  const good = { rule: 'it is checked', source: 'RFC 1', test: '`local/parity/rules.test.ts` › a bad row' };

  it.each([
    ['no test', { ...good, test: 'to come' }],
    ['a test without a title', { ...good, test: '`local/parity/rules.test.ts`' }],
    ['a title that is gone', { ...good, test: `\`local/parity/rules.test.ts\` › ${'it went'} away` }],
    ['a file that is gone', { ...good, test: '`local/parity/gone.test.ts` › a bad row' }],
    ['no source', { ...good, source: '' }],
  ])('is told from a good one: %s', (_what, row) => {
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf(row)).toHaveLength(1);
  });
});
