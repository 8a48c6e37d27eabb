import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { auditPermissions } from '../audit/permissions';
import { PERMISSIONS, type Permission, ROLES, can } from './permissions';

/** An area that adds one more permission. */
vi.mock('../audit/permissions', async (original) => {
  const declared = await original<{ auditPermissions: typeof auditPermissions }>();
  return { auditPermissions: { ...declared.auditPermissions, 'made-up:edit': {} } };
});

const MADE_UP = 'made-up:edit' as Permission;
const DOMAIN = join(import.meta.dirname, '..');

describe('a permission added by an area', () => {
  it.each(ROLES)('is held by %s only if that is the role ADMIN', (role) => {
    const actor = { kind: 'STAFF', staffId: 's', roles: [role], technicianId: 'tech-1' } as const;
    expect(can(actor, MADE_UP)).toBe(role === 'ADMIN');
    expect(can(actor, MADE_UP, { technicianId: 'tech-1' })).toBe(role === 'ADMIN');
  });

  it('is held by no customer and no visitor', () => {
    expect(can({ kind: 'CUSTOMER', customerId: 'me' }, MADE_UP, { customerId: 'me' })).toBe(false);
    expect(can({ kind: 'VISITOR' }, MADE_UP)).toBe(false);
  });
});

describe('the permission table', () => {
  it('is exactly what the areas declare, with nothing twice', async () => {
    const areas = readdirSync(DOMAIN).filter(
      (area) => area !== 'access' && existsSync(join(DOMAIN, area, 'permissions.ts')),
    );
    const declared = await Promise.all(
      areas.map((area) => import(`../${area}/permissions.ts`) as Promise<Record<string, object>>),
    );
    const names = declared.flatMap((area) => Object.values(area).flatMap((table) => Object.keys(table)));
    expect(names.toSorted()).toEqual(PERMISSIONS.toSorted());
    expect(new Set(names).size).toBe(names.length);
  });
});
