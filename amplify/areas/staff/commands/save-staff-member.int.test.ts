import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor, Role, StaffActor } from '../../../../domain/access/permissions';
import { aTechnician } from '../../../../domain/testing/builders';
import { type CommandBench, MANAGER, NOW, SYSTEM, at, openCommandBench } from '../../../../local/testing/command-bench';
import { fakeUserPool } from '../../../../local/testing/fake-user-pool';
import { justBefore } from '../../../../local/testing/just-before';
import { readTechnician } from '../../shop/store/shop';
import { readStaffMember } from '../store/staff';
import { saveStaffMember, technicianIdOf } from './save-staff-member';
import { setStaffAccess } from './staff-access';

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2 });
});
afterAll(() => bench.running.stop());

const change = (acceptBroken: boolean) => ({ requestId: randomUUID(), acceptBroken });
const OK = { ok: true, value: null };

describe('the row of a staff member', () => {
  const userPool = fakeUserPool();
  const admin: StaffActor = { kind: 'STAFF', staffId: 'the-admin', roles: ['ADMIN'], technicianId: null };
  const manager = (staffId: string): Actor => ({ ...admin, staffId, roles: ['MANAGER'] });
  const member = (staffId: string, roles: readonly Role[] = ['MANAGER']) => ({
    ...{ staffId, name: 'Max', email: '', phone: '', roles, technicianId: null, active: true },
  });
  const setAccess = (staffId: string, active: boolean) => {
    const access = { staffId, roles: ['STAFF'] as const, active, grants: [], denials: ['customer:read'] as const };
    return setStaffAccess({ ...bench.deps(), userPool }, admin, access, change(false));
  };
  const read = (staffId: string) => readStaffMember(bench.deps(), staffId);
  beforeAll(() => saveStaffMember(bench.deps(), SYSTEM, { person: member('the-admin', ['ADMIN']), work: null }));

  it.each([
    ['dismissal', false],
    ['demotion', true],
  ])('keeps a %s that arrives just before a new name is written', async (what, active) => {
    const person = member(what);
    await saveStaffMember(bench.deps(), SYSTEM, { person, work: null });
    const rivals = justBefore(bench.deps(), () => setAccess(what, active));
    expect(await saveStaffMember(rivals, manager(what), { person: { ...person, name: 'Mo' }, work: null })).toEqual({
      ...{
        ok: false,
        problem: { code: 'VERSION_CONFLICT', facts: { version: 2, changedBy: 'the-admin', changedAt: NOW } },
      },
    });
    expect(await read(what)).toMatchObject({ name: 'Max', roles: ['STAFF'], active, denials: ['customer:read'] });
  });

  it('older than versions is written once and counted from then on', async () => {
    const person = member('of-old');
    await saveStaffMember(bench.deps(), SYSTEM, { person, work: null });
    const uncounted = async () => {
      const Key = { shopId: 'SHOP', staffId: 'of-old' };
      const TableName = bench.running.tables.staffMember;
      await bench.deps().db.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'REMOVE version' }));
    };
    await uncounted();
    const save = (name: string, by = bench.deps()) =>
      saveStaffMember(by, MANAGER, { person: { ...person, name }, work: null });
    const rivals = justBefore(bench.deps(), () => save('First'));
    expect(await save('Second', rivals)).toMatchObject({ problem: { code: 'VERSION_CONFLICT' } });
    expect(await read('of-old')).toMatchObject({ name: 'First' });
  });

  it('gets a place on the schedule when the person begins to work on cars', async () => {
    const { skills, hours } = aTechnician();
    const work = { skills, hours };
    await saveStaffMember(bench.deps(), SYSTEM, { person: member('late', ['MECHANIC']), work: null });
    const person = member('late', ['MECHANIC']);
    // Not another's place, and none without skills and hours.
    expect(
      await saveStaffMember(bench.deps(), MANAGER, { person: { ...person, technicianId: 'tech-1' }, work }),
    ).toEqual({
      ...{ ok: false, problem: { code: 'FORBIDDEN', facts: { action: 'staff:access' } } },
    });
    expect(await saveStaffMember(bench.deps(), MANAGER, { person, work })).toEqual(OK);
    const technicianId = technicianIdOf('late');
    expect(await read('late')).toMatchObject({ technicianId, roles: ['MECHANIC'] });
    expect(await readTechnician(bench.deps(), technicianId)).toMatchObject({ technicianId, active: true, ...work });
    const again = { person: { ...person, technicianId }, work };
    expect(await saveStaffMember(bench.deps(), MANAGER, again)).toEqual(OK);
  });

  it('gives no one a place they made for themselves, unless they decide over access', async () => {
    const { skills, hours } = aTechnician();
    const own = (staffId: string, actor: Actor, roles: readonly Role[]) =>
      saveStaffMember(bench.deps(), actor, { person: member(staffId, roles), work: { skills, hours } });
    await saveStaffMember(bench.deps(), SYSTEM, { person: member('keen'), work: null });
    expect(await own('keen', manager('keen'), ['MANAGER'])).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await readTechnician(bench.deps(), technicianIdOf('keen'))).toBeNull();
    expect(await own('the-admin', admin, ['ADMIN'])).toEqual(OK);
  });
});

