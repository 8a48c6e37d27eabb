import * as operations from '../../../../amplify/areas/booking/operations';
import type { LocalDate } from '../../../../domain/shared/time';
import { call } from '../../../lib/api';
import type { BookingDraft } from '../booking-draft';

interface WaitingWish {
  readonly requestId: string;
  readonly serviceId: string;
  readonly planId: string | null;
  readonly visitDate: LocalDate;
  readonly draft: BookingDraft;
}

/** Puts a person on the waiting list of a full day. Throws ProblemError. */
export async function joinWaitingList({ draft, ...wish }: WaitingWish, auth: 'public' | 'user'): Promise<void> {
  const { name, email, phone, plate, make, model, note } = draft;
  const party = { contact: { name, email, phone }, vehicle: { plate, make, model }, note };
  await call(operations.joinWaitingList, { ...wish, ...party }, auth);
}

/** Gives up a place on the waiting list, and its held time. Throws ProblemError. */
export const leaveWaitingList = (waitingToken: string) => call(operations.leaveWaitingList, { waitingToken }, 'public');
