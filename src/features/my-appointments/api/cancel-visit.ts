import { accepted } from '../../../lib/command-result';
import type { CommandResult } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const CANCEL = `mutation Cancel($requestId: ID!, $appointmentId: ID!, $version: Int!) {
  changeAppointment(requestId: $requestId, appointmentId: $appointmentId, action: "CANCEL", version: $version) { ok code facts appointment { version } }
}`;

export interface CancelRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly version: number;
}

/** Cancels the customer's own visit. Throws ProblemError when it is too late or was changed meanwhile. */
export async function cancelVisit(cancel: CancelRequest): Promise<void> {
  const answer = await request<{ changeAppointment: CommandResult<{ version: number }> }>(
    CANCEL,
    { ...cancel },
    'user',
  );
  accepted(answer.changeAppointment);
}