describe('a person who no longer works on cars', () => {
  const userPool = fakeUserPool();
  const admin: StaffActor = { kind: 'STAFF', staffId: 'boss', roles: ['ADMIN'], technicianId: null };
  const { skills, hours } = aTechnician();
  const work = { skills, hours };
  const worker = (staffId: string, technicianId: string | null = null) => ({
    ...{ staffId, name: 'Kim', email: '', phone: '', roles: ['MANAGER'] as const, technicianId, active: true },
  });
  const placeOf = (staffId: string) => readTechnician(bench.deps(), technicianIdOf(staffId));
  const hired = async (staffId: string) => {
    await saveStaffMember(bench.deps(), SYSTEM, { person: worker(staffId), work });
    return worker(staffId, technicianIdOf(staffId));
  };
  const takeOff = (person: ReturnType<typeof worker>, given = change(false)) =>
    saveStaffMember(bench.deps(), MANAGER, { person, work: null }, given);

  it('is taken off the schedule, keeps the place for past work, and can be put back on', async () => {
    const person = await hired('kim');
    expect(await takeOff(person)).toEqual(OK);
    expect(await readStaffMember(bench.deps(), 'kim')).toMatchObject({
      ...{ technicianId: technicianIdOf('kim'), offCars: true, active: true },
    });
    expect(await placeOf('kim')).toMatchObject({ ...work, active: false });
    expect(await saveStaffMember(bench.deps(), MANAGER, { person, work })).toEqual(OK);
    expect(await placeOf('kim')).toMatchObject({ active: true });
    expect((await readStaffMember(bench.deps(), 'kim'))?.offCars).toBeUndefined();
    await takeOff(person);
  });

  it('is asked about while they have future visits, and takes no new ones', async () => {
    const visit = await bench.book({ startsAt: at('2026-12-10', '10:00') });
    const staffId = visit.technicianId.replace('tech', 'staff');
    const person = { ...worker(staffId, visit.technicianId), roles: ['MECHANIC'] as const, name: '' };
    const off = (given: ReturnType<typeof change>) =>
      saveStaffMember(bench.deps(), MANAGER, { person, work: null }, given);
    const { appointmentId } = visit;
    const named = expect.arrayContaining([expect.objectContaining({ appointmentId }) as object]) as object[];
    expect(await off(change(false))).toMatchObject({
      problem: { code: 'WOULD_BREAK', facts: { visits: named } },
    });
    expect(await readTechnician(bench.deps(), visit.technicianId)).toMatchObject({ active: true });
    expect(await off(change(true))).toEqual(OK);
    for (const time of ['11:00', '13:00']) {
      expect((await bench.book({ startsAt: at('2026-12-10', time) })).technicianId).not.toBe(visit.technicianId);
    }
    expect(await saveStaffMember(bench.deps(), MANAGER, { person, work })).toEqual(OK);
  });

  it('stays off when their role changes, and when they leave and come back', async () => {
    await takeOff(await hired('pat'));
    for (const active of [true, false, true]) {
      const access = { staffId: 'pat', roles: ['STAFF'] as const, active, grants: [], denials: [] };
      expect(await setStaffAccess({ ...bench.deps(), userPool }, admin, access, change(false))).toEqual(OK);
      expect(await placeOf('pat')).toMatchObject({ active: false });
    }
  });

  it('cannot return to the schedule without “staff:access”', async () => {
    const person = await hired('sly');
    const self: StaffActor = { kind: 'STAFF', staffId: 'sly', roles: ['MANAGER'], technicianId: person.technicianId };
    expect(await saveStaffMember(bench.deps(), self, { person, work: null })).toEqual(OK);
    expect(await saveStaffMember(bench.deps(), self, { person, work })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    expect(await placeOf('sly')).toMatchObject({ active: false });
  });
});
