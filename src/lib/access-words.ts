import type { Permission, Role } from '../../domain/access/permissions';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  ADMIN: 'Administrator',
  MANAGER: 'Manager',
  MECHANIC: 'Mechanic',
  CUSTOMER_SUPPORT: 'Front desk',
  STAFF: 'Staff',
};

/** What each permission allows, in the words of the staff's pages. */
export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  'appointment:read': 'See appointments',
  'appointment:book': 'Book',
  'appointment:book-for-customer': 'Book for a customer',
  'appointment:confirm': 'Confirm a request',
  'appointment:unconfirm': 'Take a confirmation back',
  'appointment:start': 'Start work',
  'appointment:pause': 'Pause work',
  'appointment:complete': 'Finish work',
  'appointment:reopen': 'Reopen finished work',
  'appointment:cancel': 'Cancel',
  'appointment:restore': 'Restore what was cancelled',
  'appointment:override': 'Go past the shop’s rules, with a reason',
  'appointment:reschedule': 'Move an appointment',
  'appointment:assign': 'Assign a technician',
  'appointment:mark-no-show': 'Mark as not shown up',
  'appointment:end-links': 'End the customer’s link',
  'calendar:read': 'See blocked time and leave',
  'calendar:edit': 'Block and free time',
  'waiting:read': 'See the waiting list',
  'waiting:edit': 'Change the waiting list',
  'audit:read': 'Read the audit log',
  'customer:read': 'See customers',
  'customer:edit': 'Change customers',
  'customer:merge': 'Merge duplicate customers',
  'customer:delete': 'Delete customers',
  'customer:import': 'Import customers',
  'customer:export': 'Export customers',
  'vehicle:read': 'See vehicles',
  'vehicle:edit': 'Change and transfer vehicles',
  'notice:read': 'Get alerts',
  'outgoing:read': 'See what was sent',
  'outgoing:send': 'Send tests, and send again what failed',
  'staff:read': 'See who works here',
  'staff:edit': 'Change hours and skills of staff',
  'staff:access': 'Invite staff and change their access',
  'catalogue:edit': 'Change services and prices',
  'settings:edit': 'Change the shop’s settings',
};

/** A former colleague whose personal details were removed. */
export const FORMER_COLLEAGUE = 'Former colleague';
