import { type Result, ok } from '../../domain/shared/result';
import type { CommandDeps } from './deps';
import { wasDone } from './repeats';
import { type Revision, conflictWith, unseen } from './revision';

/** The request behind a change, and whether what it breaks has been looked at and accepted. */
export interface SaveChange {
  readonly requestId: string;
  readonly acceptBroken: boolean;
  /** The version of the record that was seen, 0 of a new one; absent or null where the caller does not say. */
  readonly version?: number | null;
}

/**
 * Before anything is decided: null when the change is new and made to what is there. One that was carried out is fine;
 * VERSION_CONFLICT, with who changed the record and when, for one that was made to an older version.
 */
export function answeredBefore(
  before: { readonly revision: Revision } | null,
  { requestId, version = null }: SaveChange,
): Result<null> | null {
  return before !== null && wasDone(before.revision, requestId) ? ok(null) : unseen(before, version);
}

/** The same for one whom somebody overtook in between: the record is read again for who that was. */
export async function orConflict(
  saved: Result<null>,
  readAgain: () => Promise<{ readonly revision: Revision } | null>,
): Promise<Result<null>> {
  return saved.ok || saved.problem.code !== 'VERSION_CONFLICT' ? saved : conflictWith(await readAgain());
}

/** A change that nobody asked for by a request, of a caller who does not say what they saw. */
export const plainChange = (deps: CommandDeps): SaveChange => ({ requestId: deps.newId(), acceptBroken: false });
