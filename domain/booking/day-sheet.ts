import type { ResourceKind } from '../schedule/resource';
import { type LocalDate, isoWeekOf, isLocalDate } from '../shared/time';

/** The taken cells of one resource on one local day: the unit that keeps two appointments apart. */
export interface DaySheet {
  readonly week: string;
  readonly date: LocalDate;
  readonly resourceKind: ResourceKind;
  readonly resourceId: string;
  readonly busy: readonly number[];
}

/** The sort key of a sheet: `2026-11-24#BAY#bay-2`. */
export const dayResourceKey = (date: LocalDate, kind: ResourceKind, resourceId: string): string =>
  `${date}#${kind}#${resourceId}`;

/** The full key of a sheet: its ISO week, and the day and resource in it. */
export const daySheetKey = (date: LocalDate, kind: ResourceKind, resourceId: string) => ({
  week: isoWeekOf(date),
  dayResource: dayResourceKey(date, kind, resourceId),
});

/** Reads a sort key back; null when it is not one. */
export function parseDayResource(
  dayResource: string,
): { date: LocalDate; resourceKind: ResourceKind; resourceId: string } | null {
  const [date, kind, ...rest] = dayResource.split('#');
  const resourceId = rest.join('#');
  if (date === undefined || !isLocalDate(date) || resourceId === '') return null;
  return kind === 'BAY' || kind === 'TECHNICIAN' ? { date, resourceKind: kind, resourceId } : null;
}
