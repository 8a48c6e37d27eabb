import { addDays, isoWeekOf } from '../../../../domain/shared/time';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { BlockRow } from '../block-runs';

const AHEAD = `query Ahead(
  $w0: String!, $w1: String!, $w2: String!, $w3: String!, $w4: String!, $w5: String!, $w6: String!,
  $w7: String!, $w8: String!, $w9: String!, $w10: String!, $w11: String!
) {
  w0: listTimeBlocks(week: $w0, limit: 100) { ...Rows }
  w1: listTimeBlocks(week: $w1, limit: 100) { ...Rows }
  w2: listTimeBlocks(week: $w2, limit: 100) { ...Rows }
  w3: listTimeBlocks(week: $w3, limit: 100) { ...Rows }
  w4: listTimeBlocks(week: $w4, limit: 100) { ...Rows }
  w5: listTimeBlocks(week: $w5, limit: 100) { ...Rows }
  w6: listTimeBlocks(week: $w6, limit: 100) { ...Rows }
  w7: listTimeBlocks(week: $w7, limit: 100) { ...Rows }
  w8: listTimeBlocks(week: $w8, limit: 100) { ...Rows }
  w9: listTimeBlocks(week: $w9, limit: 100) { ...Rows }
  w10: listTimeBlocks(week: $w10, limit: 100) { ...Rows }
  w11: listTimeBlocks(week: $w11, limit: 100) { ...Rows }
}
fragment Rows on ModelTimeBlockConnection {
  items { week blockId date kind resourceKind resourceId startsAt endsAt title }
}`;
const WEEKS_AHEAD = 12;

/** The blocked time of the coming twelve weeks, in one request of twelve key queries. */
export async function listBlocksAhead(today: string): Promise<BlockRow[]> {
  const weeks = Array.from({ length: WEEKS_AHEAD }, (_, ahead) => isoWeekOf(addDays(today, ahead * 7)));
  const variables = Object.fromEntries(weeks.map((week, at) => [`w${at}`, week]));
  const answer = await request<Record<string, { items: (BlockRow | null)[] } | null>>(AHEAD, variables, 'user');
  return Object.values(answer)
    .flatMap((page) => page?.items ?? [])
    .flatMap((row) => (row && row.date >= today ? [row] : []));
}

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
  readonly kind: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  readonly from: string;
  readonly to: string;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly title: string;
}

/** Blocks time. Throws ProblemError; WOULD_BREAK names the appointments in the way. */
export async function blockTime(
  wish: BlockWish,
  change: { requestId: string; keepAppointments: boolean },
): Promise<void> {
  const answer = await request<{ blockTime: CommandResult<never> }>(BLOCK, { ...wish, ...change }, 'user');
  checked(answer.blockTime);
}

/** Frees the time of every day of a run. */
export async function freeRun(blocks: readonly BlockRow[]): Promise<void> {
  for (const { week, blockId } of blocks) {
    const variables = { requestId: crypto.randomUUID(), week, blockId };
    const answer = await request<{ freeTime: CommandResult<never> }>(FREE, variables, 'user');
    checked(answer.freeTime);
  }
}
