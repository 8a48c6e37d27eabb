import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandBench, SYSTEM, openCommandBench } from '../../../../local/testing/command-bench';
import { fakeUserPool } from '../../../../local/testing/fake-user-pool';
import { type MailBench, openMailBench } from '../../../../local/testing/mail-bench';
import type { Row } from '../../../kernel/row';
import { applyStaffEvent } from './apply-staff-event';
import { inviteStaff } from './invite-staff';
import { saveStaffMember } from '../../shop/commands/save-shop';
import { setStaffAccess } from './staff-access';

const userPool = fakeUserPool();
let bench: CommandBench;
let mail: MailBench;
const deps = () => ({ ...bench.deps(), userPool });

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 0 });
  mail = openMailBench(bench.running);
  const ada = { staffId: 'ada', name: 'Ada', email: '', phone: '', roles: ['ADMIN'] as const, technicianId: null };
  await saveStaffMember(bench.deps(), SYSTEM, { person: { ...ada, active: true }, work: null });
});
beforeEach(() => {
  mail.sent.length = 0;
});
afterAll(() => bench.running.stop());

async function rowOf(staffId: string): Promise<Row> {
  const Key = { shopId: 'SHOP', staffId };
  const { Item } = await bench.deps().db.send(new GetCommand({ TableName: bench.running.tables.staffMember, Key }));
  return Item ?? {};
}

/** Takes somebody on and answers their new row, as the stream delivers it. */
async function takenOn(email: string): Promise<Row> {
  const person = { email, name: 'Robin', phone: '', roles: ['STAFF'] as const, work: null };
  const invited = await inviteStaff(deps(), SYSTEM, { requestId: randomUUID(), ...person });
  if (!invited.ok) throw new Error('not taken on');
  return rowOf(invited.value.recordId);
}

const arrives = (after: Row, before: Row | null = null) => applyStaffEvent(bench.deps(), { before, after });

describe('somebody who signs in here already and is taken on', () => {
  it('gets one mail that says so, however often the event comes, and none for what changes later', async () => {
    userPool.has('robin@example.com', { state: 'PROVEN' });
    const row = await takenOn('robin@example.com');
    await arrives(row);
    await arrives(row);
    await arrives({ ...row, name: 'Robin R.' }, row);
    await mail.deliver(bench.deps());
    expect(mail.sent).toHaveLength(1);
    expect(mail.sent[0]).toMatchObject({
      to: 'robin@example.com',
      subject: expect.stringMatching(/^You work with /) as string,
    });
    expect(mail.sent[0]?.text).toContain('https://shop.example/sign-in');
  });

  it('gets none who has left again before the event came', async () => {
    userPool.has('gone@example.com', { state: 'PROVEN' });
    const row = await takenOn('gone@example.com');
    const access = {
      staffId: String(row['staffId']),
      roles: ['STAFF'] as const,
      active: false,
      grants: [],
      denials: [],
    };
    await setStaffAccess(deps(), SYSTEM, access, { requestId: randomUUID(), acceptBroken: false });
    await arrives(row);
    expect(await mail.deliver(bench.deps())).toEqual([]);
  });

  it('gets none who has left again before it went out', async () => {
    userPool.has('left@example.com', { state: 'PROVEN' });
    const row = await takenOn('left@example.com');
    await arrives(row);
    const access = { roles: ['STAFF'] as const, active: false, grants: [], denials: [] };
    const change = { requestId: randomUUID(), acceptBroken: false };
    await setStaffAccess(deps(), SYSTEM, { staffId: String(row['staffId']), ...access }, change);
    expect(await mail.deliver(bench.deps())).toEqual(['SKIPPED']);
    expect(mail.sent).toEqual([]);
  });
});

it('somebody who gets a first password from the user pool gets no second mail', async () => {
  await arrives(await takenOn('new@example.com'));
  expect(await mail.deliver(bench.deps())).toEqual([]);
});
