import { type Result, ok } from '../../domain/shared/result';
import type { CommandDeps } from './deps';
import { wasDone } from './repeats';
import { type Revision, conflictWith, unseen } from './revision';

/** The request behind a change, and whether what it breaks was shown and accepted. */
export interface SaveChange {
  readonly requestId: string;
  readonly acceptBroken: boolean;
  /** The version of the record that was read, 0 for a new one; absent or null if the caller does not say. */
  readonly version?: number | null;
}

/**
 * Before anything is decided: null when the change is new and made to the current version. A change already carried out
 * is fine; VERSION_CONFLICT, with who changed the record and when, for one made to an older version.
 */
export function answeredBefore(
  before: { readonly revision: Revision } | null,
  { requestId, version = null }: SaveChange,
): Result<null> | null {
  return before !== null && wasDone(before.revision, requestId) ? ok(null) : unseen(before, version);
}

/** The same for a change overtaken in between: the record is read again to find by whom. */
export async function orConflict(
  saved: Result<null>,
  readAgain: () => Promise<{ readonly revision: Revision } | null>,
): Promise<Result<null>> {
  return saved.ok || saved.problem.code !== 'VERSION_CONFLICT' ? saved : conflictWith(await readAgain());
}

/** A change that has no request, by a caller who does not say what they saw. */
export const plainChange = (deps: CommandDeps): SaveChange => ({ requestId: deps.newId(), acceptBroken: false });
