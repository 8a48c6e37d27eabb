import { accepted } from '../../../lib/command-result';
import type { CommandResult } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { AppointmentAction, AppointmentStatus } from '../../../../domain/booking/appointment';

const CHANGE = `mutation Change($requestId: ID!, $appointmentId: ID!, $action: String!, $version: Int!, $reason: String) {
  changeAppointment(requestId: $requestId, appointmentId: $appointmentId, action: $action, version: $version, reason: $reason) {
    ok code facts appointment { status version }
  }
}`;

export interface ChangeRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly action: AppointmentAction;
  /** The version that the person was looking at. */
  readonly version: number;
  readonly reason?: string;
}

interface MovedAppointment {
  readonly status: AppointmentStatus;
  readonly version: number;
}

/** Makes one move of the status table. Throws ProblemError when the shop's rules refuse it. */
export async function changeAppointment(change: ChangeRequest): Promise<MovedAppointment> {
  const answer = await request<{ changeAppointment: CommandResult<MovedAppointment> }>(CHANGE, { ...change }, 'user');
  return accepted(answer.changeAppointment).appointment;
}
