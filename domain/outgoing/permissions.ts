import type { DeclaredPermissions } from '../access/roles';

/** Permissions to see what the shop sends and to send it again, and which roles besides ADMIN hold them. */
export const outgoingPermissions = {
  'outgoing:read': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'] },
  'outgoing:send': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
