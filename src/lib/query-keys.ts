import type { QueryKey } from '@tanstack/react-query';
import type { LiveTopic } from '../../domain/access/live';
import { type LocalDate, isoWeekOf } from '../../domain/shared/time';

/** What pages read, by name. A key begins with the more general one: reading all days again reads each of them. */
export const keys = {
  actor: ['actor'],
  email: ['email'],
  ownAccess: ['own-access'],
  ownAccessOf: (staffId: string) => ['own-access', staffId],
  twoStep: ['two-step'],
  twoStepSecret: ['two-step-secret'],

  appointments: ['appointments'],
  days: ['appointments', 'day'],
  day: (date: LocalDate | null) => ['appointments', 'day', date],
  appointment: (appointmentId: string) => ['appointments', 'one', appointmentId],
  visitsOfAll: ['appointments', 'of'],
  visitsOf: (customerId: string) => ['appointments', 'of', customerId],
  ownVisits: ['appointments', 'mine'],
  ownVisitsOf: (customerId: string) => ['appointments', 'mine', customerId],
  details: (appointmentId: string) => ['details', appointmentId],
  detailsAt: (appointmentId: string, version: number) => ['details', appointmentId, version],
  visits: ['visit'],
  visit: (manageToken: string) => ['visit', manageToken],
  waiting: ['waiting'],
  blocks: ['time-blocks'],
  blocksOf: (isoWeek: string) => ['time-blocks', isoWeek],
  blocksAhead: (from: LocalDate) => ['time-blocks', 'ahead', from],
  sheets: ['sheets'],
  sheetsOf: (isoWeek: string) => ['sheets', isoWeek],

  customers: ['customers'],
  customerRecords: ['customers', 'one'],
  customer: (customerId: string) => ['customers', 'one', customerId],
  register: ['customers', 'register'],
  found: (typed: string) => ['customers', 'search', typed],
  alike: (customerId: string, email: string, phone: string) => ['customers', 'alike', customerId, email, phone],
  prefersCall: (customerId: string) => ['customers', 'prefers-call', customerId],
  histories: ['customers', 'vehicle-history'],
  history: (vehicleId: string) => ['customers', 'vehicle-history', vehicleId],
  allFiles: ['vehicle-files'],
  vehicleFiles: (vehicleId: string) => ['vehicle-files', vehicleId],
  filesOfRemovedCars: (customerId: string) => ['vehicle-files', 'removed', customerId],
  people: ['person'],
  person: (customerId: string | null) => ['person', customerId],
  profiles: ['profile'],
  profile: (customerId: string) => ['profile', customerId],
  garages: ['garage'],
  garage: (customerId: string) => ['garage', customerId],

  records: ['records'],
  shop: ['shop'],
  calendarShop: ['calendar-shop'],
  visitShop: ['visit-shop'],
  bays: ['bays'],
  staff: ['staff'],
  notices: ['notices'],
  staffNames: ['audit', 'staff-names'],
  audit: (view: object, area: string, action: string) => ['audit', view, area, action],
  auditOf: (appointmentId: string, version: number) => ['audit', appointmentId, version],
} as const;

/** What a save of the shop's own records can change on any page. */
export const SHOP_KEYS: readonly QueryKey[] = [
  ...[keys.records, keys.shop, keys.calendarShop, keys.visitShop],
  ...[keys.bays, keys.staff, keys.sheets],
];

/** A change as a page hears of it. */
export interface Heard {
  readonly topic: LiveTopic;
  readonly id: string;
  /** The day that it is a change of, where it is one of no other. */
  readonly on: LocalDate | null;
}

const TOUCHED: Readonly<Record<Exclude<LiveTopic, 'RELOAD'>, (heard: Omit<Heard, 'topic'>) => readonly QueryKey[]>> = {
  APPOINTMENT: ({ id, on }) => [
    ...[on === null ? keys.days : keys.day(on), keys.appointment(id)],
    ...[keys.visitsOfAll, keys.ownVisits, keys.visits, keys.customerRecords, keys.histories],
    on === null ? keys.sheets : keys.sheetsOf(isoWeekOf(on)),
  ],
  WAITING: () => [keys.waiting],
  BLOCK: () => [keys.blocks, keys.sheets],
  CUSTOMER: () => [keys.customers, keys.people, keys.profiles],
  VEHICLE: () => [keys.customers, keys.people, keys.garages],
  STAFF: () => [keys.records, keys.staff, keys.staffNames, keys.ownAccess],
  TECHNICIAN: () => [keys.records, keys.staff, keys.sheets],
  SETTINGS: () => SHOP_KEYS,
  SERVICE: () => SHOP_KEYS,
  BAY: () => SHOP_KEYS,
  NOTICE: () => [keys.notices],
};

/** Everything that changes can touch. Who is signed in, and the secret of a second step, are no part of it. */
export const LIVE_KEYS: readonly QueryKey[] = [
  ...[keys.appointments, keys.visits, keys.waiting, keys.blocks, keys.notices],
  ...[keys.customers, keys.people, keys.profiles, keys.garages],
  ...[...SHOP_KEYS, keys.staffNames, keys.ownAccess],
];

/** What to read again after a change. A reload stands for many changes at once. */
export const keysTouchedBy = (heard: Heard): readonly QueryKey[] =>
  heard.topic === 'RELOAD' ? LIVE_KEYS : TOUCHED[heard.topic](heard);
