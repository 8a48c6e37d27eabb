import { cellsOf } from '../../domain/booking/cells';
import { dayResourceKey } from '../../domain/booking/day-sheet';
import type { ResourceKind } from '../../domain/schedule/resource';
import { type LocalDate, addDays, datesOfWeek, isoWeekOf } from '../../domain/shared/time';
import type { CommandDeps } from '../runtime/deps';
import { readAppointmentsOfDay } from '../store/appointments';
import { readWeekSheets } from '../store/day-sheets';

/** A cell on which sheets and appointments disagree. */
export interface SheetDifference {
  readonly dayResource: string;
  readonly cell: number;
  /** ORPHAN: busy without an appointment. MISSING: an appointment without its cell. DOUBLE: two appointments on it. */
  readonly kind: 'ORPHAN' | 'MISSING' | 'DOUBLE';
  readonly appointmentIds: readonly string[];
}

export interface VerifyReport {
  readonly days: number;
  readonly appointments: number;
  readonly cells: number;
  readonly differences: readonly SheetDifference[];
}

/**
 * Recomputes the day sheets of whole ISO weeks from their appointments and reports every difference. Reads by key
 * and index only. Run it while nobody books, or a booking in between shows as a difference.
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
  const appointments = days.flat().filter(({ status }) => status !== 'CANCELLED');
  const claims: Claims = new Map();
  for (const { appointmentId, visitDate, bayId, technicianId, cells } of appointments) {
    const resources: [ResourceKind, string][] = [
      ['BAY', bayId],
      ['TECHNICIAN', technicianId],
    ];
    for (const [kind, resourceId] of resources) {
      const key = dayResourceKey(visitDate, kind, resourceId);
      const sheet = claims.get(key) ?? new Map<number, string[]>();
      claims.set(key, sheet);
      for (const cell of cellsOf(cells)) sheet.set(cell, [...(sheet.get(cell) ?? []), appointmentId]);
    }
  }
  return { claims, appointments: appointments.length };
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
