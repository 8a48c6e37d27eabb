import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOP, lostPathsOf, pathsIn } from './docs/paths';

const ROOT = path.resolve(import.meta.dirname, '..');
const FILES = [
  ...readdirSync(ROOT),
  ...TOP.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
  ),
];
const PAGES = FILES.filter((file) => /^(?:README|ARCHITECTURE|CONTRIBUTING|[a-z]+\/(?:.+\/)?[\w-]+)\.md$/.test(file));

describe('the pages', () => {
  it.each(PAGES)('%s names no path that does not exist', (page) => {
    expect(lostPathsOf(readFileSync(path.join(ROOT, page), 'utf8'), FILES)).toEqual([]);
  });

  it('are all checked, and name paths', () => {
    expect(PAGES).toEqual(
      expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'docs/deploy.md', 'docs/decisions/README.md']),
    );
    expect(PAGES.flatMap((page) => pathsIn(readFileSync(path.join(ROOT, page), 'utf8'))).length).toBeGreaterThan(50);
  });
});

describe('a path in a page', () => {
  const files = ['amplify/areas/shop/access.ts', 'amplify/kernel/effects/news.ts', 'docs/decisions/0001-one.md'];

  it.each([
    'amplify/areas/shop/access.ts',
    'amplify/areas/<area>/access.ts',
    'amplify/areas/*/access.ts',
    'amplify/**/news.ts',
    'amplify/areas/',
    'amplify/kernel/effects',
    'amplify/areas/shop/{access,access}.ts',
    'docs/decisions/NNNN-one.md',
    'see other/place.ts',
    'npm run amplify/none',
  ])('%s exists, or is not ours', (named) => expect(lostPathsOf(`see \`${named}\``, files)).toEqual([]));

  it.each([
    'amplify/areas/shop/gone.ts',
    'amplify/areas/shop/access',
    'amplify/areas/<area>/gone.ts',
    'amplify/*/access.ts',
    'amplify/areas/shop/{access,gone}.ts',
    'docs/decisions/NNNN-two.md',
    'domain/customer/import-line.ts',
  ])('%s is reported', (named) => expect(lostPathsOf(`see \`${named}\``, files)).toEqual([named]));
});
