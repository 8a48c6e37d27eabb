import type { DeclaredPermissions } from '../access/roles';

/** Permissions around the people who work here, and which roles besides ADMIN hold them. */
export const staffPermissions = {
  'staff:read': { roles: ['MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'] },
  'staff:edit': { roles: ['MANAGER'] },
  // Deciding what others may do: by role only admins hold it.
  'staff:access': {},
} as const satisfies DeclaredPermissions;
