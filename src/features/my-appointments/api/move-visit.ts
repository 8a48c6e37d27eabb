import { rescheduleAppointment } from '../../../../amplify/areas/booking/operations';
import { call } from '../../../lib/api';

export interface MoveRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly startsAt: string;
}

/** Moves the customer's own visit to another time. Throws ProblemError when it is too late, taken or changed meanwhile. */
export const moveVisit = (move: MoveRequest) => call(rescheduleAppointment, move);
