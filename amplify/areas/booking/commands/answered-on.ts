import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { knownRequest } from '../../../kernel/repeats';
import type { StoredAppointment } from '../store/appointments';

/**
 * The answer to a request that the visit has already carried out, whatever came later: the visit as it is now, or
 * REQUEST_ID_REUSED if it asked for something else. Null for a new request.
 */
export function answeredOn(
  visit: StoredAppointment,
  requestId: string,
  content: unknown,
): Result<{ appointment: StoredAppointment }> | null {
  const known = knownRequest(visit.lastRequests, requestId, content);
  if (known === null) return null;
  return known === 'SAME' ? ok({ appointment: visit }) : refuse('REQUEST_ID_REUSED');
}
