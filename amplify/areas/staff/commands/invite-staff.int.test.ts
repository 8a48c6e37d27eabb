import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../../domain/access/permissions';
import { factText } from '../../../../domain/shared/problem';
import { aTechnician } from '../../../../domain/testing/builders';
import { type CommandBench, MANAGER, SYSTEM, openCommandBench } from '../../../../local/testing/command-bench';
import { type FakeUserPool, fakeUserPool } from '../../../../local/testing/fake-user-pool';
import { justBefore } from '../../../../local/testing/just-before';
import { readStaffMember } from '../store/staff';
import { readTechnician } from '../../shop/store/shop';
import { type InviteInput, inviteStaff } from './invite-staff';
import { saveStaffMember } from './save-staff-member';
import { resendInvitation, setStaffAccess } from './staff-access';

let bench: CommandBench;
let userPool: FakeUserPool;
const deps = () => ({ ...bench.deps(), userPool });
const staff = (staffId: string, roles: readonly Role[], more: object = {}): Actor => {
  return { kind: 'STAFF', staffId, roles, technicianId: null, ...more };
};
const ALEX = staff('alex', ['ADMIN']);
const invitation = (email: string, given: Partial<InviteInput> = {}): InviteInput => ({
  ...{ requestId: randomUUID(), email, name: 'Nora New', phone: '', roles: ['STAFF'], work: null },
  ...given,
});
const invite = (input: InviteInput, actor = ALEX) => inviteStaff(deps(), actor, input);
const refusal = (code: string) => ({ ok: false, problem: { code } });
const newAddress = () => `${randomUUID()}@example.com`;

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
  const alex = { staffId: 'alex', name: 'Alex', email: 'alex@example.com', phone: '', technicianId: null };
  await saveStaffMember(bench.deps(), SYSTEM, { person: { ...alex, roles: ['ADMIN'], active: true }, work: null });
});
beforeEach(() => {
  userPool = fakeUserPool();
});
afterAll(() => bench.running.stop());

