import { auditPermissions } from '../audit/permissions';
import { bookingPermissions } from '../booking/permissions';
import { calendarPermissions } from '../calendar/permissions';
import { customerPermissions } from '../customers/permissions';
import { noticePermissions } from '../notices/permissions';
import { outgoingPermissions } from '../outgoing/permissions';
import { shopPermissions } from '../shop/permissions';
import { staffPermissions } from '../staff/permissions';
import { vehiclePermissions } from '../vehicles/permissions';
import { LINKS, type LinkKind } from './links';
import { type Holders, ROLES, type Role, reachOfRole } from './roles';

export { ROLES, type Role };

/** The permission table, assembled from what the areas declare. */
const DECLARED = {
  ...bookingPermissions,
  ...calendarPermissions,
  ...auditPermissions,
  ...customerPermissions,
  ...vehiclePermissions,
  ...noticePermissions,
  ...outgoingPermissions,
  ...staffPermissions,
  ...shopPermissions,
};

export type Permission = keyof typeof DECLARED;

/** Everything that can be allowed, namespaced by what it is done to. */
export const PERMISSIONS = Object.keys(DECLARED) as readonly Permission[];

const holdersOf = (permission: Permission): Holders => DECLARED[permission];

/** What can be taken away from one person: everything except seeing who works here. */
export const DENIABLE: readonly Permission[] = PERMISSIONS.filter((permission) => permission !== 'staff:read');

/** The actor. Made from a verified token by the function or the page, never from what a caller sends. */
export type Actor =
  | { readonly kind: 'VISITOR' }
  | { readonly kind: 'CUSTOMER'; readonly customerId: string }
  | {
      readonly kind: 'STAFF';
      readonly staffId: string;
      readonly roles: readonly Role[];
      /** Set when this person is a technician on the schedule. */
      readonly technicianId: string | null;
      /** What this person may do beyond their roles, and what they may not do in spite of them. A denial wins. */
      readonly grants?: readonly Permission[];
      readonly denials?: readonly Permission[];
    }
  /** Anyone who has a record's link, signed in or not. */
  | {
      readonly kind: 'LINK';
      readonly link: LinkKind;
      readonly recordId: string;
      /** Whose record it is. */
      readonly customerId: string;
    }
  | { readonly kind: 'SYSTEM' };

export type StaffActor = Extract<Actor, { kind: 'STAFF' }>;

/** The record a permission is asked for, reduced to what ownership and assignment need. */
export interface Subject {
  readonly customerId?: string;
  readonly technicianId?: string | null;
  readonly appointmentId?: string;
  readonly waitingId?: string;
}

/** Does a role's preset include a permission for any record? */
export const rolePermits = (role: Role, permission: Permission): boolean =>
  reachOfRole(role, holdersOf(permission)) !== 'NONE';

/** Does a role's preset include a permission only for the person's own jobs? */
export const onlyForAssigned = (role: Role, permission: Permission): boolean =>
  reachOfRole(role, holdersOf(permission)) === 'ASSIGNED';

/**
 * The one answer to "may this person do that", for functions and pages alike. A customer must own the subject, and a
 * subject that names no customer has no owner; a mechanic must be assigned the job. Without a subject the answer is
 * whether it is possible at all. A person's denials win over their grants, and grants over roles.
 */
export function can(actor: Actor, permission: Permission, subject?: Subject): boolean {
  switch (actor.kind) {
    case 'SYSTEM':
      return true;
    case 'VISITOR':
      return holdersOf(permission).visitors === true;
    case 'CUSTOMER':
      return (
        holdersOf(permission).customers === true && (subject === undefined || subject.customerId === actor.customerId)
      );
    case 'LINK':
      return (
        holdersOf(permission).links?.includes(actor.link) === true &&
        (subject === undefined || subject[LINKS[actor.link]] === actor.recordId)
      );
    case 'STAFF':
      if (actor.denials?.includes(permission)) return false;
      if (actor.grants?.includes(permission)) return true;
      return actor.roles.some((role) => roleAllows(role, permission, actor.technicianId, subject));
  }
}

