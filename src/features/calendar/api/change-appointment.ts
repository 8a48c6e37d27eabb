import * as operations from '../../../../amplify/areas/booking/operations';
import type { AppointmentAction, AppointmentStatus } from '../../../../domain/booking/appointment';
import { call } from '../../../lib/api';

export interface ChangeRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly action: AppointmentAction;
  /** The version that the person saw. */
  readonly version: number;
  readonly reason?: string;
}

interface MovedAppointment {
  readonly status: AppointmentStatus;
  readonly version: number;
}

/** Carries out one action of the status table. Throws ProblemError if the shop's rules refuse it. */
export async function changeAppointment(change: ChangeRequest): Promise<MovedAppointment> {
  const { status, version } = (await call(operations.changeAppointment, change)).appointment;
  return { status, version };
}
