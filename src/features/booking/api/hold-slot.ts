import * as operations from '../../../../amplify/areas/booking/operations';
import type { Instant } from '../../../../domain/shared/time';
import { call } from '../../../lib/api';

export interface SlotWish {
  readonly holdToken: string;
  readonly serviceId: string;
  readonly planId: string | null;
  readonly startsAt: Instant;
  readonly previousStartsAt: Instant | null;
}

/** Holds a time for this browser; repeating the token moves or renews it. Throws ProblemError. */
export const holdSlot = (wish: SlotWish) => call(operations.holdSlot, wish, 'public');

/** Gives a held time back. */
export const releaseHold = (held: { holdToken: string; startsAt: Instant }) =>
  call(operations.releaseHold, held, 'public');
