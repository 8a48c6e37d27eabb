import type { DeclaredPermissions } from '../access/roles';

/** What can be allowed around the people who work here, and which roles hold it beside ADMIN. */
export const staffPermissions = {
  'staff:read': { roles: ['MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'] },
  'staff:edit': { roles: ['MANAGER'] },
  // Deciding what others may do: by role it is the admins' alone.
  'staff:access': {},
} as const satisfies DeclaredPermissions;