describe('inviting a staff member', () => {
  it('makes a sign-in, a row and, for a person who works on cars, a technician', async () => {
    const { skills, hours } = aTechnician();
    const input = invitation('nora@example.com', { roles: ['MECHANIC'], work: { skills, hours } });
    const invited = await invite(input);
    if (!invited.ok) throw new Error('not invited');
    const staffId = invited.value.recordId;
    const row = await readStaffMember(bench.deps(), staffId);
    expect(row).toMatchObject({ name: 'Nora New', roles: ['MECHANIC'], active: true });
    const technicianId = row?.technicianId ?? '';
    expect(await readTechnician(bench.deps(), technicianId)).toMatchObject({ skills, active: true });
    // Technicians are public: their rows must not reveal the id of a sign-in, which could be used to attack it.
    expect(technicianId).toMatch(/^tech-[0-9a-f]{32}$/);
    expect(technicianId).not.toContain(staffId.slice(0, 8));
    expect(userPool.access.get(staffId)).toEqual({ roles: ['MECHANIC'], active: true });
    // The same request again changes nothing and emails no one; another one for the same address is told.
    expect(await invite(input)).toEqual(invited);
    expect(userPool.mails).toEqual(['nora@example.com']);
    expect(await invite(invitation('NORA@example.com'))).toMatchObject({
      problem: { code: 'ALREADY_STAFF', facts: { staffId } },
    });
  });

  it('is only for those with the permission, who give no more than they hold', async () => {
    const granted = staff('desk', ['CUSTOMER_SUPPORT'], { grants: ['staff:access'] });
    expect(await invite(invitation(newAddress()), MANAGER)).toMatchObject(refusal('FORBIDDEN'));
    for (const role of ['ADMIN', 'MANAGER', 'MECHANIC'] as const) {
      expect(await invite(invitation(newAddress(), { roles: [role] }), granted)).toMatchObject(refusal('FORBIDDEN'));
    }
    expect(userPool.mails).toEqual([]);
    expect(await invite(invitation(newAddress(), { roles: ['STAFF', 'CUSTOMER_SUPPORT'] }), granted)).toMatchObject({
      ok: true,
    });
  });

  it('leaves a current staff member as they are, whatever address their sign-in has now', async () => {
    const before = await readStaffMember(bench.deps(), 'alex');
    userPool.has('alex@home.example', { sub: 'alex', state: 'PROVEN', roles: ['ADMIN'] });
    const other = staff('other-admin', ['ADMIN']);
    const known = { problem: { code: 'ALREADY_STAFF', facts: { staffId: 'alex' } } };
    expect(await invite(invitation('alex@home.example'), other)).toMatchObject(known);
    expect(await readStaffMember(bench.deps(), 'alex')).toEqual(before);
    expect(userPool.access.size).toBe(0);
  });

  it('does not overwrite a person whom another is inviting at this moment', async () => {
    const email = newAddress();
    const staffId = userPool.has(email, { state: 'PROVEN' });
    const rival = () => invite(invitation(email, { name: 'First', roles: ['MANAGER'] }));
    const second = await inviteStaff(justBefore(deps(), rival), ALEX, invitation(email, { name: 'Second' }));
    expect(second).toMatchObject({ problem: { code: 'ALREADY_STAFF', facts: { staffId } } });
    expect(await readStaffMember(bench.deps(), staffId)).toMatchObject({ name: 'First', roles: ['MANAGER'] });
    expect(userPool.access.get(staffId)?.roles).toEqual(['MANAGER']);
  });

  it('with one new address by two at once makes one sign-in, and the slower is told', async () => {
    const email = newAddress();
    const rival = invitation(email, { name: 'First' });
    const input = invitation(email, { name: 'Second' });
    const meeting = (act: () => Promise<unknown>) => ({
      ...userPool,
      create: async (person: Parameters<FakeUserPool['create']>[0]) => {
        await act();
        return userPool.create(person);
      },
    });
    // Before the rival's row is there, and after: both have found the address free.
    const person = { email, name: 'First' };
    const early = { ...deps(), userPool: meeting(() => userPool.create(person)) };
    expect(await inviteStaff(early, ALEX, input)).toMatchObject(refusal('REQUEST_IN_PROGRESS'));
    userPool = fakeUserPool();
    const late = { ...deps(), userPool: meeting(() => invite(rival)) };
    const second = await inviteStaff(late, ALEX, input);
    expect(second).toMatchObject(refusal('ALREADY_STAFF'));
    expect(userPool.mails).toEqual([email]);
    const staffId = second.ok ? '' : factText(second.problem.facts, 'staffId');
    expect(await readStaffMember(bench.deps(), staffId)).toMatchObject({ name: 'First' });
    // The very same request, sent twice at once, is carried out once.
    userPool = fakeUserPool();
    const twice = invitation(newAddress());
    const repeat = { ...deps(), userPool: meeting(() => invite(twice)) };
    expect(await inviteStaff(repeat, ALEX, twice)).toMatchObject({ ok: true, value: { hadSignIn: false } });
  });

  it('cannot be done to oneself: the first admin, made in the console, stays admin', async () => {
    userPool.has('first@example.com', { sub: 'first', state: 'PROVEN', roles: ['ADMIN'] });
    const first = staff('first', ['ADMIN']);
    expect(await invite(invitation('first@example.com'), first)).toMatchObject(refusal('OWN_ACCESS'));
    const granted = staff('desk', ['STAFF'], { grants: ['staff:access'] });
    expect(await invite(invitation('first@example.com'), granted)).toMatchObject(refusal('FORBIDDEN'));
    expect(await readStaffMember(bench.deps(), 'first')).toBeNull();
    expect(userPool.access.size).toBe(0);
  });

  it('repeated after a staff member has left does not let them back in', async () => {
    const input = invitation(newAddress());
    const invited = await invite(input);
    if (!invited.ok) throw new Error('not invited');
    const staffId = invited.value.recordId;
    const gone = { staffId, roles: ['STAFF'] as const, active: false, grants: [], denials: [] };
    await setStaffAccess(deps(), ALEX, gone, { requestId: randomUUID(), acceptBroken: false });
    await invite(input);
    expect(userPool.access.get(staffId)?.active).toBe(false);
  });
});

