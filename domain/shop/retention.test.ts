import { expect, it } from 'vitest';
import { booksKeptUntil } from './retention';

it('the books keep a year until ten more have passed, to its last day', () => {
  expect(booksKeptUntil('2026-01-01')).toBe('2037-01-01');
  expect(booksKeptUntil('2026-12-31')).toBe('2037-01-01');
});
