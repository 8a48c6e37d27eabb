import * as operations from '../../../../amplify/areas/booking/operations';
import { call } from '../../../lib/api';
import type { CalendarAppointment } from './appointment-row';
import { getAppointment } from './get-appointment';

export interface RescheduleRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly startsAt: string;
  readonly durationMinutes: number | null;
  readonly bayId: string | null;
  readonly technicianId: string | null;
  readonly confirm: boolean;
  readonly overrideReason: string;
}

/** Moves a visit and returns it. Throws ProblemError if the shop's rules refuse it. */
export async function rescheduleAppointment(move: RescheduleRequest): Promise<CalendarAppointment | null> {
  await call(operations.rescheduleAppointment, move);
  return getAppointment(move.appointmentId);
}
