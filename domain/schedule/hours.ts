import { type LocalDate, type LocalTime, type Weekday, type ZoneId, wallTimeToMs, weekdayOf } from '../shared/time';

export interface HoursSpan {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** Open spans per ISO weekday (Monday is 1), in local wall times; `to` may be `24:00`. An empty day is closed. */
export type WeekHours = Readonly<Record<`${Weekday}`, readonly HoursSpan[]>>;

/** A stretch of time, half open: `startMs` belongs to it, `endMs` does not. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The open stretches of one local day as moments; the zone's rules of that very date apply. */
export function openSpans(date: LocalDate, hours: WeekHours, zone: ZoneId): Span[] {
  return hours[`${weekdayOf(date)}`]
    .map(({ from, to }) => ({ startMs: wallTimeToMs(date, from, zone), endMs: wallTimeToMs(date, to, zone) }))
    .filter(({ startMs, endMs }) => endMs > startMs);
}
