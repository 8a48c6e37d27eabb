import type { DeclaredPermissions } from '../access/roles';

/** What can be allowed around cars and their files, and which roles besides ADMIN hold it. */
export const vehiclePermissions = {
  'vehicle:read': { roles: ['MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'], customers: true },
  'vehicle:edit': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'], customers: true },
} as const satisfies DeclaredPermissions;
