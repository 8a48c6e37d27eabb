import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MASK } from '../../domain/audit/mask';
import { looksPersonal } from '../../local/testing/looks-personal';
import { differenceOf, harmless } from './audit';

const parsed = ({ before, after }: { before: string; after: string }): unknown[] =>
  [before, after].map((text) => (text === '' ? null : (JSON.parse(text) as unknown)));

describe('what an entry shows of a change', () => {
  const shown = harmless<{ status: string; priceCents: number }>('status', 'priceCents');

  it('are the values of harmless fields; of all others, only that they changed', () => {
    const before = { status: 'OPEN', priceCents: 100, name: 'Ada', addedLater: 'x', same: 1 };
    const after = { status: 'DONE', priceCents: 200, name: 'Bea', addedLater: 'y', same: 1 };
    expect(parsed(differenceOf(before, after, shown))).toEqual([
      { status: 'OPEN', priceCents: 100, name: MASK, addedLater: MASK },
      { status: 'DONE', priceCents: 200, name: MASK, addedLater: MASK },
    ]);
  });

  it('are only masks if the area lists nothing', () => {
    expect(parsed(differenceOf(null, { status: 'OPEN', who: { name: 'Ada' } }))).toEqual([
      null,
      { status: MASK, who: MASK },
    ]);
  });

  it('include that something was empty: a value came, or went', () => {
    const values = { text: 'x', list: ['x'], flag: true, none: null };
    const empty = { text: '', list: [], flag: false, none: 'x' };
    expect(parsed(differenceOf(empty, values))).toEqual([
      { text: null, list: null, flag: null, none: MASK },
      { text: MASK, list: MASK, flag: MASK, none: null },
    ]);
  });
});

describe('the lists of the areas', () => {
  it('name no field that looks personal, except what belongs to the workshop itself', async () => {
    const areas = join(import.meta.dirname, '..', 'areas');
    const withList = readdirSync(areas).filter((area) => existsSync(join(areas, area, 'audit.ts')));
    expect(withList).toEqual(expect.arrayContaining(['booking', 'customers', 'staff', 'vehicles']));
    const found: Record<string, string[]> = {};
    for (const area of withList) {
      const lists = (await import(`../areas/${area}/audit.ts`)) as Record<string, ReadonlySet<string>>;
      for (const [name, fields] of Object.entries(lists)) {
        const personal = [...fields].filter(looksPersonal);
        if (personal.length > 0) found[name] = personal;
      }
    }
    expect(found).toEqual({
      SHOWN_OF_BAY: ['name'],
      SHOWN_OF_BLOCK: ['title'],
      SHOWN_OF_SERVICE: ['name'],
      SHOWN_OF_SETTINGS: ['name', 'phone', 'email', 'addressLines'],
      SHOWN_OF_VISIT: ['serviceName', 'planName'],
      SHOWN_OF_WAITING: ['serviceName'],
    });
  });
});
