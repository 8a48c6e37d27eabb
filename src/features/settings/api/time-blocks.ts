import * as operations from '../../../../amplify/areas/calendar/operations';
import { addDays, isoWeekOf } from '../../../../domain/shared/time';
import { type Given, ask, call, together } from '../../../lib/api';
import type { BlockRow } from '../block-runs';

const WEEKS_AHEAD = 12;

/** The blocked time of the coming twelve weeks, in one request of twelve key queries. */
export async function listBlocksAhead(today: string): Promise<BlockRow[]> {
  const weeks = Array.from({ length: WEEKS_AHEAD }, (_, ahead) => isoWeekOf(addDays(today, ahead * 7)));
  const asks = weeks.map((week) => [`of${week.replace('-', '')}`, ask(operations.listTimeBlocks, { week })] as const);
  return Object.values(await together(Object.fromEntries(asks)))
    .flatMap(({ rows }) => rows)
    .filter(({ date }) => date >= today)
    .map((row) => ({ ...row, resourceId: row.resourceId ?? '', title: row.title ?? '' }));
}

export type BlockWish = Omit<Given<typeof operations.blockTime>, 'requestId' | 'keepAppointments'>;

/** Blocks time. Throws ProblemError; WOULD_BREAK names the appointments in the way. */
export const blockTime = (wish: BlockWish, change: { requestId: string; keepAppointments: boolean }) =>
  call(operations.blockTime, { ...wish, ...change });

/** Frees the time of all days of one request. */
export async function freeRun({ blocks }: { readonly blocks: readonly BlockRow[] }): Promise<void> {
  for (const { week, blockId } of blocks) await call(operations.freeTime, { week, blockId });
}
