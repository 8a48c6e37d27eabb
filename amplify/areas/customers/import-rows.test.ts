import { expect, it } from 'vitest';
import { judgeRows } from './import-rows';

it('does not import a plate without a letter or a digit', () => {
  const row = { row: 2, name: 'Casey' };
  const outcomes = (plate: string) => judgeRows([{ ...row, plate }]).bad;
  expect(outcomes('-')).toEqual([{ row: 2, outcome: 'BAD', field: 'email', rule: 'reachable' }]);
  expect(outcomes('AB 1')).toEqual([]);
});

it('a book-length line is bad without affecting the others', () => {
  const note = 'x'.repeat(1_000_000);
  const { good, bad } = judgeRows([
    { row: 2, name: note, email: 'a@example.com' },
    { row: 3, name: 'Casey', email: 'c@example.com' },
  ]);
  expect([good.map(({ row }) => row), bad]).toEqual([
    [3],
    [{ row: 2, outcome: 'BAD', field: 'name', rule: 'max_length' }],
  ]);
});
