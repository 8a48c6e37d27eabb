import type { Permission } from './permissions';

/** Topics that staff pages follow, and the permission needed to hear of each. */
export const STAFF_TOPICS = {
  calendar: 'calendar:read',
  waiting: 'waiting:read',
  customers: 'customer:read',
  notices: 'notice:read',
  staff: 'staff:read',
  shop: 'calendar:read',
} as const satisfies Readonly<Record<string, Permission>>;
export type StaffTopic = keyof typeof STAFF_TOPICS;

/** What kind of thing changed. RELOAD means many records at once. */
export const LIVE_TOPICS = [
  'APPOINTMENT',
  'WAITING',
  'BLOCK',
  'CUSTOMER',
  'VEHICLE',
  'STAFF',
  'TECHNICIAN',
  'SETTINGS',
  'SERVICE',
  'BAY',
  'NOTICE',
  'RELOAD',
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/**
 * The audience of a change: one customer by the `sub` of their sign-in, the staff who follow a topic, or the page
 * behind a link, by the random id it got with the record.
 */
export type Audience = `customer:${string}` | `staff:${StaffTopic}` | `link:${string}`;
