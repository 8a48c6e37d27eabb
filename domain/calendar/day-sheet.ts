import type { ResourceKind } from '../shop/resource';
import { type LocalDate, isoWeekOf, isLocalDate } from '../shared/time';

/** A cell kept for a short time for a person who is filling in the form. */
export interface CellHold {
  /** Fingerprint of the holder's secret token. */
  readonly by: string;
  /** Epoch seconds at which the hold ends; from then on it no longer counts. */
  readonly until: number;
}

/** A resource's taken cells on one local day: the unit that keeps two appointments apart. */
export interface DaySheet {
  readonly week: string;
  readonly date: LocalDate;
  readonly resourceKind: ResourceKind;
  readonly resourceId: string;
  readonly busy: readonly number[];
  /** Holds by cell index, expired ones included. */
  readonly holds: Readonly<Record<string, CellHold>>;
  /** Counts the writes of this sheet; 0 if it is not stored yet. Pages don't know it. */
  readonly revision?: number;
}

/** Epoch seconds, the clock of holds. */
export const holdClock = (nowMs: number): number => Math.floor(nowMs / 1000);

/** The cells that a hold keeps from everyone but its holder. */
export function heldCells(sheet: DaySheet, nowMs: number, holder: string | null): number[] {
  const now = holdClock(nowMs);
  return Object.entries(sheet.holds).flatMap(([cell, hold]) =>
    hold.until > now && hold.by !== holder ? [Number(cell)] : [],
  );
}

/** The cells of a sheet that a holder has asked for, whether or not the hold still counts. */
export const cellsHeldBy = (sheet: DaySheet, holder: string): number[] =>
  Object.entries(sheet.holds).flatMap(([cell, hold]) => (hold.by === holder ? [Number(cell)] : []));

/** The sheets without some cells of two resources: the basis for deciding a move. */
export function withoutCells(
  sheets: readonly DaySheet[],
  visit: { visitDate: LocalDate; bayId: string; technicianId: string; cells: { start: number; count: number } },
): DaySheet[] {
  const { start, count } = visit.cells;
  const isOwn = ({ date, resourceKind, resourceId }: DaySheet) =>
    date === visit.visitDate && resourceId === (resourceKind === 'BAY' ? visit.bayId : visit.technicianId);
  return sheets.map((sheet) =>
    isOwn(sheet) ? { ...sheet, busy: sheet.busy.filter((cell) => cell < start || cell >= start + count) } : sheet,
  );
}

/** The sort key of a sheet: `2026-11-24#BAY#bay-2`. */
export const dayResourceKey = (date: LocalDate, kind: ResourceKind, resourceId: string): string =>
  `${date}#${kind}#${resourceId}`;

/** The full key of a sheet: its ISO week, and the day and resource in it. */
export const daySheetKey = (date: LocalDate, kind: ResourceKind, resourceId: string) => ({
  week: isoWeekOf(date),
  dayResource: dayResourceKey(date, kind, resourceId),
});

/** Reads a sort key back; null if it is not one. */
export function parseDayResource(
  dayResource: string,
): { date: LocalDate; resourceKind: ResourceKind; resourceId: string } | null {
  const [date, kind, ...rest] = dayResource.split('#');
  const resourceId = rest.join('#');
  if (date === undefined || !isLocalDate(date) || resourceId === '') return null;
  return kind === 'BAY' || kind === 'TECHNICIAN' ? { date, resourceKind: kind, resourceId } : null;
}
