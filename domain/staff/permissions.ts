import type { DeclaredPermissions } from '../access/roles';

/** What can be allowed around the people who work here, and which roles besides ADMIN hold it. */
export const staffPermissions = {
  'staff:read': { roles: ['MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'] },
  'staff:edit': { roles: ['MANAGER'] },
  // Deciding what others may do: by role only admins hold it.
  'staff:access': {},
} as const satisfies DeclaredPermissions;
