import { rescheduleAppointment } from '../../../../amplify/areas/booking/operations';
import { call } from '../../../lib/api';

export interface MoveRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly startsAt: string;
}

/** Moves the customer's own visit to another time. Throws ProblemError if it is too late, the time is taken, or the visit has changed. */
export const moveVisit = (move: MoveRequest) => call(rescheduleAppointment, move);
