import type { QueryKey } from '@tanstack/react-query';
import type { LiveTopic } from '../../domain/access/live';
import { type LocalDate, isoWeekOf } from '../../domain/shared/time';
import { keys } from './query-keys';

/** The reads that a save of the shop's records can change, on any page. */
export const SHOP_KEYS: readonly QueryKey[] = [
  ...[keys.records, keys.shop, keys.calendarShop, keys.visitShop],
  ...[keys.bays, keys.staff, keys.sheets],
];

/** A change as a page hears it. */
export interface Heard {
  readonly topic: LiveTopic;
  readonly id: string;
  /** The day that it changes, if it changes only that one. */
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

/** Everything that changes can touch, except the signed-in person and the second step's secret. */
export const LIVE_KEYS: readonly QueryKey[] = [
  ...[keys.appointments, keys.visits, keys.waiting, keys.blocks, keys.notices],
  ...[keys.customers, keys.people, keys.profiles, keys.garages],
  ...[...SHOP_KEYS, keys.staffNames, keys.ownAccess],
];

/** The reads to repeat after a change. A reload counts as many changes at once. */
export const keysTouchedBy = (heard: Heard): readonly QueryKey[] =>
  heard.topic === 'RELOAD' ? LIVE_KEYS : TOUCHED[heard.topic](heard);
