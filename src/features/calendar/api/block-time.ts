import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const BLOCK = `mutation Block(
  $requestId: ID!, $kind: String!, $resourceKind: String!, $resourceId: ID, $from: String!, $to: String!,
  $fromTime: String, $toTime: String, $title: String, $keepAppointments: Boolean
) {
  blockTime(
    requestId: $requestId, kind: $kind, resourceKind: $resourceKind, resourceId: $resourceId, from: $from, to: $to,
    fromTime: $fromTime, toTime: $toTime, title: $title, keepAppointments: $keepAppointments
  ) { ok code facts }
}`;

const FREE = `mutation Free($requestId: ID!, $week: String!, $blockId: ID!) {
  freeTime(requestId: $requestId, week: $week, blockId: $blockId) { ok code facts }
}`;

export interface BlockWish {
  readonly requestId: string;
  readonly kind: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  readonly from: string;
  readonly to: string;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly title: string;
  readonly keepAppointments: boolean;
}

/** Blocks time. Throws ProblemError; WOULD_BREAK names the appointments in the way. */
export async function blockTime(wish: BlockWish): Promise<void> {
  const { blockTime: result } = await request<{ blockTime: CommandResult<never> }>(BLOCK, { ...wish }, 'user');
  checked(result);
}

/** Frees blocked time again. */
export async function freeTime(block: { week: string; blockId: string }): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...block };
  const { freeTime: result } = await request<{ freeTime: CommandResult<never> }>(FREE, variables, 'user');
  checked(result);
}
