import type { DeclaredPermissions } from '../access/roles';

/** Seeing who did what, and which roles besides ADMIN may. */
export const auditPermissions = {
  'audit:read': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
