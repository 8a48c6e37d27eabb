import type { Actor, Permission, Role } from '../../domain/access/permissions';
import type { WeekHours } from '../../domain/schedule/hours';
import type { Skill } from '../../domain/schedule/resource';
import { type Result, ok, refuse } from '../../domain/shared/result';
import type { UserPool } from '../gateways/user-pool';
import type { CommandDeps } from '../runtime/deps';
import {
  type StaffMember,
  checkIsAdmin,
  putStaffMember,
  putTechnician,
  readStaff,
  readStaffMember,
  readTechnician,
} from '../store/shop';
import { lacks, saveAudited } from './audited';
import { wouldBreak } from './block-time';
import { type SaveChange, brokenByTechnician } from './save-shop';

export interface InviteInput {
  readonly requestId: string;
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  /** Set for people who work on cars. */
  readonly work: { readonly skills: readonly Skill[]; readonly hours: WeekHours } | null;
}

/**
 * Takes somebody on: a sign-in is made (Cognito mails a first password, which they replace), the staff row and, for one
 * who works on cars, the technician row. Repeating the request finishes what a fault left half done. ALREADY_STAFF when
 * the address belongs to somebody who works here.
 */
export async function inviteStaff(
  deps: CommandDeps & { readonly userPool: UserPool },
  actor: Actor,
  input: InviteInput,
): Promise<Result<{ readonly recordId: string }>> {
  const forbidden = lacks(actor, 'staff:access');
  if (forbidden) return forbidden;
  const { requestId, work, ...person } = input;
  const staff = await readStaff(deps);
  const known = staff.find(({ email }) => email.toLowerCase() === person.email.toLowerCase());
  if (known && known.invitedBy !== requestId) return refuse('ALREADY_STAFF', { staffId: known.staffId });
  const staffId = await deps.userPool.invite(person);
  if (!known) {
    const technicianId = work === null ? null : `tech-${staffId}`;
    const member: StaffMember = { ...person, staffId, technicianId, active: true, invitedBy: requestId };
    const items = [putStaffMember(deps, member)];
    if (work !== null && technicianId !== null)
      items.push(putTechnician(deps, { technicianId, ...work, active: true }));
    const saved = await saveAudited(deps, actor, {
      subject: `staff#${staffId}`,
      requestId,
      action: 'INVITE',
      before: null,
      after: { ...member, ...work },
      items,
    });
    if (!saved.ok) return saved;
  }
  await deps.userPool.setAccess(staffId, { roles: person.roles, active: true });
  return ok({ recordId: staffId });
}

export interface StaffAccess {
  readonly staffId: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly grants: readonly Permission[];
  readonly denials: readonly Permission[];
}

/**
 * Changes what somebody may do here, or ends it. It counts from their next call on. Refuses with OWN_ACCESS for one's
 * own row, LAST_ADMIN when nobody would be admin any more (held by the transaction, so two admins cannot remove each
 * other), and WOULD_BREAK with the visits of a technician who leaves, unless that is accepted.
 */
export async function setStaffAccess(
  deps: CommandDeps & { readonly userPool: UserPool },
  actor: Actor,
  access: StaffAccess,
  change: SaveChange,
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'staff:access');
  if (forbidden) return forbidden;
  const before = await readStaffMember(deps, access.staffId);
  if (before === null) return refuse('NOT_FOUND', { field: 'staffId' });
  if (actor.kind === 'STAFF' && actor.staffId === access.staffId) return refuse('OWN_ACCESS');
  const after: StaffMember = { ...before, ...access };
  const technician = before.technicianId === null ? null : await readTechnician(deps, before.technicianId);
  if (technician !== null && !access.active && !change.acceptBroken) {
    const broken = await brokenByTechnician(deps, { ...technician, after: null });
    if (broken.length > 0) return wouldBreak(broken);
  }
  const items = [putStaffMember(deps, after)];
  if (technician !== null) items.push(putTechnician(deps, { ...technician, active: access.active }));
  if (isAdmin(before) && !isAdmin(after)) {
    const other = (await readStaff(deps)).find((person) => person.staffId !== access.staffId && isAdmin(person));
    if (other === undefined) return refuse('LAST_ADMIN');
    items.push(checkIsAdmin(deps, other.staffId));
  }
  const saved = await saveAudited(deps, actor, {
    subject: `staff#${access.staffId}`,
    requestId: change.requestId,
    action: 'SET_ACCESS',
    before,
    after,
    items,
    refused: () => refuse('LAST_ADMIN'),
  });
  if (!saved.ok) return saved;
  await deps.userPool.setAccess(access.staffId, access);
  return saved;
}

const isAdmin = ({ active, roles, denials }: StaffMember): boolean =>
  active && roles.includes('ADMIN') && !(denials ?? []).includes('staff:access');

/** Turns two-step sign-in off for somebody who lost the phone; the password stays, and they are signed out everywhere. */
export async function resetTwoStep(
  deps: CommandDeps & { readonly userPool: UserPool },
  actor: Actor,
  { staffId, requestId }: { readonly staffId: string; readonly requestId: string },
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'staff:access');
  if (forbidden) return forbidden;
  if ((await readStaffMember(deps, staffId)) === null) return refuse('NOT_FOUND', { field: 'staffId' });
  const saved = await saveAudited(deps, actor, {
    subject: `staff#${staffId}`,
    requestId,
    action: 'RESET_TWO_STEP',
    before: null,
    after: null,
    items: [],
  });
  if (saved.ok) await deps.userPool.turnOffTwoStep(staffId);
  return saved;
}
