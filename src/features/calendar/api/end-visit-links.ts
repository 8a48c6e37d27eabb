import * as operations from '../../../../amplify/areas/booking/operations';
import { call } from '../../../lib/api';

/** Ends every link of a visit sent so far. */
export async function endVisitLinks(appointmentId: string, requestId: string): Promise<void> {
  await call(operations.endVisitLinks, { appointmentId, requestId });
}
