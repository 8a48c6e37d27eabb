import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../../domain/access/permissions';
import { aTechnician } from '../../../../domain/testing/builders';
import { type CommandBench, MANAGER, SYSTEM, at, openCommandBench } from '../../../../local/testing/command-bench';
import { NO_FILES } from '../../../../local/testing/no-files';
import { fakeUserPool } from '../../../../local/testing/fake-user-pool';
import { justBefore } from '../../../../local/testing/just-before';
import { newCustomer, readCustomer, registerCustomer } from '../../customers/store/customers';
import { readStaffMember } from '../store/staff';
import { readTechnician } from '../../shop/store/shop';
import { deleteCustomer } from '../../customers/commands/delete-customer';
import { exportCustomer } from '../../customers/commands/export-customers';
import { saveStaffMember } from './save-staff-member';
import { type StaffAccess, resetTwoStep, setStaffAccess } from './staff-access';

let bench: CommandBench;
const userPool = fakeUserPool();
const { removed } = userPool;
const admin = (staffId: string): Actor => ({ kind: 'STAFF', staffId, roles: ['ADMIN'], technicianId: null });
const deps = () => ({ ...bench.deps(), userPool });
const change = (acceptBroken = false) => ({ requestId: randomUUID(), acceptBroken });
const accessOf = (staffId: string, given: Partial<StaffAccess> = {}): StaffAccess => ({
  ...{ staffId, roles: ['ADMIN'], active: true, grants: [], denials: [] },
  ...given,
});
async function addStaff(staffId: string, roles: readonly Role[], active = true): Promise<void> {
  const person = { staffId, name: staffId, email: '', phone: '', roles, technicianId: null, active };
  await saveStaffMember(bench.deps(), SYSTEM, { person, work: null });
}
const addAdmin = (staffId: string, active = true) => addStaff(staffId, ['ADMIN'], active);

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2 });
  await addAdmin('alex');
  await addAdmin('blake');
});
afterAll(() => bench.running.stop());

