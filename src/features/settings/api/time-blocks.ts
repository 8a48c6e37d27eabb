import { addDays, isoWeekOf } from '../../../../domain/shared/time';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { BlockRow } from '../block-runs';

const WEEKS_AHEAD = 12;
const FIELDS = '{ items { week blockId date kind resourceKind resourceId startsAt endsAt title } }';

/** The blocked time of the coming twelve weeks, in one request of twelve key queries. */
export async function listBlocksAhead(today: string): Promise<BlockRow[]> {
  const weeks = Array.from({ length: WEEKS_AHEAD }, (_, ahead) => isoWeekOf(addDays(today, ahead * 7)));
  const query = `query Ahead(${weeks.map((_week, at) => `$w${at}: String!`).join(', ')}) {
    ${weeks.map((_week, at) => `w${at}: listTimeBlocks(week: $w${at}, limit: 100) ${FIELDS}`).join('\n')}
  }`;
  const variables = Object.fromEntries(weeks.map((week, at) => [`w${at}`, week]));
  const answer = await request<Record<string, { items: (BlockRow | null)[] } | null>>(query, variables, 'user');
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
