import type { DeclaredPermissions } from '../access/roles';

/** Permissions around the workshop's own records, and which roles besides ADMIN hold them. */
export const shopPermissions = {
  'catalogue:edit': { roles: ['MANAGER'] },
  'settings:edit': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
