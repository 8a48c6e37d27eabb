import type { BlockKind, BlockedThing } from '../../../../domain/calendar/time-block';
import { request } from '../../../lib/graphql';

const BLOCKS = `query Blocks($week: String!) {
  listTimeBlocks(week: $week, limit: 100) {
    items { week blockId date kind resourceKind resourceId startsAt endsAt title }
  }
}`;

/** Time the shop keeps for itself on one day. */
export interface TimeBlockRow {
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

type Row = { [Field in keyof TimeBlockRow]?: TimeBlockRow[Field] | null } & Pick<
  TimeBlockRow,
  'week' | 'blockId' | 'date' | 'kind' | 'resourceKind' | 'startsAt' | 'endsAt'
>;

/** The blocked time of an ISO week. */
export async function listTimeBlocks(week: string): Promise<TimeBlockRow[]> {
  const { listTimeBlocks: page } = await request<{ listTimeBlocks: { items: (Row | null)[] } | null }>(
    BLOCKS,
    { week },
    'user',
  );
  return (page?.items ?? []).flatMap((row) =>
    row ? [{ ...row, resourceId: row.resourceId ?? '', title: row.title ?? '' }] : [],
  );
}
