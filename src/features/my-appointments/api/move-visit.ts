import { accepted } from '../../../lib/command-result';
import type { CommandResult } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const MOVE = `mutation Move($requestId: ID!, $appointmentId: ID!, $version: Int!, $startsAt: String!) {
  rescheduleAppointment(requestId: $requestId, appointmentId: $appointmentId, version: $version, startsAt: $startsAt) {
    ok code facts appointment { version }
  }
}`;

export interface MoveRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly startsAt: string;
}

/** Moves the customer's own visit to another time. Throws ProblemError when it is too late, taken or changed meanwhile. */
export async function moveVisit(move: MoveRequest): Promise<void> {
  const answer = await request<{ rescheduleAppointment: CommandResult<{ version: number }> }>(
    MOVE,
    { ...move },
    'user',
  );
  accepted(answer.rescheduleAppointment);
}
