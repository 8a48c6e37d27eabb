import type { DeclaredPermissions } from '../access/roles';

/** What can be allowed around the workshop's own records, and which roles hold it beside ADMIN. */
export const shopPermissions = {
  'catalogue:edit': { roles: ['MANAGER'] },
  'settings:edit': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
