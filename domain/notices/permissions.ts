import type { DeclaredPermissions } from '../access/roles';

/** Seeing what staff are alerted to, and which roles besides ADMIN may. */
export const noticePermissions = {
  'notice:read': { roles: ['MANAGER', 'CUSTOMER_SUPPORT', 'STAFF'] },
} as const satisfies DeclaredPermissions;
