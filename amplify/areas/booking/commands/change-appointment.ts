import { type Actor, can } from '../../../../domain/access/permissions';
import {
  ACTION_PERMISSION,
  type AppointmentAction,
  type AppointmentStatus,
  transitionAppointment,
} from '../../../../domain/booking/appointment';
import { cellsOf } from '../../../../domain/calendar/cells';
import { type DaySheet, heldCells } from '../../../../domain/calendar/day-sheet';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { type StoredAppointment, changeMarks, readAppointment, replaceAppointment } from '../store/appointments';
import { changeSheet } from '../../calendar/parts';
import { readDaySheets, sheetAt } from '../../calendar/facts';
import { readSettings } from '../../shop/facts';

export interface ChangeAppointmentInput {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly action: AppointmentAction;
  /** The version the person was looking at; null for a manage link, which acts on whatever stands now. */
  readonly version: number | null;
  readonly reason: string;
}

const MAX_TRIES = 30;

/**
 * One move of the status table, and with it the cells: cancelling gives them back, restoring takes them again, in the
 * same transaction. Refuses with NOT_FOUND (also for what the actor may not see), FORBIDDEN, ILLEGAL_TRANSITION,
 * CUT_OFF_PASSED, VERSION_CONFLICT or SLOT_TAKEN. Safe to repeat with the same request id.
 */
export async function changeAppointment(
  deps: CommandDeps,
  actor: Actor,
  input: ChangeAppointmentInput,
): Promise<Result<{ appointment: StoredAppointment }>> {
  const settings = await readSettings(deps);
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const appointment = await readAppointment(deps, input.appointmentId);
    if (appointment === null || !mayKnowOf(actor, appointment)) return refuse('NOT_FOUND', { field: 'appointmentId' });
    // Before the version, which would say how a visit stands to those who may not act on it.
    const { action } = input;
    if (!can(actor, ACTION_PERMISSION[action], appointment)) return refuse('FORBIDDEN', { action });
    if (appointment.lastRequestId === input.requestId) return repeated(appointment, input);
    if (input.version !== null && input.version !== appointment.version) {
      return refuse('VERSION_CONFLICT', { version: appointment.version, status: appointment.status });
    }
    const move = transitionAppointment({ appointment, action, actor, now: deps.now, settings });
    if (!move.ok) return move;
    const after = moved(deps, actor, { before: appointment, input, status: move.value.status });
    const sheets = await cellChanges(deps, appointment, move.value);
    if (sheets === 'TAKEN') return refuse('SLOT_TAKEN', { startsAt: appointment.startsAt, alternatives: [] });
    const outcome = await saveTogether(deps, [replaceAppointment(deps, appointment, after), ...sheets]);
    if (outcome.kind === 'SAVED') return ok({ appointment: after });
    // Something changed since it was read, or another transaction is on its way: look again and decide on what stands.
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}

/** Customers see their own appointments; the others' do not exist for them. */
export const mayKnowOf = (actor: Actor, appointment: StoredAppointment): boolean =>
  actor.kind !== 'CUSTOMER' || appointment.customerId === actor.customerId;

const repeated = (appointment: StoredAppointment, input: ChangeAppointmentInput) =>
  appointment.lastAction === input.action && (appointment.lastReason ?? '') === input.reason
    ? ok({ appointment })
    : refuse('REQUEST_ID_REUSED');

/** What the move does to the two sheets; TAKEN when it needs cells that are busy or held. */
async function cellChanges(
  deps: CommandDeps,
  { visitDate: date, bayId, technicianId, cells: range }: StoredAppointment,
  move: { releasesCells: boolean; takesCells: boolean },
) {
  if (!move.releasesCells && !move.takesCells) return [];
  const cells = cellsOf(range);
  const stored = move.takesCells ? await readDaySheets(deps, date) : [];
  const sheets = [
    sheetAt(stored, { date, resourceKind: 'BAY', resourceId: bayId }),
    sheetAt(stored, { date, resourceKind: 'TECHNICIAN', resourceId: technicianId }),
  ];
  const taken = ({ busy, ...sheet }: DaySheet): boolean =>
    [...busy, ...heldCells({ ...sheet, busy }, toMs(deps.now), null)].some((cell) => cells.includes(cell));
  if (move.takesCells && sheets.some(taken)) return 'TAKEN';
  return sheets.map((sheet) => changeSheet(deps, sheet, move.takesCells ? { take: cells } : { release: cells }));
}

const moved = (
  deps: CommandDeps,
  actor: Actor,
  { before, input, status }: { before: StoredAppointment; input: ChangeAppointmentInput; status: AppointmentStatus },
): StoredAppointment => ({
  ...before,
  ...changeMarks(actor, input),
  status,
  preferredTimes: status === 'PENDING' ? before.preferredTimes : [],
  version: before.version + 1,
  updatedAt: deps.now,
  cancelReason: status === 'CANCELLED' ? input.reason || null : null,
});
