import { occupiesCells } from '../../../../domain/booking/appointment';
import { cellsOf } from '../../../../domain/calendar/cells';
import { dayResourceKey } from '../../../../domain/calendar/day-sheet';
import type { ResourceKind } from '../../../../domain/shop/resource';
import { type LocalDate, addDays, datesOfWeek, isoWeekOf } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { readAppointmentsOfDay } from '../store/appointments';
import { readTimeBlocks, readWeekSheets } from '../../calendar/facts';

/** A cell on which sheets and appointments disagree. */
export interface SheetDifference {
  readonly dayResource: string;
  readonly cell: number;
  /**
   * ORPHAN: busy without a reason. MISSING: an appointment or a block without its cell. DOUBLE: two of them on one
   * cell.
   */
  readonly kind: 'ORPHAN' | 'MISSING' | 'DOUBLE';
  /** Ids of the appointments and blocks that claim the cell. */
  readonly appointmentIds: readonly string[];
}

export interface VerifyReport {
  readonly days: number;
  readonly appointments: number;
  readonly cells: number;
  readonly differences: readonly SheetDifference[];
}

/**
 * Recomputes the day sheets of whole ISO weeks from their appointments and reports every difference. Reads by key and
 * index only. Run it while no one books, or a booking in between shows as a difference.
 */
export async function verifySheets(
  deps: CommandDeps,
  range: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<VerifyReport> {
  const report = { days: 0, appointments: 0, cells: 0, differences: [] as SheetDifference[] };
  const last = isoWeekOf(range.to);
  for (let date = range.from; isoWeekOf(date) <= last; date = addDays(date, 7)) {
    const week = isoWeekOf(date);
    const { claims, appointments } = await claimsOfWeek(deps, week);
    const sheets = await readWeekSheets(deps, week);
    const busy = new Map(
      sheets.map(({ date: day, resourceKind, resourceId, busy: cells }) => [
        dayResourceKey(day, resourceKind, resourceId),
        new Set(cells),
      ]),
    );
    report.days += 7;
    report.appointments += appointments;
    report.cells += sheets.reduce((sum, sheet) => sum + sheet.busy.length, 0);
    report.differences.push(...differencesOf(claims, busy));
  }
  return report;
}

type Claims = Map<string, Map<number, string[]>>;

async function claimsOfWeek(deps: CommandDeps, week: string): Promise<{ claims: Claims; appointments: number }> {
  const days = await Promise.all(datesOfWeek(week).map((date) => readAppointmentsOfDay(deps, date)));
  const appointments = days.flat().filter(({ status }) => occupiesCells(status));
  const claims: Claims = new Map();
  for (const { appointmentId, visitDate, bayId, technicianId, cells } of appointments) {
    const resources: [ResourceKind, string][] = [
      ['BAY', bayId],
      ['TECHNICIAN', technicianId],
    ];
    for (const [kind, resourceId] of resources) {
      claim(claims, { key: dayResourceKey(visitDate, kind, resourceId), cells: cellsOf(cells), id: appointmentId });
    }
  }
  for (const block of await readTimeBlocks(deps, week)) {
    for (const { resourceKind, resourceId, cells } of block.claims) {
      claim(claims, { key: dayResourceKey(block.date, resourceKind, resourceId), cells, id: block.blockId });
    }
  }
  return { claims, appointments: appointments.length };
}

function claim(claims: Claims, { key, cells, id }: { key: string; cells: readonly number[]; id: string }): void {
  const sheet = claims.get(key) ?? new Map<number, string[]>();
  claims.set(key, sheet);
  for (const cell of cells) sheet.set(cell, [...(sheet.get(cell) ?? []), id]);
}

function differencesOf(claims: Claims, busy: ReadonlyMap<string, ReadonlySet<number>>): SheetDifference[] {
  const differences: SheetDifference[] = [];
  for (const [dayResource, cells] of claims) {
    for (const [cell, appointmentIds] of cells) {
      if (appointmentIds.length > 1) differences.push({ dayResource, cell, kind: 'DOUBLE', appointmentIds });
      if (!busy.get(dayResource)?.has(cell)) differences.push({ dayResource, cell, kind: 'MISSING', appointmentIds });
    }
  }
  for (const [dayResource, cells] of busy) {
    for (const cell of cells) {
      if (!claims.get(dayResource)?.has(cell)) {
        differences.push({ dayResource, cell, kind: 'ORPHAN', appointmentIds: [] });
      }
    }
  }
  return differences;
}
