import type { ProblemCode, ProblemFacts } from '../../../../domain/shared/problem';
import { ProblemError, request } from '../../../lib/graphql';

const CANCEL = `mutation Cancel($requestId: ID!, $appointmentId: ID!, $version: Int!) {
  changeAppointment(requestId: $requestId, appointmentId: $appointmentId, action: "CANCEL", version: $version) { ok code facts }
}`;

export interface CancelRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly version: number;
}

interface CancelAnswer {
  changeAppointment: { ok: boolean; code?: ProblemCode | null; facts?: string | null };
}

/** Cancels the customer's own visit. Throws ProblemError when it is too late or was changed meanwhile. */
export async function cancelVisit(cancel: CancelRequest): Promise<void> {
  const { changeAppointment: result } = await request<CancelAnswer>(CANCEL, { ...cancel }, 'user');
  if (!result.ok) throw new ProblemError(result.code ?? 'INTERNAL', JSON.parse(result.facts ?? '{}') as ProblemFacts);
}
