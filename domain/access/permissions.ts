/** Staff roles, equal to the sign-in groups. One person may hold several. */
export const ROLES = ['ADMIN', 'MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'] as const;
export type Role = (typeof ROLES)[number];

/** Everything that can be allowed, namespaced by what it is done to. */
export const PERMISSIONS = [
  'appointment:read',
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
  'schedule:edit',
  'waiting:read',
  'waiting:edit',
  'audit:read',
  'customer:read',
  'customer:edit',
  'vehicle:read',
  'vehicle:edit',
  'notification:read',
  'staff:read',
  'staff:edit',
  'catalogue:edit',
  'settings:edit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Who acts. Made from a verified token by the function or the page, never from what a caller sends. */
export type Actor =
  | { readonly kind: 'VISITOR' }
  | { readonly kind: 'CUSTOMER'; readonly customerId: string }
  | {
      readonly kind: 'STAFF';
      readonly staffId: string;
      readonly roles: readonly Role[];
      /** Set when this person is a technician on the schedule. */
      readonly technicianId: string | null;
    }
  | { readonly kind: 'SYSTEM' };

/** The record a permission is asked for, as far as ownership and assignment matter. */
export interface Subject {
  readonly customerId?: string;
  readonly technicianId?: string | null;
}

const READ_DAY: readonly Permission[] = [
  'appointment:read',
  'customer:read',
  'vehicle:read',
  'staff:read',
  'notification:read',
  'waiting:read',
];

const PRESETS: Readonly<Record<Role, readonly Permission[]>> = {
  ADMIN: PERMISSIONS,
  MANAGER: PERMISSIONS,
  MECHANIC: [...READ_DAY, 'appointment:start', 'appointment:pause', 'appointment:complete', 'appointment:reopen'],
  CUSTOMER_SUPPORT: [
    ...READ_DAY,
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
    'vehicle:edit',
  ],
  STAFF: READ_DAY,
};

/** Does a role's preset include a permission, as far as any record goes? */
export const rolePermits = (role: Role, permission: Permission): boolean => PRESETS[role].includes(permission);

/** What a mechanic may do to the jobs assigned to them, and to no others. */
const OWN_JOBS_ONLY: ReadonlySet<Permission> = new Set([
  'appointment:start',
  'appointment:pause',
  'appointment:complete',
  'appointment:reopen',
]);

/** What a customer may do to records of their own. */
const CUSTOMER_OWN: ReadonlySet<Permission> = new Set([
  'appointment:read',
  'appointment:book',
  'appointment:cancel',
  'appointment:reschedule',
  'customer:read',
  'customer:edit',
  'vehicle:read',
  'vehicle:edit',
]);

/**
 * The one answer to "may this person do that", for functions and pages alike. For a customer the subject must be
 * their own, and one that names no customer is nobody's; a mechanic's moves need the job to be assigned to them. Without a subject the answer is whether it is
 * possible at all.
 */
export function can(actor: Actor, permission: Permission, subject?: Subject): boolean {
  switch (actor.kind) {
    case 'SYSTEM':
      return true;
    case 'VISITOR':
      return permission === 'appointment:book';
    case 'CUSTOMER':
      return CUSTOMER_OWN.has(permission) && (subject === undefined || subject.customerId === actor.customerId);
    case 'STAFF':
      return actor.roles.some((role) => roleAllows(role, permission, actor.technicianId, subject));
  }
}

function roleAllows(role: Role, permission: Permission, technicianId: string | null, subject?: Subject): boolean {
  if (!rolePermits(role, permission)) return false;
  if (role !== 'MECHANIC' || !OWN_JOBS_ONLY.has(permission) || subject === undefined) return true;
  return technicianId !== null && subject.technicianId === technicianId;
}

/** Narrows group names of a token to roles; unknown groups are dropped. */
export const rolesFrom = (groups: readonly string[]): Role[] => ROLES.filter((role) => groups.includes(role));