/**
 * Is the customer acting: signed in, or through the link they were sent? The shop's rules for customers apply to both.
 */
export const isCustomer = (actor: Actor): boolean => actor.kind === 'CUSTOMER' || actor.kind === 'LINK';

/**
 * Does this record belong to the person acting? True for staff who are also customers: they may see and delete what the
 * register holds about them, whatever their role.
 */
export const isOwnRecord = (actor: Actor, customerId: string): boolean =>
  (actor.kind === 'CUSTOMER' && actor.customerId === customerId) ||
  (actor.kind === 'STAFF' && actor.staffId === customerId);

function roleAllows(role: Role, permission: Permission, technicianId: string | null, subject?: Subject): boolean {
  if (!rolePermits(role, permission)) return false;
  if (!onlyForAssigned(role, permission) || subject === undefined) return true;
  return technicianId !== null && subject.technicianId === technicianId;
}

/** The parts of a staff row that decide what a person may do. */
export interface Access {
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly grants?: readonly Permission[];
  readonly denials?: readonly Permission[];
}

/** The access of a person who does not work here. */
export const NO_ACCESS: Access = { roles: [], active: false };

/** May decide over everyone's access: works here, has the role, and was not denied `staff:access`. */
export const isAdmin = ({ active, roles, denials }: Access): boolean =>
  active && roles.includes('ADMIN') && denials?.includes('staff:access') !== true;

/**
 * May this person change another's access from one to the other? An admin may. Others with `staff:access` can give only
 * what they hold themselves, whether by a role, a grant, lifting a denial or letting a person back in; the role ADMIN,
 * the permission `staff:access` and anything an admin has are out of their reach. With the same access twice the answer
 * is whether they may touch it at all.
 */
export function mayGiveAccess(actor: Actor, before: Access, after: Access): boolean {
  if (!can(actor, 'staff:access')) return false;
  if (actor.kind !== 'STAFF' || isAdmin({ ...actor, active: true })) return true;
  if ([before, after].some(({ roles }) => roles.includes('ADMIN'))) return false;
  if (decidesOverOthers(before) !== decidesOverOthers(after)) return false;
  const newRoles = after.roles.filter((role) => !before.roles.includes(role));
  const newGrants = (after.grants ?? []).filter((permission) => before.grants?.includes(permission) !== true);
  const holds = (permission: Permission, reach: number) => reach <= reachOf(actor, permission);
  return (
    newGrants.every((permission) => holds(permission, REACH.ALL)) &&
    PERMISSIONS.every((permission) => {
      const given = newRoles.map((role) => reachGiven({ roles: [role], active: true }, permission));
      const reach = reachGiven(after, permission);
      if (reach > reachGiven(before, permission)) given.push(reach);
      return given.every((one) => holds(permission, one));
    })
  );
}

/** What a person may hand out: the roles and single permissions that a screen offers them. */
export const rolesToGive = (actor: Actor): Role[] =>
  ROLES.filter((role) => mayGiveAccess(actor, NO_ACCESS, { roles: [role], active: true }));

export const permissionsToGive = (actor: Actor): Permission[] =>
  PERMISSIONS.filter((one) => mayGiveAccess(actor, NO_ACCESS, { roles: [], active: true, grants: [one] }));

/** How far a permission reaches: not at all, only the person's own jobs, or every record. */
const REACH = { NONE: 0, ASSIGNED: 1, ALL: 2 } as const;

function reachOf(actor: Actor, permission: Permission): number {
  if (can(actor, permission, {})) return REACH.ALL;
  return can(actor, permission) ? REACH.ASSIGNED : REACH.NONE;
}

const reachGiven = ({ active, ...access }: Access, permission: Permission): number =>
  active ? reachOf({ kind: 'STAFF', staffId: '', technicianId: null, ...access }, permission) : REACH.NONE;

/** `staff:access` as a person has it, granted or denied: only an admin changes any of it. */
const decidesOverOthers = (access: Access): string =>
  [access.grants, access.denials]
    .map((listed) => listed?.includes('staff:access') === true)
    .concat(reachGiven(access, 'staff:access') > REACH.NONE)
    .join();
