import type { DeclaredPermissions } from '../access/roles';

/** Permissions around cars and their files, and which roles besides ADMIN hold them. */
export const vehiclePermissions = {
  'vehicle:read': { roles: ['MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'], customers: true },
  'vehicle:edit': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'], customers: true },
} as const satisfies DeclaredPermissions;
