import type { Actor } from '../../../../domain/access/permissions';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { UserPool } from '../../../gateways/user-pool';
import type { CommandDeps } from '../../../kernel/deps';
import { saveAudited } from '../../../kernel/save-audited';
import { forgetColleague } from '../../all-belongings';
import { putStaffMember } from '../store/staff';
import { SHOWN_OF_STAFF } from '../audit';
import { maskedMember } from './mask-staff-member';
import { touchable } from './staff-access';

type Deps = CommandDeps & { readonly userPool: Pick<UserPool, 'setAccess' | 'remove'> };

interface Removal {
  readonly staffId: string;
  readonly requestId: string;
}

/**
 * Removes what names or reaches a former staff member from the staff list and from everything else the areas hold of
 * them, and removes their sign-in. What they did stays on record under their id, as a former colleague's.
 * ACCESS_NOT_ENDED while they work here. Whatever fails half way is finished by repeating the request.
 */
export async function removeStaffMember(
  deps: Deps,
  actor: Actor,
  { staffId, requestId }: Removal,
): Promise<Result<null>> {
  const found = await touchable(deps, actor, staffId);
  if (!found.ok) return found;
  const person = found.value;
  if (person.active) return refuse('ACCESS_NOT_ENDED', { staffId });
  if (person.removedAt === undefined) {
    const after = maskedMember(person, deps.now);
    const saved = await saveAudited(deps, actor, {
      subject: `staff#${staffId}`,
      requestId,
      action: 'REMOVE_PERSON',
      before: person,
      after,
      shows: SHOWN_OF_STAFF,
      items: [putStaffMember(deps, person, after, { by: actor, requestId })],
      refused: () => refuse('VERSION_CONFLICT'),
    });
    if (!saved.ok) return saved;
  }
  if ((await forgetColleague(deps, actor, staffId)) === 'BUSY') return refuse('REQUEST_IN_PROGRESS');
  // Ending the access removed the groups, unless it stopped half way; a sign-in with a group is not removed.
  await deps.userPool.setAccess(staffId, { roles: [], active: false });
  await deps.userPool.remove(staffId);
  return ok(null);
}
