import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export const CAPABILITIES_PAGE = join(ROOT, 'docs/capabilities.md');

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

export const owedIds = Object.entries(OWED).flatMap(([letter, ranges]) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, nth) => `${letter}-${from + nth}`)),
);

interface Capability {
  readonly id: string;
  readonly what: string;
  readonly where: string;
  readonly proof: string;
}

/** The rows of the page's tables, without their heads. */
export function capabilitiesOf(page: string): Capability[] {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (id|-+) /.test(line));
  return rows.map((row) => {
    const cells = row.slice(1, -1).split('|');
    if (cells.length !== 4) throw new Error(`not four cells: ${row}`);
    const [id = '', what = '', where = '', proof = ''] = cells.map((cell) => cell.trim());
    return { id, what, where, proof };
  });
}

export const OPEN = 'open: ';
export const MISSING = ' · missing: ';
const NAMED_TEST = /^`([^`]+\.(?:test\.tsx?|spec\.ts))`(?: › (.+))?$/;

/** What is wrong with a row; empty for a good one. */
export function faultsOf({ id, what, where, proof }: Capability): string[] {
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

/** What is wrong with a test that a page names: the file, or a title within it, is not there. */
export function faultsOfTest(id: string, test: string): string[] {
  const [, file, title] = NAMED_TEST.exec(test) ?? [];
  if (file === undefined) return [`${id} names no test: ${test}`];
  if (!existsSync(join(ROOT, file))) return [`${id} names a test that is not there: ${file}`];
  if (title === undefined || readFileSync(join(ROOT, file), 'utf8').includes(title)) return [];
  return [`${id} names a title that ${file} does not have: ${title}`];
}

/** What is wrong with the page; empty for a good one. */
export const faultsOfPage = (page: string): string[] => {
  const capabilities = capabilitiesOf(page);
  const ids = capabilities.map(({ id }) => id);
  return [
    ...owedIds.filter((id) => !ids.includes(id)).map((id) => `${id} is left out`),
    ...ids.filter((id) => !owedIds.includes(id)).map((id) => `${id} is owed by no list`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice`),
    ...capabilities.flatMap(faultsOf),
  ];
};
