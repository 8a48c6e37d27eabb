import { type LocalDate, type ZoneId, dayLengthMinutes, startOfLocalDay } from '../shared/time';
import type { CellRange } from '../booking/appointment';

/** Length of a cell, fixed at install. */
export const CELL_MINUTES = 15;
const CELL_MS = CELL_MINUTES * 60_000;

/** Cells of a local day: 96, or 92, 94, 98, 100 when the clocks change. */
export const cellsInDay = (date: LocalDate, zone: ZoneId): number =>
  Math.ceil(dayLengthMinutes(date, zone) / CELL_MINUTES);

/**
 * The cells that a stretch of time touches, in elapsed time from local midnight. Half open: an end on a cell's edge
 * leaves the next cell free.
 */
export function cellRangeOf(stretch: {
  readonly startMs: number;
  readonly endMs: number;
  readonly date: LocalDate;
  readonly zone: ZoneId;
}): CellRange {
  const midnight = startOfLocalDay(stretch.date, stretch.zone);
  const start = Math.floor((stretch.startMs - midnight) / CELL_MS);
  const end = Math.ceil((stretch.endMs - midnight) / CELL_MS);
  return { start, count: end - start };
}

/** The cell indexes of a range, ascending. */
export const cellsOf = ({ start, count }: CellRange): number[] => Array.from({ length: count }, (_, i) => start + i);
