import type { DeclaredPermissions } from '../access/roles';

/** Seeing who did what, and which roles may beside ADMIN. */
export const auditPermissions = {
  'audit:read': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
