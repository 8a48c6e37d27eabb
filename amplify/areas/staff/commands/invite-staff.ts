import { type Actor, NO_ACCESS, type Role, mayGiveAccess } from '../../../../domain/access/permissions';
import type { WeekHours } from '../../../../domain/calendar/hours';
import type { Skill } from '../../../../domain/shop/resource';
import { type Refused, type Result, ok, refuse } from '../../../../domain/shared/result';
import type { SignIn, UserPool } from '../../../gateways/user-pool';
import type { CommandDeps } from '../../../kernel/deps';
import { type StaffMember, putStaffMember, readStaff, readStaffMember } from '../store/staff';
import { putTechnician } from '../../shop/parts';
import { saveAudited } from '../../../kernel/save-audited';
import { technicianIdOf } from './save-staff-member';
import { SHOWN_OF_STAFF } from '../audit';

type Deps = CommandDeps & { readonly userPool: UserPool };

export interface InviteInput {
  readonly requestId: string;
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  /** Set for people who work on cars. */
  readonly work: { readonly skills: readonly Skill[]; readonly hours: WeekHours } | null;
}

export interface Invited {
  readonly recordId: string;
  /** Whether they already had a sign-in here: then they keep their password, and one of our emails tells them. */
  readonly hadSignIn: boolean;
}

const NOT_YOURS = { action: 'staff:access' };

/**
 * Adds a staff member: makes a sign-in (Cognito emails a first password, which they replace), the staff row and, for a
 * person who works on cars, the technician row. A person with a sign-in under a proven address keeps it; the email that
 * tells them follows from their row (`applyStaffEvent`). Repeating the request finishes what a fault left half done.
 * ALREADY_STAFF when the address or its sign-in belongs to a staff member, REQUEST_IN_PROGRESS while another is adding
 * them, OWN_ACCESS for oneself, ADDRESS_UNPROVEN when an account names an address it never proved.
 */
export async function inviteStaff(deps: Deps, actor: Actor, input: InviteInput): Promise<Result<Invited>> {
  const { requestId, email, roles } = input;
  const access = { roles, active: true };
  if (!mayGiveAccess(actor, NO_ACCESS, access)) return refuse('FORBIDDEN', NOT_YOURS);
  const signIn = await deps.userPool.find(email);
  const known = await employed(deps, email, signIn);
  if (known) return answerFor(deps, known, requestId);
  if (signIn !== null) {
    if (actor.kind === 'STAFF' && signIn.sub === actor.staffId) return refuse('OWN_ACCESS');
    // The first admins, made in the console, have groups and no row.
    if (!mayGiveAccess(actor, { roles: signIn.roles, active: true }, access)) return refuse('FORBIDDEN', NOT_YOURS);
    if (signIn.state === 'UNPROVEN') return refuse('ADDRESS_UNPROVEN');
  }
  const staffId = await signInFor(deps.userPool, input, signIn);
  if (staffId === null) {
    // Another invitation was faster. Its row may still be on its way.
    const faster = await employed(deps, email, await deps.userPool.find(email));
    return faster === null ? refuse('REQUEST_IN_PROGRESS') : answerFor(deps, faster, requestId);
  }
  const hadSignIn = signIn?.state === 'PROVEN';
  const refused = await employ(deps, actor, { ...input, staffId, hadSignIn });
  if (refused) return refused;
  await deps.userPool.setAccess(staffId, access);
  return ok({ recordId: staffId, hadSignIn });
}

/** A current staff member was added by this very request, which is then finished, or by another. */
async function answerFor(deps: Deps, known: StaffMember, requestId: string): Promise<Result<Invited>> {
  if (known.invitedBy !== requestId) return refuse('ALREADY_STAFF', { staffId: known.staffId });
  await deps.userPool.setAccess(known.staffId, known);
  return ok({ recordId: known.staffId, hadSignIn: known.hadSignIn === true });
}

async function employed(deps: CommandDeps, address: string, signIn: SignIn | null): Promise<StaffMember | null> {
  const named = (await readStaff(deps)).find(({ email }) => email.toLowerCase() === address.toLowerCase());
  return named ?? (signIn === null ? null : readStaffMember(deps, signIn.sub));
}

/** An address that signed up and was never confirmed may be anyone's: its password must not become a staff password. */
async function signInFor(
  userPool: UserPool,
  person: Pick<InviteInput, 'email' | 'name'>,
  known: SignIn | null,
): Promise<string | null> {
  if (known === null) return userPool.create(person);
  if (known.state === 'UNCONFIRMED') {
    await userPool.remove(known.sub);
    return userPool.create(person);
  }
  if (known.state === 'INVITED') await userPool.inviteAgain(person.email);
  return known.sub;
}

async function employ(
  deps: CommandDeps,
  actor: Actor,
  { requestId, work, staffId, hadSignIn, ...person }: InviteInput & { readonly staffId: string; hadSignIn: boolean },
): Promise<Refused | null> {
  const technicianId = work === null ? null : technicianIdOf(staffId);
  const known = hadSignIn ? { hadSignIn } : {};
  const member: StaffMember = { ...person, staffId, technicianId, active: true, invitedBy: requestId, ...known };
  const write = { by: actor, requestId };
  const items = [putStaffMember(deps, null, member, write)];
  if (work !== null && technicianId !== null) {
    items.push(putTechnician(deps, null, { technicianId, ...work, active: true }, write));
  }
  const saved = await saveAudited(deps, actor, {
    subject: `staff#${staffId}`,
    requestId,
    action: 'INVITE',
    before: null,
    after: { ...member, ...work },
    shows: SHOWN_OF_STAFF,
    items,
    refused: () => refuse('ALREADY_STAFF', { staffId }),
  });
  return saved.ok ? null : saved;
}
