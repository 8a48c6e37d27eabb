import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from './api/write-customers';
import { type ImportLine, guessColumns, importLines } from './import-columns';
import { doubleTeller } from './tell-doubles';

const aLine = (row: number, values: Readonly<Record<string, string>>): ImportLine => {
  const [line] = importLines([{ row, values, fault: null, further: '' }], guessColumns(Object.keys(values)));
  if (line === undefined) throw new Error('no line');
  return line;
};
const isNew = (row: number): ImportOutcome => ({ row, outcome: 'NEW' });

/** The rows reported as duplicates, with the row of the first, with each line as its own part. */
function doublesOf(lines: readonly ImportLine[], outcomes = lines.map(({ row }) => isNew(row))) {
  const tell = doubleTeller();
  const told = lines.flatMap((line, index) => tell([line], outcomes.slice(index, index + 1)));
  return told.flatMap(({ row, doubleOf, outcome }) => (doubleOf === undefined ? [] : [[row, doubleOf, outcome]]));
}

describe('a line about the person of an earlier line, in any part of the file', () => {
  it.each([
    ['by the address', { name: 'A', email: 'casey@example.com' }, { name: 'B', email: ' CASEY@example.com\u200b' }],
    ['by name and number', { name: 'Zoë  Li', phone: '+61 400 123 456' }, { name: 'zoe li', phone: '0400-123-456' }],
    ['by name and plate', { name: 'Ada', plate: 'AB 12' }, { name: 'ADA', plate: 'ab-12' }],
  ])('is told %s', (_how, one, other) => {
    expect(doublesOf([aLine(2, one), aLine(3, { name: 'Else', plate: 'X 1' }), aLine(150, other)])).toEqual([
      [150, 2, 'KNOWN'],
    ]);
  });

  it.each([
    ['another address', { name: 'A', email: 'a@example.com' }, { name: 'A', email: 'b@example.com' }],
    ['the name alone', { name: 'Ada', plate: 'AB 12' }, { name: 'Ada', plate: 'AB 13' }],
    ['the number of another', { name: 'Ada', phone: '0400123456' }, { name: 'Bob', phone: '0400123456' }],
  ])('is not told by %s', (_how, one, other) => {
    expect(doublesOf([aLine(2, one), aLine(3, other)])).toEqual([]);
  });
});

it('names the first of many', () => {
  const lines = [2, 3, 4].map((row) => aLine(row, { name: 'A', email: 'a@example.com' }));
  expect(doublesOf(lines)).toEqual([
    [3, 2, 'KNOWN'],
    [4, 2, 'KNOWN'],
  ]);
});

it('a line that is left out is no duplicate and has none', () => {
  const lines = [2, 3, 4].map((row) => aLine(row, { name: 'A', email: 'a@example.com' }));
  const bad: ImportOutcome = { row: 2, outcome: 'BAD', field: 'vin', rule: 'vin' };
  expect(doublesOf(lines, [bad, isNew(3), isNew(4)])).toEqual([[4, 3, 'KNOWN']]);
});

it('outcomes can come in any order within a part', () => {
  const lines = [2, 3].map((row) => aLine(row, { name: 'A', email: 'a@example.com' }));
  expect(doubleTeller()(lines, [isNew(3), isNew(2)])).toEqual([isNew(2), { row: 3, outcome: 'KNOWN', doubleOf: 2 }]);
});
