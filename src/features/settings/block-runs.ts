import type { BlockKind, BlockedThing } from '../../../domain/calendar/time-block';

/** Blocked time of one local day. */
export interface BlockRow {
  readonly week: string;
  readonly blockId: string;
  readonly date: string;
  readonly kind: BlockKind;
  readonly resourceKind: BlockedThing;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string;
}

/** The days that one request blocked. */
export interface BlockRun {
  readonly from: string;
  readonly to: string;
  readonly blocks: readonly BlockRow[];
}

/** Groups the days of each request into one line, earliest first. A block's id is its day and its request. */
export function blockRuns(rows: readonly BlockRow[]): BlockRun[] {
  const byRequest = new Map<string, BlockRow[]>();
  for (const row of [...rows].sort((a, b) => a.date.localeCompare(b.date))) {
    const request = row.blockId.split('#')[1] ?? row.blockId;
    byRequest.set(request, [...(byRequest.get(request) ?? []), row]);
  }
  return [...byRequest.values()].map((blocks) => ({
    from: blocks[0]?.date ?? '',
    to: blocks.at(-1)?.date ?? '',
    blocks,
  }));
}
