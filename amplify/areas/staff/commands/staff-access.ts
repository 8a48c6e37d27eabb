import { type Actor, type Permission, type Role, isAdmin, mayGiveAccess } from '../../../../domain/access/permissions';
import type { AuditAction } from '../../../../domain/audit/entries';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { UserPool } from '../../../gateways/user-pool';
import type { CommandDeps } from '../../../kernel/deps';
import { type StaffMember, checkIsAdmin, putStaffMember, readStaff, readStaffMember } from '../store/staff';
import { putTechnician } from '../../shop/parts';
import { readTechnician } from '../../shop/facts';
import type { Revised } from '../../../kernel/revision';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { wouldBreak } from '../../../../domain/calendar/broken';
import { type SaveChange, answeredBefore, orConflict } from '../../../kernel/save-change';
import { brokenByTechnician } from './save-staff-member';
import { SHOWN_OF_STAFF } from '../audit';

type Deps = CommandDeps & { readonly userPool: UserPool };

export interface StaffAccess {
  readonly staffId: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly grants: readonly Permission[];
  readonly denials: readonly Permission[];
}

/**
 * Changes what a person may do here, or ends it. It applies from their next call. Refuses with OWN_ACCESS for one's own
 * row, FORBIDDEN for what the actor may not give (`mayGiveAccess`), LAST_ADMIN when no admin would be left (checked in
 * the transaction, so two admins cannot remove each other), and WOULD_BREAK with the visits of a technician who leaves,
 * unless that is accepted. VERSION_CONFLICT when the row was changed in the meantime. A removed person
 * (`removeStaffMember`) is not found: they are invited again, like anyone else.
 */
export async function setStaffAccess(
  deps: Deps,
  actor: Actor,
  access: StaffAccess,
  change: SaveChange,
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'staff:access');
  if (forbidden) return forbidden;
  const before = await readStaffMember(deps, access.staffId);
  if (before === null || before.removedAt !== undefined) return refuse('NOT_FOUND', { field: 'staffId' });
  if (actor.kind === 'STAFF' && actor.staffId === access.staffId) return refuse('OWN_ACCESS');
  const after: StaffMember = { ...before, ...access };
  if (!mayGiveAccess(actor, before, after)) return refuse('FORBIDDEN', { action: 'staff:access' });
  const saved = answeredBefore(before, change) ?? (await saveAccess(deps, actor, { access, change, before, after }));
  if (!saved.ok) return saved;
  // As the row is now: the latest change wins, made in between or before this request came again.
  await deps.userPool.setAccess(access.staffId, (await readStaffMember(deps, access.staffId)) ?? after);
  return saved;
}

interface AccessChange {
  readonly access: StaffAccess;
  readonly change: SaveChange;
  readonly before: Revised<StaffMember>;
  readonly after: StaffMember;
}

async function saveAccess(
  deps: Deps,
  actor: Actor,
  { access, change, before, after }: AccessChange,
): Promise<Result<null>> {
  const { staffId, active } = access;
  const write = { by: actor, requestId: change.requestId };
  const items = [putStaffMember(deps, before, after, write)];
  const technician = before.technicianId === null ? null : await readTechnician(deps, before.technicianId);
  if (technician !== null) {
    const broken = active || change.acceptBroken ? [] : await brokenByTechnician(deps, { ...technician, after: null });
    if (broken.length > 0) return wouldBreak(broken);
    const place = { ...technician, active: active && before.offCars !== true };
    items.push(putTechnician(deps, technician, place, write));
  }
  const rows = items.length;
  if (isAdmin(before) && !isAdmin(after)) {
    const other = (await readStaff(deps)).find((person) => person.staffId !== staffId && isAdmin(person));
    if (other === undefined) return refuse('LAST_ADMIN');
    items.push(checkIsAdmin(deps, other.staffId));
  }
  const saved = await saveAudited(deps, actor, {
    subject: `staff#${staffId}`,
    requestId: change.requestId,
    action: 'SET_ACCESS',
    before,
    after,
    shows: SHOWN_OF_STAFF,
    items,
    refused: (position) => refuse(position < rows ? 'VERSION_CONFLICT' : 'LAST_ADMIN'),
  });
  return orConflict(saved, () => readStaffMember(deps, staffId));
}

interface Whose {
  readonly staffId: string;
  readonly requestId: string;
}

/**
 * Turns two-step sign-in off for a person who lost their phone; the password stays, and they are signed out everywhere.
 */
export async function resetTwoStep(deps: Deps, actor: Actor, { staffId, requestId }: Whose): Promise<Result<null>> {
  const person = await touchable(deps, actor, staffId);
  if (!person.ok) return person;
  const saved = await saveSignInAct(deps, actor, { staffId, requestId, action: 'RESET_TWO_STEP' });
  if (saved.ok) await deps.userPool.turnOffTwoStep(staffId);
  return saved;
}

/**
 * Emails a new first password to a person who has not signed in yet; the one before stops working. INVITATION_USED when
 * they have signed in: from then on the password is theirs.
 */
export async function resendInvitation(deps: Deps, actor: Actor, { staffId, requestId }: Whose): Promise<Result<null>> {
  const person = await touchable(deps, actor, staffId);
  if (!person.ok) return person;
  const { active, email } = person.value;
  const signIn = active ? await deps.userPool.find(email) : null;
  if (signIn?.sub !== staffId) return refuse('NOT_FOUND', { field: 'staffId' });
  if (signIn.state !== 'INVITED') return refuse('INVITATION_USED');
  const saved = await saveSignInAct(deps, actor, { staffId, requestId, action: 'INVITE_AGAIN' });
  if (saved.ok) await deps.userPool.inviteAgain(email);
  return saved;
}

/** The row of a person whose sign-in the actor may touch. */
export async function touchable(
  deps: CommandDeps,
  actor: Actor,
  staffId: string,
): Promise<Result<Revised<StaffMember>>> {
  const forbidden = lacks(actor, 'staff:access');
  if (forbidden) return forbidden;
  const person = await readStaffMember(deps, staffId);
  if (person === null) return refuse('NOT_FOUND', { field: 'staffId' });
  return mayGiveAccess(actor, person, person) ? ok(person) : refuse('FORBIDDEN', { action: 'staff:access' });
}

/**
 * An action on a sign-in changes no row: only the entry records it. A repeat is carried out, and not recorded again.
 */
const saveSignInAct = (
  deps: Deps,
  actor: Actor,
  { staffId, requestId, action }: Whose & { readonly action: AuditAction },
): Promise<Result<null>> =>
  saveAudited(deps, actor, {
    subject: `staff#${staffId}`,
    requestId,
    action,
    before: null,
    after: null,
    items: [],
  });
