import { accepted } from '../../../lib/command-result';
import type { CommandResult } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import { APPOINTMENT_FIELDS, type AppointmentRow, type CalendarAppointment, appointmentOf } from './appointment-row';

const MOVE = `mutation Move(
  $requestId: ID!, $appointmentId: ID!, $version: Int!, $startsAt: String!, $durationMinutes: Int, $bayId: ID,
  $technicianId: ID, $confirm: Boolean, $overrideReason: String
) {
  rescheduleAppointment(
    requestId: $requestId, appointmentId: $appointmentId, version: $version, startsAt: $startsAt,
    durationMinutes: $durationMinutes, bayId: $bayId, technicianId: $technicianId, confirm: $confirm,
    overrideReason: $overrideReason
  ) { ok code facts appointment { appointmentId } }
}`;

const ONE = `query Moved($appointmentId: ID!) {
  getAppointment(appointmentId: $appointmentId) { ${APPOINTMENT_FIELDS} }
}`;

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

/** Moves a visit and answers how it stands then. Throws ProblemError when the shop's rules refuse it. */
export async function rescheduleAppointment(move: RescheduleRequest): Promise<CalendarAppointment | null> {
  const answer = await request<{ rescheduleAppointment: CommandResult<object> }>(MOVE, { ...move }, 'user');
  accepted(answer.rescheduleAppointment);
  const { appointmentId } = move;
  const read = await request<{ getAppointment: AppointmentRow | null }>(ONE, { appointmentId }, 'user');
  return read.getAppointment && appointmentOf(read.getAppointment);
}
