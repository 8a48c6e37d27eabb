import { type LocalDate, type LocalTime, type Weekday, type ZoneId, wallTimeToMs, weekdayOf } from '../shared/time';

export interface HoursSpan {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** Open spans per ISO weekday (Monday is 1), in local wall times; `to` may be `24:00`. An empty day is closed. */
export type WeekHours = Readonly<Record<`${Weekday}`, readonly HoursSpan[]>>;

/** Closed on all days. */
export const CLOSED_ALL_WEEK: WeekHours = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

/** A stretch of time, half open: `startMs` belongs to it, `endMs` does not. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The open stretches of one local day as moments, in order, by the zone's rules for that very date. Stretches that
 * touch or overlap are one, so that a visit may cross the seam and no start counts twice.
 */
export const openSpans = (date: LocalDate, hours: WeekHours, zone: ZoneId): Span[] =>
  spansOn(hours[`${weekdayOf(date)}`], (time) => wallTimeToMs(date, time, zone));

/** Like `openSpans`, for the hours of one day whose clock is known: `at` gives the moment of a wall time. */
export function spansOn(day: readonly HoursSpan[], at: (time: LocalTime) => number): Span[] {
  const spans = day
    .map(({ from, to }) => ({ startMs: at(from), endMs: at(to) }))
    .filter(({ startMs, endMs }) => endMs > startMs)
    .sort((a, b) => a.startMs - b.startMs);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last === undefined || span.startMs > last.endMs) joined.push(span);
    else joined[joined.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, span.endMs) };
  }
  return joined;
}
