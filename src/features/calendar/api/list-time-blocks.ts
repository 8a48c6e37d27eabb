import * as operations from '../../../../amplify/areas/calendar/operations';
import type { BlockKind, BlockedThing } from '../../../../domain/calendar/time-block';
import { readPage } from '../../../lib/api';

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

/** The blocked time of an ISO week. */
export async function listTimeBlocks(week: string): Promise<TimeBlockRow[]> {
  const { rows } = await readPage(operations.listTimeBlocks, { week });
  return rows.map((row) => ({ ...row, resourceId: row.resourceId ?? '', title: row.title ?? '' }));
}
