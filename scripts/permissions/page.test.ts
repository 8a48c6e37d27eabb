import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STAFF_READS } from '../../amplify/wiring/guards';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { rowsOf, titleOf } from '../../amplify/kernel/permission-rows';
import { permissionsPage } from './page';

const OPERATION_ROWS = rowsOf(AREA_OPERATIONS);

it('docs/permissions.md is what the code produces; `npm run permissions` writes it', () => {
  const written = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'permissions.md'), 'utf8');
  expect(written).toBe(permissionsPage());
});

it('names each operation, or each way of calling it, once', () => {
  const titles = OPERATION_ROWS.map(titleOf);
  expect(new Set(titles).size).toBe(titles.length);
});

it('requires for each read what the guard in front of it requires', () => {
  const asked = Object.fromEntries(OPERATION_ROWS.map(({ name, needs }) => [name, needs]));
  const guarded = Object.entries(STAFF_READS).map(([field, permission]) => [field.split('.')[1], permission]);
  expect(guarded.map(([name = '']) => [name, asked[name]])).toEqual(guarded);
});
