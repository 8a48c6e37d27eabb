import type { DeclaredPermissions } from '../access/roles';

/** Permissions around the calendar and blocked time, and which roles besides ADMIN hold them. */
export const calendarPermissions = {
  'calendar:read': { roles: ['MANAGER', 'MECHANIC', 'CUSTOMER_SUPPORT', 'STAFF'] },
  'calendar:edit': { roles: ['MANAGER', 'CUSTOMER_SUPPORT'] },
} as const satisfies DeclaredPermissions;
