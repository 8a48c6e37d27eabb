import type { DeclaredPermissions } from '../access/roles';

/** What the shop sends: seeing it, and sending it again, and which roles may beside ADMIN. */
export const outgoingPermissions = {
  'outgoing:read': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'] },
  'outgoing:send': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
