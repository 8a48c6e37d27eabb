import type { LinkKind } from './links';

/** Staff roles, the same as the sign-in groups. One person may hold several. */
export const ROLES = ['ADMIN', 'MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'] as const;
export type Role = (typeof ROLES)[number];

/** Narrows a token's group names to roles; unknown groups are dropped. */
export const rolesFrom = (groups: readonly string[]): Role[] => ROLES.filter((role) => groups.includes(role));

/**
 * The holders of a permission. Every role that holds it is named: an area that adds a permission gives it to no role by
 * default. ADMIN holds all of them and is never listed.
 */
export interface Holders {
  /** Roles that hold it for every record. */
  readonly roles?: readonly Exclude<Role, 'ADMIN'>[];
  /** Roles that hold it only for the visits assigned to them. */
  readonly assigned?: readonly Exclude<Role, 'ADMIN'>[];
  /** Customers, for their own records. */
  readonly customers?: true;
  /** Anyone, signed in or not. */
  readonly visitors?: true;
  /** Anyone with such a link, for the record it opens. */
  readonly links?: readonly LinkKind[];
}

/** The permissions that an area declares, by name (`appointment:read`), with who holds each. */
export type DeclaredPermissions = Readonly<Record<string, Holders>>;

/** How far a role holds a permission: not at all, for the visits assigned to it, for every record. */
export function reachOfRole(role: Role, holders: Holders | undefined): 'NONE' | 'ASSIGNED' | 'ALL' {
  if (holders === undefined) return 'NONE';
  if (role === 'ADMIN' || holders.roles?.includes(role) === true) return 'ALL';
  return holders.assigned?.includes(role) === true ? 'ASSIGNED' : 'NONE';
}
