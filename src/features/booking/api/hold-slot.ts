import type { Instant } from '../../../../domain/shared/time';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const HOLD = `mutation Hold(
  $requestId: ID!, $holdToken: ID!, $serviceId: ID!, $planId: ID, $startsAt: String!, $previousStartsAt: String
) {
  holdSlot(
    requestId: $requestId, holdToken: $holdToken, serviceId: $serviceId, planId: $planId, startsAt: $startsAt,
    previousStartsAt: $previousStartsAt
  ) { ok code facts heldUntil holder }
}`;

const RELEASE = `mutation Release($requestId: ID!, $holdToken: ID!, $startsAt: String!) {
  releaseHold(requestId: $requestId, holdToken: $holdToken, startsAt: $startsAt) { ok code facts }
}`;

type Held = CommandResult<never> & { readonly heldUntil?: string | null; readonly holder?: string | null };

export interface SlotWish {
  readonly holdToken: string;
  readonly serviceId: string;
  readonly planId: string | null;
  readonly startsAt: Instant;
  readonly previousStartsAt: Instant | null;
}

/** Keeps a time for this browser; the same token again moves or renews it. Throws ProblemError. */
export async function holdSlot(wish: SlotWish): Promise<{ heldUntil: string; holder: string }> {
  const variables = { requestId: crypto.randomUUID(), ...wish };
  const { holdSlot: result } = await request<{ holdSlot: Held }>(HOLD, variables, 'public');
  checked(result);
  return { heldUntil: result.heldUntil ?? '', holder: result.holder ?? '' };
}

/** Gives a held time back. */
export async function releaseHold(held: { holdToken: string; startsAt: Instant }): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...held };
  const { releaseHold: result } = await request<{ releaseHold: CommandResult<never> }>(RELEASE, variables, 'public');
  checked(result);
}
