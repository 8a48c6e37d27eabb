import { type Actor, can } from '../../../../domain/access/permissions';
import { isForgottenVisit } from '../../../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import {
  type StoredAppointment,
  changeMarks,
  linksEnded,
  readAppointment,
  replaceAppointment,
} from '../store/appointments';

const ACTION = 'END_LINKS';
const MAX_TRIES = 10;

/** Ends every link of a visit that is out by now. NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION when its customer was deleted, or REQUEST_IN_PROGRESS when others keep writing it. */
export async function endVisitLinks(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId }: { readonly appointmentId: string; readonly requestId: string },
): Promise<Result<{ appointment: StoredAppointment }>> {
  if (!can(actor, 'appointment:end-links')) return refuse('FORBIDDEN', { action: ACTION });
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const visit = await readAppointment(deps, appointmentId);
    if (visit === null) return refuse('NOT_FOUND', { field: 'appointmentId' });
    if (visit.lastRequestId === requestId) {
      return visit.lastAction === ACTION ? ok({ appointment: visit }) : refuse('REQUEST_ID_REUSED');
    }
    if (isForgottenVisit(visit)) return refuse('ILLEGAL_TRANSITION', { action: ACTION, status: visit.status });
    const after = {
      ...visit,
      ...linksEnded(visit, deps.newId()),
      ...changeMarks(actor, { requestId, action: ACTION, reason: '' }),
      version: visit.version + 1,
      updatedAt: deps.now,
    };
    if ((await saveTogether(deps, [replaceAppointment(deps, visit, after)])).kind === 'SAVED') {
      return ok({ appointment: after });
    }
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}
