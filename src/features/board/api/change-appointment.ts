import { ProblemError, request } from '../../../lib/graphql';
import type { AppointmentAction, AppointmentStatus } from '../../../../domain/booking/appointment';
import type { ProblemCode, ProblemFacts } from '../../../../domain/shared/problem';

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

interface ChangeAnswer {
  changeAppointment: {
    ok: boolean;
    code?: ProblemCode | null;
    facts?: string | ProblemFacts | null;
    appointment?: { status: AppointmentStatus; version: number } | null;
  };
}

/** Makes one move of the status table. Throws ProblemError when the shop's rules refuse it. */
export async function changeAppointment(
  change: ChangeRequest,
): Promise<{ status: AppointmentStatus; version: number }> {
  const { changeAppointment: result } = await request<ChangeAnswer>(CHANGE, { ...change }, 'user');
  if (!result.ok || !result.appointment) {
    const facts = typeof result.facts === 'string' ? (JSON.parse(result.facts) as ProblemFacts) : (result.facts ?? {});
    throw new ProblemError(result.code ?? 'INTERNAL', facts);
  }
  return result.appointment;
}
