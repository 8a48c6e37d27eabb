import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { MASK } from '../../../../domain/audit/mask';
import { aBay, aService, aShop, aTechnician } from '../../../../domain/testing/builders';
import { askedBy, type CommandBench, MANAGER, SYSTEM, openCommandBench } from '../../../../local/testing/command-bench';
import { fakeUserPool } from '../../../../local/testing/fake-user-pool';
import { readStaffMember } from '../store/staff';
import { inviteStaff } from './invite-staff';
import { saveBay, saveService, saveShopSettings } from '../../shop/commands/save-shop';
import { saveStaffMember } from './save-staff-member';
import { resendInvitation, resetTwoStep, setStaffAccess } from './staff-access';

let bench: CommandBench;
const userPool = fakeUserPool();
const ADA: Actor = { kind: 'STAFF', staffId: 'ada', roles: ['ADMIN'], technicianId: null };
/** A repeated command arrives later. */
const LATER = '2026-11-20T00:00:05.000Z';
const deps = (now?: string) => ({ ...bench.deps(now), userPool });

async function entriesOf(subject: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const { Items } = await bench.deps().db.send(
    new QueryCommand({
      TableName: bench.running.tables.auditEntry,
      KeyConditionExpression: 'subject = :subject',
      ExpressionAttributeValues: { ':subject': subject },
      ConsistentRead: true,
    }),
  );
  return (Items ?? []) as Record<string, string>[];
}

const entriesBy = async (subject: string, requestId: string) =>
  (await entriesOf(subject)).filter((entry) => entry['requestId'] === requestId);

const member = (staffId: string) => ({
  ...{ staffId, name: staffId, email: '', phone: '', roles: ['STAFF'] as const, technicianId: null, active: true },
});

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
  await saveStaffMember(bench.deps(), SYSTEM, { person: { ...member('ada'), roles: ['ADMIN'] }, work: null });
});
afterAll(() => bench.running.stop());

describe('the entry of a new name', () => {
  it('shows only that the name changed: what they may do, and when they work, did not', async () => {
    await saveStaffMember(bench.deps(), SYSTEM, { person: member('sam'), work: null });
    const access = { staffId: 'sam', roles: ['STAFF'] as const, active: true, grants: ['customer:edit'] as const };
    const change = { requestId: randomUUID(), acceptBroken: false };
    expect(await setStaffAccess(deps(), ADA, { ...access, denials: [] }, change)).toMatchObject({ ok: true });
    const requestId = randomUUID();
    const saved = await saveStaffMember(
      bench.deps(),
      MANAGER,
      { person: { ...member('sam'), name: 'Samuel' }, work: null },
      { requestId, acceptBroken: false },
    );
    expect(saved).toMatchObject({ ok: true });
    const [entry] = await entriesBy('staff#sam', requestId);
    expect(JSON.parse(entry?.['before'] ?? '')).toEqual({ name: MASK });
    expect(JSON.parse(entry?.['after'] ?? '')).toEqual({ name: MASK });
  });
});

