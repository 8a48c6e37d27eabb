import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/capabilities.md'), 'utf8');

/** Every number that is owed, as ranges from and to. */
const OWED: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  F: [
    [1, 6],
    [10, 20],
    [30, 38],
    [40, 46],
    [50, 56],
    [60, 64],
    [70, 74],
    [80, 86],
    [90, 98],
    [100, 100],
  ],
  R: [[1, 144]],
  X: [[1, 39]],
};

const owedIds = Object.entries(OWED).flatMap(([letter, ranges]) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, nth) => `${letter}-${from + nth}`)),
);

interface Capability {
  readonly id: string;
  readonly what: string;
  readonly where: string;
  readonly proof: string;
}

/** The rows of the page's tables, without their heads. */
function capabilitiesOf(page: string): Capability[] {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (id|-+) /.test(line));
  return rows.map((row) => {
    const cells = row.slice(1, -1).split('|');
    if (cells.length !== 4) throw new Error(`not four cells: ${row}`);
    const [id = '', what = '', where = '', proof = ''] = cells.map((cell) => cell.trim());
    return { id, what, where, proof };
  });
}

const OPEN = 'open: ';
const MISSING = ' · missing: ';
const NAMED_TEST = /^`([^`]+\.(?:test\.tsx?|spec\.ts))`(?: › (.+))?$/;

/** What is wrong with a row; empty for a good one. */
function faultsOf({ id, what, where, proof }: Capability): string[] {
  const faults = [
    ...(/^[A-Z]-[1-9]\d*$/.test(id) ? [] : [`${id} is no id`]),
    ...(what.length >= 10 ? [] : [`${id} does not say what it is`]),
    ...(where === '' ? [`${id} does not say where it is`] : []),
  ];
  if (proof.startsWith('open')) {
    const isOpen = proof.startsWith(OPEN) && proof.length > OPEN.length && where === '–';
    return isOpen ? faults : [...faults, `${id} is open, and says where it is or not what it comes with`];
  }
  if (where === '–') faults.push(`${id} has a test and is nowhere`);
  const [tests = '', missing] = proof.split(MISSING);
  if (missing?.trim() === '') faults.push(`${id} does not say what is missing`);
  return [...faults, ...tests.split(' + ').flatMap((test) => faultsOfTest(id, test))];
}

function faultsOfTest(id: string, test: string): string[] {
  const [, file, title] = NAMED_TEST.exec(test) ?? [];
  if (file === undefined) return [`${id} names no test: ${test}`];
  if (!existsSync(join(ROOT, file))) return [`${id} names a test that is not there: ${file}`];
  if (title === undefined || readFileSync(join(ROOT, file), 'utf8').includes(title)) return [];
  return [`${id} names a title that ${file} does not have: ${title}`];
}

const faultsOfPage = (page: string): string[] => {
  const capabilities = capabilitiesOf(page);
  const ids = capabilities.map(({ id }) => id);
  return [
    ...owedIds.filter((id) => !ids.includes(id)).map((id) => `${id} is left out`),
    ...ids.filter((id) => !owedIds.includes(id)).map((id) => `${id} is owed by no list`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice`),
    ...capabilities.flatMap(faultsOf),
  ];
};

describe('the page of capabilities', () => {
  it('has every row once, each with a test that exists or the area that brings it', () => {
    expect(faultsOfPage(PAGE)).toEqual([]);
  });

  it('speaks of the product alone', () => {
    expect(PAGE).not.toMatch(/\/work\/|\bissue\b|features\.md|reference-facts/i);
  });

  it('says how much is done', () => {
    const capabilities = capabilitiesOf(PAGE);
    const open = capabilities.filter(({ proof }) => proof.startsWith(OPEN));
    const partly = capabilities.filter(({ proof }) => proof.includes(MISSING));
    const done = capabilities.length - open.length - partly.length;
    process.stdout.write(`capabilities: ${done} done, ${partly.length} in part, ${open.length} open\n`);
    expect(capabilities).toHaveLength(owedIds.length);
  });
});

describe('a bad row', () => {
  const good = '| F-1 | books a visit | /book | `scripts/capabilities.test.ts` › a bad row |';

  it('is told from a good one', () => {
    expect(capabilitiesOf(good).flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    ['without an id', good.replace('F-1', 'one'), 'is no id'],
    ['without a place', good.replace('/book', ''), 'does not say where'],
    ['that is nowhere and has a test', good.replace('/book', '–'), 'is nowhere'],
    ['with a test that is gone', good.replace('capabilities.test', 'gone.test'), 'not there'],
    ['with a file that is no test', good.replace('capabilities.test.ts', 'check.ts'), 'names no test'],
    ['with a title that is gone', good.replace('a bad row', 'a bad ' + 'title'), 'does not have'],
    ['that is open without an area', '| F-1 | books a visit | – | open: |', 'not what it comes with'],
    ['that is open and somewhere', '| F-1 | books a visit | /book | open: tickets |', 'says where it is'],
  ])('%s is refused', (_name, row, fault) => {
    expect(capabilitiesOf(row).flatMap(faultsOf).join('\n')).toContain(fault);
  });

  it('that is missing, of no list, or there twice is refused', () => {
    const [row = ''] = PAGE.split('\n').filter((line) => line.startsWith('| F-1 '));
    expect(faultsOfPage(PAGE.replace(row, ''))).toContain('F-1 is left out');
    expect(faultsOfPage(PAGE.replace(row, row.replace('F-1 ', 'F-7 ')))).toContain('F-7 is owed by no list');
    expect(faultsOfPage(PAGE.replace(row, `${row}\n${row}`))).toContain('F-1 is there twice');
  });

  it('of three cells is refused', () => {
    expect(() => capabilitiesOf('| F-1 | books a visit | /book |')).toThrow('not four cells');
  });
});
