import type { DeclaredPermissions } from '../access/roles';

const DESK = ['MANAGER', 'CUSTOMER_SUPPORT'] as const;
const OFFICE = ['MANAGER', 'CUSTOMER_SUPPORT', 'STAFF'] as const;
const WRENCH = ['MECHANIC'] as const;

/** Permissions around visits and the waiting list, and which roles besides ADMIN hold them. */
export const bookingPermissions = {
  'appointment:read': { roles: OFFICE, assigned: WRENCH, customers: true, links: ['VISIT'] },
  'appointment:book': { roles: DESK, customers: true, visitors: true },
  'appointment:book-for-customer': { roles: DESK },
  'appointment:confirm': { roles: DESK },
  'appointment:unconfirm': { roles: DESK },
  'appointment:start': { roles: ['MANAGER'], assigned: WRENCH },
  'appointment:pause': { roles: DESK, assigned: WRENCH },
  'appointment:complete': { roles: ['MANAGER'], assigned: WRENCH },
  'appointment:reopen': { roles: ['MANAGER'], assigned: WRENCH },
  'appointment:cancel': { roles: DESK, customers: true, links: ['VISIT'] },
  'appointment:restore': { roles: DESK },
  'appointment:override': { roles: ['MANAGER'] },
  'appointment:reschedule': { roles: DESK, customers: true, links: ['VISIT'] },
  'appointment:assign': { roles: DESK },
  'appointment:mark-no-show': { roles: DESK },
  'appointment:end-links': { roles: DESK },
  'waiting:read': { roles: OFFICE },
  'waiting:edit': { roles: DESK, links: ['WAITING'] },
} as const satisfies DeclaredPermissions;
