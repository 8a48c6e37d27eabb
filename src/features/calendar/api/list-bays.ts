import { request } from '../../../lib/graphql';
import type { Bay } from '../../../../domain/shop/resource';

const BAYS = `query Bays { listBays(shopId: "SHOP", limit: 100) { items { bayId name kind active sortOrder } } }`;

interface BaysAnswer {
  listBays: { items: (Partial<Bay> | null)[] } | null;
}

/** The bays in use, in the shop's own order. */
export async function listBays(): Promise<Bay[]> {
  const { listBays: page } = await request<BaysAnswer>(BAYS, {}, 'user');
  return (page?.items ?? [])
    .filter((row): row is Partial<Bay> & { bayId: string } => Boolean(row?.bayId))
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
