import type { DeclaredPermissions } from '../access/roles';

/** Seeing what staff are alerted to, and which roles may beside ADMIN. */
export const noticePermissions = {
  'notice:read': { roles: ['MANAGER', 'CUSTOMER_SUPPORT', 'STAFF'] },
} as const satisfies DeclaredPermissions;
