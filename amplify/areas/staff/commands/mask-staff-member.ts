import type { Actor } from '../../../../domain/access/permissions';
import { saveTogether } from '../../../kernel/transaction';
import type { CommandDeps } from '../../../kernel/deps';
import { type StaffMember, putStaffMember, readStaffMember } from '../store/staff';

/** The row of a former staff member, without what names or reaches them. What they did stays under their id. */
export const maskedMember = (person: StaffMember, now: string): StaffMember => ({
  ...person,
  ...{ name: '', email: '', phone: '', grants: [], denials: [] },
  removedAt: now,
});

/** Masks the row of a former staff member. Safe to repeat. False when others are writing it. */
export async function maskStaffMember(deps: CommandDeps, actor: Actor, staffId: string): Promise<boolean> {
  const person = await readStaffMember(deps, staffId);
  if (person === null || person.active || person.removedAt !== undefined) return true;
  const write = { by: actor, requestId: deps.newId() };
  const masked = putStaffMember(deps, person, maskedMember(person, deps.now), write);
  return (await saveTogether(deps, [masked])).kind === 'SAVED';
}