describe('an address that has a sign-in', () => {
  it('of the person’s own keeps it, gets the groups and no first password, and the answer and the row say so', async () => {
    const email = newAddress();
    const sub = userPool.has(email, { state: 'PROVEN' });
    expect(await invite(invitation(email))).toEqual({ ok: true, value: { recordId: sub, hadSignIn: true } });
    expect(await readStaffMember(bench.deps(), sub)).toMatchObject({ hadSignIn: true });
    expect(userPool.access.get(sub)).toEqual({ roles: ['STAFF'], active: true });
    expect(userPool.mails).toEqual([]);
  });

  it('that was never confirmed is recreated: whatever password was chosen gets no staff rights', async () => {
    const email = newAddress();
    const squatter = userPool.has(email, { state: 'UNCONFIRMED' });
    const invited = await invite(invitation(email));
    expect(invited).toMatchObject({ ok: true, value: { hadSignIn: false } });
    expect(userPool.removed).toEqual([squatter]);
    expect(userPool.mails).toEqual([email]);
    expect(userPool.access.has(squatter)).toBe(false);
    expect(await readStaffMember(bench.deps(), squatter)).toBeNull();
  });

  it('that an account adopted without proof is refused', async () => {
    const email = newAddress();
    const sub = userPool.has(email, { state: 'UNPROVEN' });
    expect(await invite(invitation(email))).toMatchObject(refusal('ADDRESS_UNPROVEN'));
    expect(userPool.access.has(sub)).toBe(false);
    expect(userPool.removed).toEqual([]);
  });

  it('left over from an invitation that failed half way gets another first password', async () => {
    const email = newAddress();
    const sub = userPool.has(email, { state: 'INVITED' });
    expect(await invite(invitation(email))).toEqual({ ok: true, value: { recordId: sub, hadSignIn: false } });
    expect(userPool.mails).toEqual([email]);
  });
});

describe('an invitation', () => {
  const again = (staffId: string, actor = ALEX) =>
    resendInvitation(deps(), actor, { staffId, requestId: randomUUID() });
  const invited = async (email: string, roles: readonly Role[] = ['STAFF']): Promise<string> => {
    const answer = await invite(invitation(email, { roles }));
    if (!answer.ok) throw new Error('not invited');
    return answer.value.recordId;
  };

  it('is sent again until the person has signed in', async () => {
    const email = newAddress();
    const staffId = await invited(email);
    expect(await again(staffId)).toEqual({ ok: true, value: null });
    expect(userPool.mails).toEqual([email, email]);
    userPool.has(email, { sub: staffId, state: 'PROVEN' });
    expect(await again(staffId)).toMatchObject(refusal('INVITATION_USED'));
    expect(userPool.mails).toHaveLength(2);
  });

  it('is not sent to a former staff member, to anyone who never was one, or to an address that is now another’s', async () => {
    const email = newAddress();
    const staffId = await invited(email);
    userPool.has(email, { state: 'INVITED' });
    expect(await again(staffId)).toMatchObject(refusal('NOT_FOUND'));
    userPool.has(email, { sub: staffId, state: 'INVITED' });
    const gone = { staffId, roles: ['STAFF'] as const, active: false, grants: [], denials: [] };
    await setStaffAccess(deps(), ALEX, gone, { requestId: randomUUID(), acceptBroken: false });
    expect(await again(staffId)).toMatchObject(refusal('NOT_FOUND'));
    expect(await again('nobody')).toMatchObject(refusal('NOT_FOUND'));
  });

  it('is sent again by those with the permission, an admin’s only by an admin', async () => {
    const granted = staff('desk', ['STAFF'], { grants: ['staff:access'] });
    const staffId = await invited(newAddress(), ['ADMIN']);
    expect(await again(staffId, MANAGER)).toMatchObject(refusal('FORBIDDEN'));
    expect(await again(staffId, granted)).toMatchObject(refusal('FORBIDDEN'));
    expect(await again(await invited(newAddress()), granted)).toMatchObject({ ok: true });
  });
});
