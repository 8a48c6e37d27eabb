import { appointmentMachine, availableTransitions } from '../../../domain/booking/appointment';
import type { AppointmentAction } from '../../../domain/booking/appointment';
import type { Actor } from '../../../domain/access/permissions';
import { toInstant } from '../../../domain/shared/time';
import type { CalendarVisit } from './api/appointment-row';

interface MoveWords {
  /** On the button. */
  readonly verb: string;
  /** In the toast, after the customer's name. */
  readonly done: string;
  readonly tone: 'forward' | 'back' | 'danger';
}

/** Staff's words for each action of the status table. */
export const TRANSITION_WORDS: Record<AppointmentAction, MoveWords> = {
  CONFIRM: { verb: 'Confirm', done: 'confirmed', tone: 'forward' },
  UNCONFIRM: { verb: 'Back to unconfirmed', done: 'back to unconfirmed', tone: 'back' },
  START: { verb: 'Start work', done: 'started', tone: 'forward' },
  PAUSE: { verb: 'Pause', done: 'paused', tone: 'back' },
  COMPLETE: { verb: 'Complete', done: 'completed', tone: 'forward' },
  REOPEN: { verb: 'Reopen', done: 'reopened', tone: 'back' },
  CANCEL: { verb: 'Cancel appointment', done: 'cancelled', tone: 'danger' },
  RESTORE: { verb: 'Restore', done: 'restored', tone: 'back' },
  MARK_NO_SHOW: { verb: 'Did not come', done: 'marked as not come', tone: 'danger' },
};

const INVERSE: Partial<Record<AppointmentAction, AppointmentAction>> = {
  CONFIRM: 'UNCONFIRM',
  UNCONFIRM: 'CONFIRM',
  START: 'PAUSE',
  PAUSE: 'START',
  COMPLETE: 'REOPEN',
  REOPEN: 'COMPLETE',
  CANCEL: 'RESTORE',
  MARK_NO_SHOW: 'RESTORE',
};

/**
 * The action that restores exactly the status from before, if this person may take it; otherwise null.
 * Completing straight from scheduled has none (reopening would say that work goes on), nor has cancelling a confirmed visit,
 * nor restoring one (a second cancellation email is no undo).
 */
export function undoMoveFor(
  before: CalendarVisit,
  after: CalendarVisit,
  action: AppointmentAction,
  actor: Actor,
): AppointmentAction | null {
  const inverse = INVERSE[action];
  if (!inverse || !transitionsFor(after, actor).includes(inverse)) return null;
  return appointmentMachine.next(after.status, inverse) === before.status ? inverse : null;
}

/** The status that an action leads to, shown at once while the command is in progress. */
export function statusAfter(status: CalendarVisit['status'], action: AppointmentAction): CalendarVisit['status'] {
  return appointmentMachine.next(status, action) ?? status;
}

/** The buttons: what the domain allows this person now, with actions that continue the work first. */
export function transitionsFor(appointment: CalendarVisit, actor: Actor, nowMs = Date.now()): AppointmentAction[] {
  const rank = { forward: 0, back: 1, danger: 2 } as const;
  const moves = availableTransitions(appointment, actor, toInstant(nowMs));
  return moves.sort((a, b) => rank[TRANSITION_WORDS[a].tone] - rank[TRANSITION_WORDS[b].tone]);
}
