import { cellRangeOf, cellsInDay } from './cells';
import { type Result, ok, refuse } from '../shared/result';
import {
  type Instant,
  type LocalDate,
  type LocalTime,
  type ZoneId,
  addDays,
  isoWeekOf,
  startOfLocalDay,
  toInstant,
  wallTimeToMs,
} from '../shared/time';
import type { ResourceKind } from '../shop/resource';

export const BLOCK_KINDS = ['CLOSURE', 'HOLIDAY', 'LEAVE', 'BLOCKED'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** What is blocked: the whole shop, one bay or one technician. */
export const BLOCKED_THINGS = ['SHOP', 'BAY', 'TECHNICIAN'] as const;
export type BlockedThing = (typeof BLOCKED_THINGS)[number];

/** Cells that a block keeps, by resource. */
export interface BlockClaim {
  readonly resourceKind: ResourceKind;
  readonly resourceId: string;
  readonly cells: readonly number[];
}

/**
 * Time of one local day that cannot be booked: a closure, leave, a bay out of order. It takes cells of the day sheets,
 * as a visit does, so no visit can be booked into it.
 */
export interface TimeBlock {
  readonly blockId: string;
  readonly week: string;
  readonly date: LocalDate;
  readonly kind: BlockKind;
  readonly resourceKind: BlockedThing;
  /** Empty for the whole shop. */
  readonly resourceId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly createdBy: string;
  /** The cells it took; exactly these are given back. */
  readonly claims: readonly BlockClaim[];
}

/** The longest run of days one request may block. */
export const LONGEST_BLOCK_DAYS = 92;

/** A request to block time: the same hours on every day from `from` to `to`; without hours, whole days. */
export interface BlockRequest {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly fromTime: LocalTime | null;
  readonly toTime: LocalTime | null;
}

/** One day of a block as moments and cells. */
export interface BlockedDay {
  readonly date: LocalDate;
  readonly week: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly cells: readonly number[];
}

/**
 * The days of a request, each with its cells by the zone's rules for that day. Refuses INVALID_INPUT with the field.
 */
export function blockedDays(request: BlockRequest, zone: ZoneId): Result<BlockedDay[]> {
  const { from, to, fromTime, toTime } = request;
  if (to < from) return refuse('INVALID_INPUT', { field: 'to' });
  if (addDays(from, LONGEST_BLOCK_DAYS - 1) < to)
    return refuse('INVALID_INPUT', { field: 'to', days: LONGEST_BLOCK_DAYS });
  if ((fromTime === null) !== (toTime === null)) return refuse('INVALID_INPUT', { field: 'toTime' });
  if (fromTime !== null && toTime !== null && toTime <= fromTime) return refuse('INVALID_INPUT', { field: 'toTime' });
  const days: BlockedDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    days.push(blockedDay(date, { fromTime, toTime }, zone));
  }
  return ok(days);
}

function blockedDay(
  date: LocalDate,
  { fromTime, toTime }: { fromTime: LocalTime | null; toTime: LocalTime | null },
  zone: ZoneId,
): BlockedDay {
  const startMs = fromTime === null ? startOfLocalDay(date, zone) : wallTimeToMs(date, fromTime, zone);
  const endMs = toTime === null ? startOfLocalDay(addDays(date, 1), zone) : wallTimeToMs(date, toTime, zone);
  const { start, count } = cellRangeOf({ startMs, endMs, date, zone });
  const last = Math.min(start + Math.max(count, 0), cellsInDay(date, zone));
  return {
    date,
    week: isoWeekOf(date),
    startsAt: toInstant(startMs),
    endsAt: toInstant(endMs),
    cells: Array.from({ length: Math.max(0, last - start) }, (_, index) => start + index),
  };
}
