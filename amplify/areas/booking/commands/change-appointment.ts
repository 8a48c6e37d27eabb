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
import { type StoredAppointment, requestMarks } from '../store/appointments';
import { rewriteVisit } from '../store/rewrite-visit';
import { answeredOn } from './answered-on';
import { changeSheet } from '../../calendar/parts';
import { readDaySheets, sheetAt } from '../../calendar/facts';
import { readSettings } from '../../shop/facts';

export interface ChangeAppointmentInput {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly action: AppointmentAction;
  /** The version the person was looking at; null for a manage link, which acts on the current version. */
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
): Promise<Changed> {
  const settings = await readSettings(deps);
  const { appointmentId } = input;
  const done = await rewriteVisit<Changed>(deps, { appointmentId, tries: MAX_TRIES }, async (appointment) => {
    if (appointment === null || !mayKnowOf(actor, appointment)) {
      return { answer: refuse('NOT_FOUND', { field: 'appointmentId' }) };
    }
    // Comes before the version check, which would reveal something about a visit to people who may not act on it.
    const { action } = input;
    if (!can(actor, ACTION_PERMISSION[action], appointment)) return { answer: refuse('FORBIDDEN', { action }) };
    const known = answeredOn(appointment, input.requestId, contentOf(input));
    if (known !== null) return { answer: known };
    if (input.version !== null && input.version !== appointment.version) {
      return { answer: refuse('VERSION_CONFLICT', { version: appointment.version, status: appointment.status }) };
    }
    const move = transitionAppointment({ appointment, action, actor, now: deps.now, settings });
    if (!move.ok) return { answer: move };
    const sheets = await cellChanges(deps, appointment, move.value);
    if (sheets === 'TAKEN') {
      return { answer: refuse('SLOT_TAKEN', { startsAt: appointment.startsAt, alternatives: [] }) };
    }
    return { after: moved(actor, { before: appointment, input, status: move.value.status }), also: sheets };
  });
  if (done === 'BUSY') return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
  return 'answer' in done ? done.answer : ok({ appointment: done.written });
}

type Changed = Result<{ appointment: StoredAppointment }>;

const contentOf = ({ action, reason }: ChangeAppointmentInput) => [action, reason];

/** Customers see their own appointments; for them, no others exist. */
export const mayKnowOf = (actor: Actor, appointment: StoredAppointment): boolean =>
  actor.kind !== 'CUSTOMER' || appointment.customerId === actor.customerId;

/** The effect of the move on the two sheets; TAKEN when it needs cells that are busy or held. */
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
  actor: Actor,
  { before, input, status }: { before: StoredAppointment; input: ChangeAppointmentInput; status: AppointmentStatus },
) => ({
  ...before,
  ...requestMarks(actor, before, { ...input, content: contentOf(input) }),
  status,
  preferredTimes: status === 'PENDING' ? before.preferredTimes : [],
  cancelReason: status === 'CANCELLED' ? input.reason || null : null,
});
