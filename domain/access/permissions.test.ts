import { describe, expect, it } from 'vitest';
import {
  type Access,
  type Actor,
  NO_ACCESS,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  can,
  isAdmin,
  mayGiveAccess,
  permissionsToGive,
  rolesToGive,
} from './permissions';
import { rolesFrom } from './roles';

const SHOP: Permission[] = ['appointment:read', 'calendar:read', 'vehicle:read', 'staff:read'];
const CUSTOMERS: Permission[] = ['customer:read', 'notice:read', 'waiting:read'];

/** The whole table, deliberately written out a second time. */
const EXPECTED: Record<Role, readonly Permission[]> = {
  ADMIN: PERMISSIONS,
  MANAGER: [
    ...SHOP,
    ...CUSTOMERS,
    'appointment:book',
    'appointment:book-for-customer',
    'appointment:confirm',
    'appointment:unconfirm',
    'appointment:start',
    'appointment:pause',
    'appointment:complete',
    'appointment:reopen',
    'appointment:cancel',
    'appointment:restore',
    'appointment:override',
    'appointment:reschedule',
    'appointment:assign',
    'appointment:mark-no-show',
    'appointment:end-links',
    'calendar:edit',
    'waiting:edit',
    'audit:read',
    'customer:edit',
    'customer:merge',
    'customer:delete',
    'customer:import',
    'customer:export',
    'vehicle:edit',
    'outgoing:read',
    'outgoing:send',
    'staff:edit',
    'catalogue:edit',
    'settings:edit',
  ],
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
    'appointment:end-links',
    'calendar:edit',
    'outgoing:read',
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

  it.each(PERMISSIONS)('a customer has %s for their own records at most', (permission) => {
    const actor = { kind: 'CUSTOMER', customerId: 'me' } as const;
    expect(can(actor, permission, { customerId: 'me' })).toBe([...OWN, ...OWN_DATA].includes(permission));
    expect(can(actor, permission, { customerId: 'other' })).toBe(false);
  });

  it.each(PERMISSIONS)('a customer does not have %s for a record that names no customer', (permission) => {
    expect(can({ kind: 'CUSTOMER', customerId: 'me' }, permission, { technicianId: 'tech-1' })).toBe(false);
  });

  it.each(PERMISSIONS)('a customer is told whether %s is possible at all when no record is named', (permission) => {
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

  it.each(WRENCH)('a mechanic has %s only for the jobs assigned to them', (permission) => {
    const mechanic = { kind: 'STAFF', staffId: 's', roles: ['MECHANIC'], technicianId: 'tech-1' } as const;
    expect(can(mechanic, permission, { technicianId: 'tech-1' })).toBe(true);
    expect(can(mechanic, permission, { technicianId: 'tech-2' })).toBe(false);
    expect(can(mechanic, permission, { technicianId: null })).toBe(false);
    expect(can({ ...mechanic, technicianId: null }, permission, { technicianId: null })).toBe(false);
    expect(can({ ...mechanic, roles: ['MECHANIC', 'MANAGER'] }, permission, { technicianId: 'tech-2' })).toBe(true);
  });

  it('a person may be given more or less than their roles: a denial wins', () => {
    const staff = { kind: 'STAFF', staffId: 's', roles: ['STAFF'], technicianId: null } as const;
    expect(can({ ...staff, grants: ['customer:edit'] }, 'customer:edit')).toBe(true);
    expect(can({ ...staff, denials: ['customer:read'] }, 'customer:read')).toBe(false);
    expect(can({ ...staff, grants: ['customer:edit'], denials: ['customer:edit'] }, 'customer:edit')).toBe(false);
  });

  it('a grant reaches beyond a person’s own jobs', () => {
    const mechanic = { kind: 'STAFF', staffId: 's', roles: ['MECHANIC'], technicianId: 'tech-1' } as const;
    expect(can({ ...mechanic, grants: ['appointment:read'] }, 'appointment:read', { technicianId: 'tech-2' })).toBe(
      true,
    );
  });

  it('several roles of one person add up', () => {
    const actor = { kind: 'STAFF', staffId: 's', roles: ['STAFF', 'CUSTOMER_SUPPORT'], technicianId: null } as const;
    expect(can(actor, 'appointment:confirm')).toBe(true);
  });

  it('a group that is not a role gives nothing', () => {
    expect(rolesFrom(['ADMIN', 'root', 'STAFF '])).toEqual(['ADMIN']);
  });
});

describe('giving access', () => {
  const ASSIGNED: Permission[] = [
    ...['appointment:read', 'appointment:start', 'appointment:pause'],
    ...['appointment:complete', 'appointment:reopen'],
  ] as Permission[];
  const GRANTED: Permission[] = ['staff:access'];
  const person = (roles: readonly Role[], more: Partial<Access> = {}): Actor => {
    const access = { grants: more.grants ?? [], denials: more.denials ?? [] };
    return { kind: 'STAFF', staffId: 's', roles, technicianId: 'tech-1', ...access };
  };
  const works = (roles: readonly Role[], more: Partial<Access> = {}): Access => ({ roles, active: true, ...more });
  /** Every set of roles except the empty one. */
  const SETS = Array.from({ length: 2 ** ROLES.length - 1 }, (_, at) =>
    ROLES.filter((_role, bit) => ((at + 1) >> bit) % 2 === 1),
  );
  /** What a set of roles allows for every record, and for at least a person's own jobs; from the table above. */
  const forAll = (roles: readonly Role[]) =>
    PERMISSIONS.filter((one) =>
      roles.some((role) => EXPECTED[role].includes(one) && !(role === 'MECHANIC' && ASSIGNED.includes(one))),
    );
  const atLeastOwn = (roles: readonly Role[]) =>
    PERMISSIONS.filter((one) => roles.some((role) => EXPECTED[role].includes(one)));
  const within = (some: readonly Permission[], all: readonly Permission[]) => some.every((one) => all.includes(one));

  it.each(SETS.map((roles) => [roles.join(' and '), roles] as const))('as %s, by a single grant', (_title, roles) => {
    const actor = person(roles, { grants: GRANTED });
    const mayGive = (given: readonly Role[]): boolean => {
      if (roles.includes('ADMIN')) return true;
      return (
        !given.includes('ADMIN') && within(forAll(given), forAll(roles)) && within(atLeastOwn(given), atLeastOwn(roles))
      );
    };
    for (const given of SETS) {
      expect([given, mayGiveAccess(actor, NO_ACCESS, works(given))]).toEqual([given, mayGive(given)]);
      const again = { roles: given, active: false };
      expect([given, mayGiveAccess(actor, again, works(given))]).toEqual([given, mayGive(given)]);
    }
    for (const one of PERMISSIONS) {
      const held = roles.includes('ADMIN') || (one !== 'staff:access' && forAll(roles).includes(one));
      expect([one, mayGiveAccess(actor, works(['MECHANIC']), works(['MECHANIC'], { grants: [one] }))]).toEqual([
        one,
        held,
      ]);
      if (one === 'staff:access') continue;
      const isGained = EXPECTED.MANAGER.includes(one);
      const denied = works(['MANAGER'], { denials: [one] });
      expect([one, mayGiveAccess(actor, denied, works(['MANAGER']))]).toEqual([one, !isGained || held]);
      // Anyone may give less.
      expect([one, mayGiveAccess(actor, works(['MANAGER']), denied)]).toEqual([one, true]);
    }
    expect(rolesToGive(actor)).toEqual(ROLES.filter((role) => mayGive([role])));
    const single = roles.includes('ADMIN') ? PERMISSIONS : forAll(roles).filter((one) => one !== 'staff:access');
    expect(permissionsToGive(actor)).toEqual(single);
  });

  it.each(SETS.map((roles) => [roles.join(' and '), roles] as const))(
    'as %s without the permission nothing can be given, not even what is already there',
    (_title, roles) => {
      const actor = person(roles, { denials: GRANTED });
      for (const given of SETS) {
        expect(mayGiveAccess(actor, NO_ACCESS, works(given))).toBe(false);
        expect(mayGiveAccess(actor, works(given), works(given))).toBe(false);
      }
    },
  );

  it.each(ROLES.filter((role) => role !== 'ADMIN'))('a %s with the grant leaves admins alone', (role) => {
    const actor = person([role], { grants: GRANTED });
    for (const active of [true, false]) {
      const admin = { roles: ['ADMIN', role] as const, active };
      expect(mayGiveAccess(actor, admin, admin)).toBe(false);
      expect(mayGiveAccess(actor, admin, { roles: [role], active })).toBe(false);
      expect(mayGiveAccess(actor, admin, { ...admin, active: false })).toBe(false);
    }
    // Adding, removing or denying another person who decides is for admins too.
    const other = works([role], { grants: GRANTED });
    expect(mayGiveAccess(actor, other, works([role]))).toBe(false);
    expect(mayGiveAccess(actor, other, { ...other, active: false })).toBe(false);
    expect(mayGiveAccess(actor, other, { ...other, denials: GRANTED })).toBe(false);
    expect(mayGiveAccess(actor, works([role]), works([role], { denials: GRANTED }))).toBe(false);
    expect(mayGiveAccess(actor, works([role]), { ...works([role]), active: false })).toBe(true);
  });

  it('an admin gives anything, even what they were denied; so does the workshop itself', () => {
    for (const actor of [person(['ADMIN'], { denials: ['customer:delete'] }), { kind: 'SYSTEM' } as const]) {
      for (const roles of SETS) {
        expect(mayGiveAccess(actor, works(['ADMIN']), works(roles, { grants: PERMISSIONS }))).toBe(true);
      }
    }
  });

  it('only staff give access', () => {
    for (const actor of [{ kind: 'VISITOR' }, { kind: 'CUSTOMER', customerId: 'me' }] as const) {
      expect(mayGiveAccess(actor, NO_ACCESS, works(['STAFF']))).toBe(false);
    }
  });

  it('an admin is a person who works here, has the role and may decide', () => {
    expect(isAdmin(works(['STAFF', 'ADMIN']))).toBe(true);
    expect(isAdmin(works(['ADMIN'], { denials: ['customer:read'] }))).toBe(true);
    expect(isAdmin({ roles: ['ADMIN'], active: false })).toBe(false);
    expect(isAdmin(works(['ADMIN'], { denials: GRANTED }))).toBe(false);
    expect(isAdmin(works(['MANAGER'], { grants: GRANTED }))).toBe(false);
  });
});
