import { type Row, listOf, textOf } from './row';

/** The requests that changed a row last: what a repeat is recognised by, also when others came in between. */
export interface Changes {
  readonly lastRequestId: string;
  /** Those before it, the latest first. */
  readonly earlierRequestIds: readonly string[];
}

const REMEMBERED = 4;

export const changesOf = (row: Row): Changes => ({
  lastRequestId: textOf(row, 'lastRequestId'),
  earlierRequestIds: listOf(row, 'earlierRequestIds'),
});

/** What the next version remembers of those before it. Nothing is stored for a row that was never changed. */
export function earlierThan({ lastRequestId, earlierRequestIds }: Changes): Partial<Changes> {
  const earlier = [lastRequestId, ...earlierRequestIds].filter(Boolean).slice(0, REMEMBERED);
  return earlier.length === 0 ? {} : { earlierRequestIds: earlier };
}

/** Was this request carried out on the row? */
export const wasDone = ({ lastRequestId, earlierRequestIds }: Changes, requestId: string): boolean =>
  lastRequestId === requestId || earlierRequestIds.includes(requestId);

/** A record without the requests that changed it. */
export const withoutChanges = <T extends Changes>({
  lastRequestId: _last,
  earlierRequestIds: _earlier,
  ...record
}: T): Omit<T, keyof Changes> => record;