describe('a staff member who is also a customer', () => {
  const remove = (actor: Actor, customerId: string) =>
    deleteCustomer({ ...deps(), files: NO_FILES }, actor, { requestId: randomUUID(), customerId });
  const asCustomer = (customerId: string): Promise<boolean> =>
    registerCustomer(bench.deps(), { ...newCustomer(customerId, bench.deps().now), name: 'Also Comes' });

  it('keeps the sign-in whatever others delete: a manager who enters them as a customer locks no one out', async () => {
    await asCustomer('alex');
    expect(await remove(MANAGER, 'alex')).toEqual({
      ...{ ok: false, problem: { code: 'WORKS_HERE', facts: { staffId: 'alex' } } },
    });
    expect(await readCustomer(bench.deps(), 'alex')).toMatchObject({ name: 'Also Comes', deletedAt: null });
    expect(removed).toEqual([]);
  });

  it('may delete what the register has of them, and still sign in', async () => {
    await asCustomer('blake');
    expect(await remove(admin('blake'), 'blake')).toMatchObject({ ok: true });
    expect(await readCustomer(bench.deps(), 'blake')).toMatchObject({ name: '', deletedAt: bench.deps().now });
    expect(removed).toEqual([]);
  });

  it('deletes and downloads their own data, whatever their role; no one else may while they work here', async () => {
    await addStaff('mia', ['MECHANIC']);
    await asCustomer('mia');
    await asCustomer('other');
    const mia: Actor = { kind: 'STAFF', staffId: 'mia', roles: ['MECHANIC'], technicianId: 'tech-1' };
    expect(await remove(MANAGER, 'mia')).toMatchObject({ problem: { code: 'WORKS_HERE' } });
    const download = (customerId: string) => exportCustomer(deps(), mia, { requestId: randomUUID(), customerId });
    expect(await download('mia')).toMatchObject({ ok: true });
    expect(await download('other')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await remove(mia, 'other')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await remove(mia, 'mia')).toMatchObject({ ok: true });
    expect(await readCustomer(bench.deps(), 'mia')).toMatchObject({ name: '' });
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
    const { skills, hours } = aTechnician();
    const as = (roles: readonly Role[], active = true) =>
      saveStaffMember(bench.deps(), MANAGER, { person: { ...person, roles, active }, work: { skills, hours } });
    expect(await as(['MECHANIC'])).toMatchObject({ ok: true });
    expect(await as(['ADMIN'])).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await as(['MECHANIC'], false)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  it('is only for those with the permission', async () => {
    const refused = { ok: false, problem: { code: 'FORBIDDEN' } };
    expect(await setStaffAccess(deps(), MANAGER, accessOf('alex'), change())).toMatchObject(refused);
  });

  it('is given by those who hold as much themselves; admins’ rights are for admins', async () => {
    const refused = { ok: false, problem: { code: 'FORBIDDEN' } };
    const grants = ['staff:access'] as const;
    const desk: Actor = { kind: 'STAFF', staffId: 'desk', roles: ['CUSTOMER_SUPPORT'], technicianId: null, grants };
    await addStaff('friend', ['STAFF']);
    const set = (given: Partial<StaffAccess>, staffId = 'friend') =>
      setStaffAccess(deps(), desk, accessOf(staffId, { roles: ['STAFF'], ...given }), change());
    expect(await set({ roles: ['ADMIN'] })).toMatchObject(refused);
    expect(await set({ roles: ['MANAGER'] })).toMatchObject(refused);
    expect(await set({ grants: ['staff:access'] })).toMatchObject(refused);
    expect(await set({ grants: ['customer:delete'] })).toMatchObject(refused);
    expect(await set({ active: false }, 'alex')).toMatchObject(refused);
    expect(await set({ denials: ['customer:read'], roles: ['ADMIN'] }, 'alex')).toMatchObject(refused);
    expect(await readStaffMember(bench.deps(), 'friend')).toMatchObject({ roles: ['STAFF'], grants: [] });
    expect(await set({ roles: ['CUSTOMER_SUPPORT'], grants: ['customer:merge'] })).toMatchObject({ ok: true });

    const reset = (staffId: string) => resetTwoStep(deps(), desk, { staffId, requestId: randomUUID() });
    expect(await reset('alex')).toMatchObject(refused);
    expect(await reset('friend')).toMatchObject({ ok: true });
    expect(userPool.withoutTwoStep).toEqual(['friend']);
  });

  it('changed by another in the meantime is checked again', async () => {
    await addStaff('busy', ['STAFF']);
    const set = (grants: StaffAccess['grants'], by = deps()) =>
      setStaffAccess(by, admin('alex'), accessOf('busy', { roles: ['STAFF'], grants }), change());
    const rivals = justBefore(deps(), () => set(['customer:edit']));
    expect(await set(['audit:read'], rivals)).toMatchObject({ problem: { code: 'VERSION_CONFLICT' } });
    expect(await readStaffMember(bench.deps(), 'busy')).toMatchObject({ grants: ['customer:edit'] });
    expect(await set(['audit:read'])).toMatchObject({ ok: true });
  });

  it('cannot be changed by the person themselves', async () => {
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
    expect(userPool.access.get(staffId)?.active).toBe(false);
  });

  it('leaves at least one admin, even when two remove each other at once', async () => {
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

  it('leaves one admin even when the other is denied the right to decide at the same moment', async () => {
    const shop = await openCommandBench({ pairs: 0 });
    const ours = () => ({ ...shop.deps(), userPool });
    for (const staffId of ['ann', 'ben']) {
      const person = { staffId, name: staffId, email: '', phone: '', roles: ['ADMIN'] as const, technicianId: null };
      await saveStaffMember(shop.deps(), SYSTEM, { person: { ...person, active: true }, work: null });
    }
    const deny = () => setStaffAccess(ours(), admin('ann'), accessOf('ben', { denials: ['staff:access'] }), change());
    const demoted = accessOf('ann', { roles: ['STAFF'] });
    expect(await setStaffAccess(justBefore(ours(), deny), admin('ben'), demoted, change())).toMatchObject({
      problem: { code: 'LAST_ADMIN' },
    });
    expect(await readStaffMember(shop.deps(), 'ann')).toMatchObject({ roles: ['ADMIN'], active: true });
    expect(await readStaffMember(shop.deps(), 'ben')).toMatchObject({ denials: ['staff:access'] });
    await shop.running.stop();
  });
});
