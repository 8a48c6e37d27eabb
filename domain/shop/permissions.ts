import type { DeclaredPermissions } from '../access/roles';

/** What can be allowed around the workshop's own records, and which roles besides ADMIN hold it. */
export const shopPermissions = {
  'catalogue:edit': { roles: ['MANAGER'] },
  'settings:edit': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
