import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { knownRequest } from '../../../kernel/repeats';
import type { StoredAppointment } from '../store/appointments';

/**
 * What a request is answered that was carried out on the visit already, whatever came after it: the visit as it is now,
 * or REQUEST_ID_REUSED where it asked for something else. Null for a new one.
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
