import { describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission, ROLES, type Role, can, rolesFrom } from './permissions';

const SHOP: Permission[] = ['appointment:read', 'schedule:read', 'vehicle:read', 'staff:read'];
const CUSTOMERS: Permission[] = ['customer:read', 'notification:read', 'waiting:read'];

/** The whole table, written out a second time on purpose. */
const EXPECTED: Record<Role, readonly Permission[]> = {
  ADMIN: PERMISSIONS,
  MANAGER: PERMISSIONS.filter((permission) => permission !== 'staff:access'),
  MECHANIC: [...SHOP, 'appointment:start', 'appointment:pause', 'appointment:complete', 'appointment:reopen'],
  CUSTOMER_SUPPORT: [
    ...SHOP,
    ...CUSTOMERS,
    'appointment:book',
    'appointment:book-for-customer',
    'appointment:confirm',
    'appointment:unconfirm',
    'appointment:pause',
    'appointment:cancel',
    'appointment:restore',
    'appointment:reschedule',
    'appointment:assign',
    'appointment:mark-no-show',
    'schedule:edit',
    'waiting:edit',
    'customer:edit',
    'customer:merge',
    'vehicle:edit',
  ],
  STAFF: [...SHOP, ...CUSTOMERS],
};

describe.each(ROLES)('the role %s', (role) => {
  it.each(PERMISSIONS)('holds %s only when its preset says so', (permission) => {
    const actor = { kind: 'STAFF', staffId: 's', roles: [role], technicianId: null } as const;
    expect(can(actor, permission)).toBe(EXPECTED[role].includes(permission));
  });
});

describe('other people', () => {
  const OWN = ['appointment:read', 'appointment:book', 'appointment:cancel', 'appointment:reschedule'];
  const OWN_DATA = [
    'customer:read',
    'customer:edit',
    'customer:delete',
    'customer:export',
    'vehicle:read',
    'vehicle:edit',
  ];

  it.each(PERMISSIONS)('a customer has %s for what is theirs at most', (permission) => {
    const actor = { kind: 'CUSTOMER', customerId: 'me' } as const;
    expect(can(actor, permission, { customerId: 'me' })).toBe([...OWN, ...OWN_DATA].includes(permission));
    expect(can(actor, permission, { customerId: 'other' })).toBe(false);
  });

  it.each(PERMISSIONS)('a customer has %s for nothing that names no customer', (permission) => {
    expect(can({ kind: 'CUSTOMER', customerId: 'me' }, permission, { technicianId: 'tech-1' })).toBe(false);
  });

  it.each(PERMISSIONS)('a customer is told whether %s is possible at all when nothing is named', (permission) => {
    expect(can({ kind: 'CUSTOMER', customerId: 'me' }, permission)).toBe([...OWN, ...OWN_DATA].includes(permission));
  });

  it.each(PERMISSIONS)('the workshop itself has %s', (permission) => {
    expect(can({ kind: 'SYSTEM' }, permission, { customerId: 'anyone' })).toBe(true);
  });

  it.each(PERMISSIONS)('staff without a role do not have %s', (permission) => {
    expect(can({ kind: 'STAFF', staffId: 's', roles: [], technicianId: 'tech-1' }, permission)).toBe(false);
  });

  it.each(PERMISSIONS)('a visitor has %s only if it is booking', (permission) => {
    expect(can({ kind: 'VISITOR' }, permission)).toBe(permission === 'appointment:book');
  });

  const WRENCH: Permission[] = [
    'appointment:read',
    'appointment:start',
    'appointment:pause',
    'appointment:complete',
    'appointment:reopen',
  ];

  it.each(WRENCH)('a mechanic has %s for the jobs assigned to them only', (permission) => {
    const mechanic = { kind: 'STAFF', staffId: 's', roles: ['MECHANIC'], technicianId: 'tech-1' } as const;
    expect(can(mechanic, permission, { technicianId: 'tech-1' })).toBe(true);
    expect(can(mechanic, permission, { technicianId: 'tech-2' })).toBe(false);
    expect(can(mechanic, permission, { technicianId: null })).toBe(false);
    expect(can({ ...mechanic, technicianId: null }, permission, { technicianId: null })).toBe(false);
    expect(can({ ...mechanic, roles: ['MECHANIC', 'MANAGER'] }, permission, { technicianId: 'tech-2' })).toBe(true);
  });

  it('a person may be given more than their roles, and less: what is denied stays denied', () => {
    const staff = { kind: 'STAFF', staffId: 's', roles: ['STAFF'], technicianId: null } as const;
    expect(can({ ...staff, grants: ['customer:edit'] }, 'customer:edit')).toBe(true);
    expect(can({ ...staff, denials: ['customer:read'] }, 'customer:read')).toBe(false);
    expect(can({ ...staff, grants: ['customer:edit'], denials: ['customer:edit'] }, 'customer:edit')).toBe(false);
  });

  it('a grant reaches beyond the jobs of one’s own', () => {
    const mechanic = { kind: 'STAFF', staffId: 's', roles: ['MECHANIC'], technicianId: 'tech-1' } as const;
    expect(can({ ...mechanic, grants: ['appointment:read'] }, 'appointment:read', { technicianId: 'tech-2' })).toBe(
      true,
    );
  });

  it('several roles of one person add up', () => {
    const actor = { kind: 'STAFF', staffId: 's', roles: ['STAFF', 'CUSTOMER_SUPPORT'], technicianId: null } as const;
    expect(can(actor, 'appointment:confirm')).toBe(true);
  });

  it('a group that is no role gives nothing', () => {
    expect(rolesFrom(['ADMIN', 'root', 'STAFF '])).toEqual(['ADMIN']);
  });
});
