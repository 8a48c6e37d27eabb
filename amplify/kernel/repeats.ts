import { fingerprintOf } from './fingerprint';
import { type Row, listOf, textOf } from './row';

/** The requests that changed a row last: how a repeat is recognised, even when others came in between. */
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

/** The earlier requests that the next version remembers. Nothing is stored for a row that was never changed. */
export function earlierThan({ lastRequestId, earlierRequestIds }: Changes): Partial<Changes> {
  const earlier = [lastRequestId, ...earlierRequestIds].filter(Boolean).slice(0, REMEMBERED);
  return earlier.length === 0 ? {} : { earlierRequestIds: earlier };
}

/** Was this request carried out on the row? */
export const wasDone = ({ lastRequestId, earlierRequestIds }: Changes, requestId: string): boolean =>
  lastRequestId === requestId || earlierRequestIds.includes(requestId);

/** A record without its list of past requests. */
export const withoutChanges = <T extends Changes>({
  lastRequestId: _last,
  earlierRequestIds: _earlier,
  ...record
}: T): Omit<T, keyof Changes> => record;

/**
 * A request with its content, as a row remembers it: the id, and a fingerprint of the content that no one can reverse
 * by guessing.
 */
const lineOf = (requestId: string, content: unknown): string =>
  `${requestId}.${fingerprintOf(JSON.stringify([requestId, content])).slice(0, 11)}`;

/** The requests a row remembers after this one, latest first. */
export const rememberRequest = (lines: readonly string[], requestId: string, content: unknown): readonly string[] =>
  [lineOf(requestId, content), ...lines].slice(0, REMEMBERED + 1);

/** Was this request carried out on the row with the same content? Null if it is unknown. */
export function knownRequest(lines: readonly string[], requestId: string, content: unknown): 'SAME' | 'OTHER' | null {
  if (!lines.some((line) => line.startsWith(`${requestId}.`))) return null;
  return lines.includes(lineOf(requestId, content)) ? 'SAME' : 'OTHER';
}
