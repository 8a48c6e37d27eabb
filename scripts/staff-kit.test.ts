import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string): string => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');
const PAGE = read('src/features/audit/components/audit-page.tsx');
const MOST_LINES = 120;

it('a table page built from the staff kit is short', () => {
  expect(PAGE.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
});

it('the page about the staff kit shows that table page as it is', () => {
  const [, shown] = /```tsx\n([\s\S]*?)```/.exec(read('docs/staff-kit.md')) ?? [];
  expect(shown).toBe(PAGE);
});
