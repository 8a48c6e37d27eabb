import { tzOffset } from '@date-fns/tz';

/** A moment in UTC, ISO 8601, ending in Z: `2026-11-24T22:30:00.000Z`. */
export type Instant = string;
/** A calendar day in the shop's zone: `2026-11-25`. */
export type LocalDate = string;
/** A wall-clock time in the shop's zone: `09:30`. */
export type LocalTime = string;
/** An IANA zone name: `Australia/Sydney`. */
export type ZoneId = string;
/** ISO weekday, Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Milliseconds since the epoch of an instant; a number is returned as it is. */
export function toMs(instant: Instant | number): number {
  if (typeof instant === 'number') return instant;
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/** The instant of a moment in milliseconds since the epoch. */
export const toInstant = (ms: number): Instant => new Date(ms).toISOString();

/** True for a full ISO instant in UTC on a day that exists, the only form commands accept. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text)) return false;
  // Date.parse reads 30 February as 2 March.
  return isLocalDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** True when this runtime knows the zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** True for a day that exists: refuses `2026-02-30`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** True for `00:00` to `24:00`; the latter means the end of the day. */
export const isLocalTime = (text: string): boolean => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);

const offsetMs = (ms: number, zone: ZoneId): number => {
  const minutes = tzOffset(zone, new Date(ms));
  if (Number.isNaN(minutes)) throw new RangeError(`unknown zone: ${zone}`);
  return minutes * MINUTE_MS;
};

const localIso = (moment: Instant | number, zone: ZoneId): string => {
  const ms = toMs(moment);
  return new Date(ms + offsetMs(ms, zone)).toISOString();
};

/** The shop's calendar day at a moment. */
export const localDateOf = (moment: Instant | number, zone: ZoneId): LocalDate => localIso(moment, zone).slice(0, 10);

/** The shop's wall-clock time at a moment, to the minute. */
export const localTimeOf = (moment: Instant | number, zone: ZoneId): LocalTime => localIso(moment, zone).slice(11, 16);

/**
 * The moment at which a wall clock of the zone shows a date and time. A time skipped by a clock change gives the moment
 * of the change; a time that occurs twice gives the first.
 */
export function wallTimeToMs(date: LocalDate, time: LocalTime, zone: ZoneId): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutesOf(time) * MINUTE_MS;
  const before = offsetMs(wall - DAY_MS, zone);
  const after = offsetMs(wall + DAY_MS, zone);
  const first = wall - before;
  if (before === after) return offsetMs(first, zone) === before ? first : settle(wall, zone);
  if (offsetMs(first, zone) === before) return first;
  const second = wall - after;
  return offsetMs(second, zone) === after ? second : settle(wall, zone);
}

/** Minutes from 00:00 of a wall-clock time. */
export const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The earliest moment at which the zone's wall clock shows at least the given reading. */
function settle(wall: number, zone: ZoneId): number {
  const shows = (ms: number) => ms + offsetMs(ms, zone);
  let early = wall - DAY_MS;
  let late = wall + DAY_MS;
  while (late - early > MINUTE_MS) {
    const middle = Math.floor((early + late) / 2 / MINUTE_MS) * MINUTE_MS;
    if (middle <= early || middle >= late) break;
    if (shows(middle) >= wall) late = middle;
    else early = middle;
  }
  return late;
}

/** The first moment of a local day. If midnight is skipped, that is the moment of the change. */
export const startOfLocalDay = (date: LocalDate, zone: ZoneId): number => wallTimeToMs(date, '00:00', zone);

/** How long the local day lasts: 1440, or another number on days when the clocks change. */
export const dayLengthMinutes = (date: LocalDate, zone: ZoneId): number =>
  (startOfLocalDay(addDays(date, 1), zone) - startOfLocalDay(date, zone)) / MINUTE_MS;

/** The calendar day `days` after (or before) a day. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days lie between two days; negative when the second is the earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** ISO weekday of a calendar day, Monday is 1. */
export function weekdayOf(date: LocalDate): Weekday {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (day === 0 ? 7 : day) as Weekday;
}

/** ISO 8601 week of a calendar day: `2026-W48`. The year is that of the week's Thursday. */
export function isoWeekOf(date: LocalDate): string {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const dayOfYear = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / DAY_MS;
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

/** The seven days of an ISO week, Monday first. */
export function datesOfWeek(week: string): LocalDate[] {
  const match = /^(\d{4})-W(\d\d)$/.exec(week);
  if (!match) throw new RangeError(`not an ISO week: ${week}`);
  const fourth = `${match[1]}-01-04`;
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + (Number(match[2]) - 1) * 7);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}
