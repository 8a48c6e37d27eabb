import type { RowChange } from '../../../door/stream';
import type { CommandDeps } from '../../../kernel/deps';
import { textOf } from '../../../kernel/row';
import { tell } from '../../outgoing/store/tell';
import { readStaffMember } from '../../shop/store/shop';

/**
 * Tells someone who had a sign-in already that they work here now; everyone else hears it with their first password.
 * Told once, whatever the number of deliveries, and not to someone who has left again meanwhile.
 */
export async function applyStaffEvent(deps: CommandDeps, { before, after }: RowChange): Promise<void> {
  if (before !== null || after?.['hadSignIn'] !== true) return;
  const person = await readStaffMember(deps, textOf(after, 'staffId'));
  if (person?.active !== true) return;
  const { staffId, name, email, invitedBy = '' } = person;
  const about = { model: 'StaffMember', id: staffId };
  const effect = {
    effect: 'TELL',
    kind: 'STAFF_WELCOME',
    about,
    person: { staffId, email },
    facts: { staffId, name },
  } as const;
  await tell(deps, effect, `welcome#${staffId}#${invitedBy}`);
}
