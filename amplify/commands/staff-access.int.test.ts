import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../domain/access/permissions';
import { aTechnician } from '../../domain/testing/builders';
import { type CommandBench, MANAGER, SYSTEM, at, openCommandBench } from '../../local/testing/command-bench';
import type { UserPool } from '../gateways/user-pool';
import { newCustomer, readCustomer, registerCustomer } from '../store/customers';
import { readStaffMember, readTechnician } from '../store/shop';
import { deleteCustomer } from './delete-customer';
import { saveStaffMember } from './save-shop';
import { type StaffAccess, inviteStaff, setStaffAccess } from './staff-access';

let bench: CommandBench;
const groups = new Map<string, { roles: readonly Role[]; active: boolean }>();
const subs = new Map<string, string>();
const removed: string[] = [];
/** The vendor's side: who has a sign-in, and in which groups. */
const userPool: UserPool = {
  invite: ({ email }) => {
    const sub = subs.get(email) ?? randomUUID();
    subs.set(email, sub);
    return Promise.resolve(sub);
  },
  setAccess: (staffId, access) => {
    groups.set(staffId, access);
    return Promise.resolve();
  },
  turnOffTwoStep: () => Promise.resolve(),
  remove: (sub) => Promise.resolve(void removed.push(sub)),
};
const admin = (staffId: string): Actor => ({ kind: 'STAFF', staffId, roles: ['ADMIN'], technicianId: null });
const deps = () => ({ ...bench.deps(), userPool });
const change = (acceptBroken = false) => ({ requestId: randomUUID(), acceptBroken });
const accessOf = (staffId: string, given: Partial<StaffAccess> = {}): StaffAccess => ({
  ...{ staffId, roles: ['ADMIN'], active: true, grants: [], denials: [] },
  ...given,
});
const invitation = (email: string, roles: readonly Role[] = ['STAFF']) => ({
  ...{ requestId: randomUUID(), email, name: 'Nora New', phone: '', roles, work: null },
});

async function addAdmin(staffId: string, active = true): Promise<void> {
  const person = { staffId, name: staffId, email: '', phone: '', roles: ['ADMIN'] as const, technicianId: null };
  await saveStaffMember(bench.deps(), SYSTEM, { person: { ...person, active }, work: null });
}

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2 });
  await addAdmin('alex');
  await addAdmin('blake');
});
afterAll(() => bench.running.stop());

describe('taking somebody on', () => {
  it('makes a sign-in, a row and, for one who works on cars, a technician', async () => {
    const { skills, hours } = aTechnician();
    const input = { ...invitation('nora@example.com', ['MECHANIC']), work: { skills, hours } };
    const invited = await inviteStaff(deps(), admin('alex'), input);
    if (!invited.ok) throw new Error('not invited');
    const staffId = invited.value.recordId;
    expect(await readStaffMember(bench.deps(), staffId)).toMatchObject({
      ...{ name: 'Nora New', roles: ['MECHANIC'], active: true, technicianId: `tech-${staffId}` },
    });
    expect(await readTechnician(bench.deps(), `tech-${staffId}`)).toMatchObject({ skills, active: true });
    expect(groups.get(staffId)).toEqual({ roles: ['MECHANIC'], active: true });
    // The same request again changes nothing; another one for the same address is told.
    expect(await inviteStaff(deps(), admin('alex'), input)).toEqual(invited);
    expect(await inviteStaff(deps(), admin('alex'), invitation('NORA@example.com'))).toMatchObject({
      problem: { code: 'ALREADY_STAFF', facts: { staffId } },
    });
  });

  it('is for those with the permission only', async () => {
    const refused = { ok: false, problem: { code: 'FORBIDDEN' } };
    expect(await inviteStaff(deps(), MANAGER, invitation('x@example.com'))).toMatchObject(refused);
    expect(await setStaffAccess(deps(), MANAGER, accessOf('alex'), change())).toMatchObject(refused);
  });
});

