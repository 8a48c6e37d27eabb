import * as operations from '../../../../amplify/areas/shop/operations';
import type { Bay } from '../../../../domain/shop/resource';
import { readPage } from '../../../lib/api';

/** The bays in use, in the shop's own order. */
export async function listBays(): Promise<Bay[]> {
  const { rows } = await readPage(operations.listBays, {});
  return rows
    .flatMap(({ bayId, ...row }) => (bayId ? [{ bayId, ...row }] : []))
    .map((row) => ({
      bayId: row.bayId,
      name: row.name ?? row.bayId,
      kind: row.kind ?? 'FLAT',
      active: row.active ?? false,
      sortOrder: row.sortOrder ?? 0,
    }))
    .filter(({ active }) => active)
    .sort((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name));
}
