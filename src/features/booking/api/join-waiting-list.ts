import type { LocalDate } from '../../../../domain/shared/time';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { BookingDraft } from '../booking-draft';

const JOIN = `mutation Join(
  $requestId: ID!, $serviceId: ID!, $planId: ID, $visitDate: String!, $contact: ContactInput,
  $vehicle: VehicleDetailsInput, $note: String
) {
  joinWaitingList(
    requestId: $requestId, serviceId: $serviceId, planId: $planId, visitDate: $visitDate, contact: $contact,
    vehicle: $vehicle, note: $note
  ) { ok code facts }
}`;

interface WaitingWish {
  readonly requestId: string;
  readonly serviceId: string;
  readonly planId: string | null;
  readonly visitDate: LocalDate;
  readonly draft: BookingDraft;
}

/** Puts somebody on the waiting list of a full day. Throws ProblemError. */
export async function joinWaitingList({ draft, ...wish }: WaitingWish, auth: 'public' | 'user'): Promise<void> {
  const { name, email, phone, plate, make, model, note } = draft;
  const variables = { ...wish, contact: { name, email, phone }, vehicle: { plate, make, model }, note };
  const answer = await request<{ joinWaitingList: CommandResult<never> }>(JOIN, variables, auth);
  checked(answer.joinWaitingList);
}

const LEAVE = `mutation Leave($requestId: ID!, $waitingToken: String!) {
  leaveWaitingList(requestId: $requestId, waitingToken: $waitingToken) { ok code facts }
}`;

/** Gives up a place on the waiting list, and the time that is kept with it. Throws ProblemError. */
export async function leaveWaitingList(waitingToken: string): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), waitingToken };
  const answer = await request<{ leaveWaitingList: CommandResult<never> }>(LEAVE, variables, 'public');
  checked(answer.leaveWaitingList);
}
