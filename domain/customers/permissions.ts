import type { DeclaredPermissions } from '../access/roles';

/** Permissions around the register of customers, and which roles besides ADMIN hold them. */
export const customerPermissions = {
  'customer:read': { roles: ['MANAGER', 'CUSTOMER_SUPPORT', 'STAFF'], customers: true },
  'customer:edit': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'], customers: true },
  'customer:merge': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'] },
  'customer:delete': { roles: ['MANAGER'], customers: true },
  'customer:import': { roles: ['MANAGER'] },
  'customer:export': { roles: ['MANAGER'], customers: true },
} as const satisfies DeclaredPermissions;
