import { changeAppointment } from '../../../../amplify/areas/booking/operations';
import { call } from '../../../lib/api';

export interface CancelRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly version: number;
}

/** Cancels the customer's own visit. Throws ProblemError if it is too late or the visit has changed. */
export const cancelVisit = (cancel: CancelRequest) => call(changeAppointment, { ...cancel, action: 'CANCEL' });