describe('somebody who works here and is a customer too', () => {
  const remove = (actor: Actor, customerId: string) =>
    deleteCustomer(deps(), actor, { requestId: randomUUID(), customerId });
  const asCustomer = (customerId: string): Promise<boolean> =>
    registerCustomer(bench.deps(), { ...newCustomer(customerId, bench.deps().now), name: 'Also Comes' });

  it('keeps the sign-in whatever others delete: a manager who enters them as a customer shuts nobody out', async () => {
    await asCustomer('alex');
    expect(await remove(MANAGER, 'alex')).toEqual({
      ...{ ok: false, problem: { code: 'WORKS_HERE', facts: { staffId: 'alex' } } },
    });
    expect(await readCustomer(bench.deps(), 'alex')).toMatchObject({ name: 'Also Comes', deletedAt: null });
    expect(removed).toEqual([]);
  });

  it('may delete what the register has of them, and still signs in', async () => {
    await asCustomer('blake');
    expect(await remove(admin('blake'), 'blake')).toMatchObject({ ok: true });
    expect(await readCustomer(bench.deps(), 'blake')).toMatchObject({ name: '', deletedAt: bench.deps().now });
    expect(removed).toEqual([]);
  });

  it('is deleted as a customer once they have left; the sign-in stays with the staff list', async () => {
    await addAdmin('leaver', false);
    await asCustomer('leaver');
    expect(await remove(MANAGER, 'leaver')).toMatchObject({ ok: true });
    expect(await readCustomer(bench.deps(), 'leaver')).toMatchObject({ name: '' });
    expect(removed).toEqual([]);
    await asCustomer('never-worked-here');
    expect(await remove(MANAGER, 'never-worked-here')).toMatchObject({ ok: true });
    expect(removed).toEqual(['never-worked-here']);
  });
});

describe('a person’s access', () => {
  it('is not changed by the form for hours and skills', async () => {
    const person = {
      staffId: 'staff-1',
      name: '',
      email: '',
      phone: '',
      technicianId: 'tech-1',
      active: true,
    } as const;
    const as = (roles: readonly Role[], active = true) =>
      saveStaffMember(bench.deps(), MANAGER, { person: { ...person, roles, active }, work: null });
    expect(await as(['MECHANIC'])).toMatchObject({ ok: true });
    expect(await as(['ADMIN'])).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await as(['MECHANIC'], false)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  it('is nobody’s own to change', async () => {
    expect(await setStaffAccess(deps(), admin('alex'), accessOf('alex', { roles: ['STAFF'] }), change())).toMatchObject(
      {
        problem: { code: 'OWN_ACCESS' },
      },
    );
  });

  it('asks before a technician with visits leaves, and ends their place on the schedule', async () => {
    const visit = await bench.book({ startsAt: at('2026-11-25', '15:00') });
    const staffId = visit.technicianId.replace('tech', 'staff');
    const leaving = accessOf(staffId, { roles: ['MECHANIC'], active: false });
    expect(await setStaffAccess(deps(), admin('alex'), leaving, change())).toMatchObject({
      problem: { code: 'WOULD_BREAK', facts: { count: 1 } },
    });
    expect(await setStaffAccess(deps(), admin('alex'), leaving, change(true))).toMatchObject({ ok: true });
    expect((await readTechnician(bench.deps(), visit.technicianId))?.active).toBe(false);
    expect(groups.get(staffId)?.active).toBe(false);
  });

  it('leaves one admin at least, even when two remove each other at once', async () => {
    const both = await Promise.all([
      setStaffAccess(deps(), admin('alex'), accessOf('blake', { roles: ['STAFF'] }), change()),
      setStaffAccess(deps(), admin('blake'), accessOf('alex', { roles: ['STAFF'] }), change()),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const left = await Promise.all(['alex', 'blake'].map((id) => readStaffMember(bench.deps(), id)));
    const admins = left.filter((person) => person?.roles.includes('ADMIN'));
    expect(admins).toHaveLength(1);
    const last = admins[0]?.staffId ?? '';
    expect(await setStaffAccess(deps(), SYSTEM, accessOf(last, { denials: ['staff:access'] }), change())).toMatchObject(
      { problem: { code: 'LAST_ADMIN' } },
    );
    expect(await setStaffAccess(deps(), SYSTEM, accessOf(last, { active: false }), change())).toMatchObject({
      problem: { code: 'LAST_ADMIN' },
    });
  });
});
