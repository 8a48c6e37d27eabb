import type { Actor } from '../../domain/access/permissions';
import { type AppointmentAction, moveAppointment } from '../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../domain/shared/result';
import type { CommandDeps } from '../runtime/deps';
import { backOff, saveTogether } from '../runtime/transaction';
import { type StoredAppointment, readAppointment, updateStatus } from '../store/appointments';
import { releaseCells, takeCells } from '../store/day-sheets';
import { readSettings } from '../store/shop';

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
 * same transaction. Refuses with NOT_FOUND (also for what the actor may not see), FORBIDDEN, ILLEGAL_MOVE,
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
    if (appointment === null || !maySee(actor, appointment)) return refuse('NOT_FOUND', { field: 'appointmentId' });
    if (appointment.lastRequestId === input.requestId) return repeated(appointment, input);
    if (input.version !== null && input.version !== appointment.version) {
      return refuse('VERSION_CONFLICT', { version: appointment.version, status: appointment.status });
    }
    const move = moveAppointment({ appointment, action: input.action, actor, now: deps.now, settings });
    if (!move.ok) return move;
    const items = [
      updateStatus(deps, {
        before: appointment,
        status: move.value.status,
        cancelReason: move.value.status === 'CANCELLED' ? input.reason : null,
        requestId: input.requestId,
        action: input.action,
      }),
      ...cellItems(deps, appointment, move.value),
    ];
    const outcome = await saveTogether(deps, items);
    if (outcome.kind === 'SAVED') return ok({ appointment: moved(appointment, input, move.value.status, deps.now) });
    // A failed version means that someone moved it meanwhile: look again and decide on what stands now.
    if (outcome.kind === 'REFUSED' && !outcome.items.includes(0)) {
      return refuse('SLOT_TAKEN', { startsAt: appointment.startsAt, alternatives: [] });
    }
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}

/** Customers see their own appointments; the others' do not exist for them. */
const maySee = (actor: Actor, appointment: StoredAppointment): boolean =>
  actor.kind !== 'CUSTOMER' || appointment.customerId === actor.customerId;

const repeated = (appointment: StoredAppointment, input: ChangeAppointmentInput) =>
  appointment.lastAction === input.action ? ok({ appointment }) : refuse('REQUEST_ID_REUSED');

function cellItems(
  deps: CommandDeps,
  { visitDate: date, bayId, technicianId, cells }: StoredAppointment,
  move: { releasesCells: boolean; takesCells: boolean },
) {
  if (!move.releasesCells && !move.takesCells) return [];
  const turn = move.releasesCells ? releaseCells : takeCells;
  return [
    turn(deps, { date, kind: 'BAY', resourceId: bayId, cells }),
    turn(deps, { date, kind: 'TECHNICIAN', resourceId: technicianId, cells }),
  ];
}

const moved = (
  before: StoredAppointment,
  input: ChangeAppointmentInput,
  status: StoredAppointment['status'],
  now: string,
): StoredAppointment => ({
  ...before,
  status,
  version: before.version + 1,
  updatedAt: now,
  cancelReason: status === 'CANCELLED' ? input.reason || null : null,
  lastRequestId: input.requestId,
  lastAction: input.action,
});
