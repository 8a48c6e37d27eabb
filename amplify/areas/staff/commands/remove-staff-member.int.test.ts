import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { type CommandBench, MANAGER, SYSTEM, openCommandBench } from '../../../../local/testing/command-bench';
import { type FakeUserPool, fakeUserPool } from '../../../../local/testing/fake-user-pool';
import { saveStaffMember } from './save-staff-member';
import { readStaffMember } from '../store/staff';
import { inviteStaff } from './invite-staff';
import { removeStaffMember } from './remove-staff-member';
import { setStaffAccess } from './staff-access';

const ADA: Actor = { kind: 'STAFF', staffId: 'ada', roles: ['ADMIN'], technicianId: null };
const OK = { ok: true, value: null };
const refusal = (code: string) => ({ ok: false, problem: { code } });

let bench: CommandBench;
let userPool: FakeUserPool;
let number = 0;
let person: { name: string; email: string; phone: string };
let staffId: string;
const deps = () => ({ ...bench.deps(), userPool });

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 0 });
  const ada = { staffId: 'ada', name: 'Ada', email: '', phone: '', roles: ['ADMIN'] as const, technicianId: null };
  await saveStaffMember(bench.deps(), SYSTEM, { person: { ...ada, active: true }, work: null });
});
afterAll(() => bench.running.stop());

beforeEach(async () => {
  number += 1;
  userPool = fakeUserPool();
  const mark = `former${String(number)}`;
  person = { name: `Fay ${mark}`, email: `${mark}@example.com`, phone: `+61 400 000 ${String(100 + number)}` };
  staffId = await takenOn();
});

async function takenOn(): Promise<string> {
  const invited = await inviteStaff(deps(), ADA, { ...person, roles: ['STAFF'], work: null, requestId: randomUUID() });
  if (!invited.ok) throw new Error(`not taken on: ${invited.problem.code}`);
  return invited.value.recordId;
}

const dismiss = () =>
  setStaffAccess(
    deps(),
    ADA,
    { staffId, roles: ['STAFF'], active: false, grants: [], denials: [] },
    { requestId: randomUUID(), acceptBroken: false },
  );
const remove = (actor: Actor = ADA, pool: FakeUserPool = userPool) =>
  removeStaffMember({ ...deps(), userPool: pool }, actor, { staffId, requestId: randomUUID() });

async function traces(): Promise<string[]> {
  const pages = Object.values({ ...bench.running.tables }).map((TableName) =>
    bench.running.db.send(new ScanCommand({ TableName, ConsistentRead: true })),
  );
  const rows = (await Promise.all(pages)).flatMap(({ Items }) => Items ?? []).map((row) => JSON.stringify(row));
  return rows.filter((row) => Object.values(person).some((secret) => row.includes(secret)));
}

describe('removing a former staff member', () => {
  it('leaves no trace of their name, address, number or sign-in', async () => {
    await saveStaffMember(
      bench.deps(),
      ADA,
      {
        person: { ...person, staffId, roles: ['STAFF'], technicianId: null, active: true, name: `${person.name}-Kerr` },
        work: null,
      },
      { requestId: randomUUID(), acceptBroken: false },
    );
    expect(await dismiss()).toEqual(OK);
    expect(await remove()).toEqual(OK);
    expect(await traces()).toEqual([]);
    expect(userPool.removed).toEqual([staffId]);
    expect(await readStaffMember(bench.deps(), staffId)).toMatchObject({
      ...{ name: '', email: '', phone: '', active: false, removedAt: bench.deps().now, roles: ['STAFF'] },
    });
    expect(await remove()).toEqual(OK);
  });

  it('is not done while they work here, and is for those who decide over their access', async () => {
    expect(await remove()).toMatchObject(refusal('ACCESS_NOT_ENDED'));
    await dismiss();
    expect(await remove(MANAGER)).toMatchObject(refusal('FORBIDDEN'));
    expect(await removeStaffMember(deps(), ADA, { staffId: 'nobody', requestId: randomUUID() })).toMatchObject(
      refusal('NOT_FOUND'),
    );
    expect(await readStaffMember(bench.deps(), staffId)).toMatchObject({ name: person.name });
  });

  it('that stopped before the sign-in went is finished by repeating the request', async () => {
    await dismiss();
    const stops: FakeUserPool = { ...userPool, remove: () => Promise.reject(new Error('the pool is away')) };
    await expect(remove(ADA, stops)).rejects.toThrow('the pool is away');
    expect(userPool.removed).toEqual([]);
    expect(await remove()).toEqual(OK);
    expect(userPool.removed).toEqual([staffId]);
  });

  it('cannot be undone: they are invited again, like anyone else', async () => {
    await dismiss();
    expect(await remove()).toEqual(OK);
    const access = { staffId, roles: ['STAFF'] as const, active: true, grants: [], denials: [] };
    const change = { requestId: randomUUID(), acceptBroken: false };
    expect(await setStaffAccess(deps(), ADA, access, change)).toMatchObject(refusal('NOT_FOUND'));
    const again = { ...person, staffId, roles: ['STAFF'] as const, technicianId: null, active: false };
    expect(await saveStaffMember(bench.deps(), ADA, { person: again, work: null }, change)).toMatchObject(
      refusal('NOT_FOUND'),
    );
    expect(await takenOn()).not.toBe(staffId);
  });
});