describe('a command sent again because its answer got lost', () => {
  it('for a sign-in leaves one entry', async () => {
    await saveStaffMember(bench.deps(), SYSTEM, { person: member('lost-phone'), work: null });
    const reset = { staffId: 'lost-phone', requestId: randomUUID() };
    expect(await resetTwoStep(askedBy(deps(), reset.requestId), ADA, reset)).toEqual({ ok: true, value: null });
    expect(await resetTwoStep(askedBy(deps(LATER), reset.requestId), ADA, reset)).toEqual({ ok: true, value: null });
    expect(await entriesBy('staff#lost-phone', reset.requestId)).toHaveLength(1);

    const invitation = { requestId: randomUUID(), email: 'again@example.com', name: 'Again', phone: '' };
    const invited = await inviteStaff(deps(), ADA, { ...invitation, roles: ['STAFF'], work: null });
    if (!invited.ok) throw new Error('not invited');
    const again = { staffId: invited.value.recordId, requestId: randomUUID() };
    expect(await resendInvitation(askedBy(deps(), again.requestId), ADA, again)).toEqual({ ok: true, value: null });
    expect(await resendInvitation(askedBy(deps(LATER), again.requestId), ADA, again)).toEqual({
      ok: true,
      value: null,
    });
    expect(await entriesBy(`staff#${again.staffId}`, again.requestId)).toHaveLength(1);
  });

  it('for a person’s access leaves one entry, and is still carried out at the sign-in service', async () => {
    await saveStaffMember(bench.deps(), SYSTEM, { person: member('kim'), work: null });
    const access = { staffId: 'kim', roles: ['MANAGER'] as const, active: true, grants: [], denials: [] };
    const change = { requestId: randomUUID(), acceptBroken: false };
    expect(await setStaffAccess(askedBy(deps(), change.requestId), ADA, access, change)).toEqual({
      ok: true,
      value: null,
    });
    userPool.access.delete('kim');
    expect(await setStaffAccess(askedBy(deps(LATER), change.requestId), ADA, access, change)).toEqual({
      ok: true,
      value: null,
    });
    expect(await entriesBy('staff#kim', change.requestId)).toHaveLength(1);
    expect(userPool.access.get('kim')).toEqual({ roles: ['MANAGER'], active: true });
  });

  it('does not undo what another did in between', async () => {
    await saveStaffMember(bench.deps(), SYSTEM, { person: member('let-go'), work: null });
    const access = { staffId: 'let-go', roles: ['MANAGER'] as const, active: true, grants: [], denials: [] };
    const promote = { requestId: randomUUID(), acceptBroken: false };
    expect(await setStaffAccess(askedBy(deps(), promote.requestId), ADA, access, promote)).toMatchObject({ ok: true });
    const gone = { ...access, active: false };
    await setStaffAccess(deps(), SYSTEM, gone, { requestId: randomUUID(), acceptBroken: false });
    expect(await setStaffAccess(askedBy(deps(LATER), promote.requestId), ADA, access, promote)).toEqual({
      ok: true,
      value: null,
    });
    expect(await readStaffMember(bench.deps(), 'let-go')).toMatchObject({ active: false });
    expect(userPool.access.get('let-go')).toMatchObject({ active: false });
  });

  it('for the workshop’s records leaves one entry', async () => {
    const { skills, hours } = aTechnician();
    await saveStaffMember(bench.deps(), SYSTEM, { person: member('pat'), work: null });
    const person = { ...member('pat'), name: 'Pat' };
    const saves = {
      settings: (now: string, change: { requestId: string; acceptBroken: boolean }) =>
        saveShopSettings(askedBy(bench.deps(now), change.requestId), MANAGER, aShop({ name: 'New Name' }), change),
      'service#minor-service': (now: string, change: { requestId: string; acceptBroken: boolean }) =>
        saveService(askedBy(bench.deps(now), change.requestId), MANAGER, aService({ name: 'New Name' }), change),
      'bay#bay-1': (now: string, change: { requestId: string; acceptBroken: boolean }) =>
        saveBay(
          askedBy(bench.deps(now), change.requestId),
          MANAGER,
          aBay({ bayId: 'bay-1', name: 'New Name' }),
          change,
        ),
      'staff#pat': (now: string, change: { requestId: string; acceptBroken: boolean }) =>
        saveStaffMember(askedBy(bench.deps(now), change.requestId), ADA, { person, work: { skills, hours } }, change),
    };
    for (const [subject, save] of Object.entries(saves)) {
      const change = { requestId: randomUUID(), acceptBroken: false };
      expect(await save('2026-11-20T00:00:00.000Z', change), subject).toEqual({ ok: true, value: null });
      expect(await save(LATER, change), subject).toEqual({ ok: true, value: null });
      expect(await entriesBy(subject, change.requestId), subject).toHaveLength(1);
    }
  });
});
