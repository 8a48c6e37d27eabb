import { type Actor, can } from '../../../../domain/access/permissions';
import { isForgottenVisit } from '../../../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { type StoredAppointment, linksEnded, requestMarks } from '../store/appointments';
import { rewriteVisit } from '../store/rewrite-visit';
import { answeredOn } from './answered-on';

const ACTION = 'END_LINKS';
const MAX_TRIES = 10;

type Ended = Result<{ appointment: StoredAppointment }>;

/**
 * Ends every link of a visit sent so far. NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION when its customer was deleted, or
 * REQUEST_IN_PROGRESS when others keep writing it.
 */
export async function endVisitLinks(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId }: { readonly appointmentId: string; readonly requestId: string },
): Promise<Ended> {
  if (!can(actor, 'appointment:end-links')) return refuse('FORBIDDEN', { action: ACTION });
  const done = await rewriteVisit<Ended>(deps, { appointmentId, tries: MAX_TRIES }, (visit) => {
    if (visit === null) return { answer: refuse('NOT_FOUND', { field: 'appointmentId' }) };
    const known = answeredOn(visit, requestId, [ACTION]);
    if (known !== null) return { answer: known };
    if (isForgottenVisit(visit)) {
      return { answer: refuse('ILLEGAL_TRANSITION', { action: ACTION, status: visit.status }) };
    }
    const marks = requestMarks(actor, visit, { requestId, action: ACTION, reason: '', content: [ACTION] });
    return { after: { ...visit, ...linksEnded(visit, deps.newId()), ...marks } };
  });
  if (done === 'BUSY') return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
  return 'answer' in done ? done.answer : ok({ appointment: done.written });
}
