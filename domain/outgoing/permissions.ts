import type { DeclaredPermissions } from '../access/roles';

/** What the shop sends: seeing it and sending it again, and which roles besides ADMIN may. */
export const outgoingPermissions = {
  'outgoing:read': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'] },
  'outgoing:send': { roles: ['MANAGER'] },
} as const satisfies DeclaredPermissions;
