import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandBench, SYSTEM, openCommandBench } from '../../../../local/testing/command-bench';
import { fakeUserPool } from '../../../../local/testing/fake-user-pool';
import type { OutgoingMail } from '../../../gateways/ses';
import type { Row } from '../../../kernel/row';
import { applyStaffEvent } from './apply-staff-event';
import { inviteStaff } from './invite-staff';
import { saveStaffMember } from '../../shop/commands/save-shop';
import { setStaffAccess } from './staff-access';

const sent = vi.hoisted(() => ({ mails: [] as OutgoingMail[], fails: false }));
vi.mock('../../../gateways/ses', () => ({
  sendMail: (mail: OutgoingMail) => {
    if (sent.fails) return Promise.reject(new Error('SES is away'));
    sent.mails.push(mail);
    return Promise.resolve();
  },
}));

const configuration = { mailFrom: 'shop@example.com', mailName: 'Workbay', siteUrl: 'https://shop.example' };
const userPool = fakeUserPool();
let bench: CommandBench;
const deps = () => ({ ...bench.deps(), userPool });

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 0 });
  const ada = { staffId: 'ada', name: 'Ada', email: '', phone: '', roles: ['ADMIN'] as const, technicianId: null };
  await saveStaffMember(bench.deps(), SYSTEM, { person: { ...ada, active: true }, work: null });
});
beforeEach(() => {
  sent.mails.length = 0;
  sent.fails = false;
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

const arrives = (after: Row, before: Row | null = null) =>
  applyStaffEvent(bench.deps(), configuration, { before, after });

describe('somebody who signs in here already and is taken on', () => {
  it('gets one mail that says so, however often the event comes, and none for what changes later', async () => {
    userPool.has('robin@example.com', { state: 'PROVEN' });
    const row = await takenOn('robin@example.com');
    await arrives(row);
    await arrives(row);
    await arrives({ ...row, name: 'Robin R.' }, row);
    expect(sent.mails).toHaveLength(1);
    expect(sent.mails[0]).toMatchObject({
      to: 'robin@example.com',
      subject: expect.stringMatching(/^You work with /) as string,
    });
    expect(sent.mails[0]?.text).toContain('https://shop.example/sign-in');
  });

  it('gets it when it comes again after the mail could not go out', async () => {
    userPool.has('retry@example.com', { state: 'PROVEN' });
    const row = await takenOn('retry@example.com');
    sent.fails = true;
    await expect(arrives(row)).rejects.toThrow('SES is away');
    sent.fails = false;
    await arrives(row);
    expect(sent.mails).toHaveLength(1);
  });

  it('gets none who has left again before it went out', async () => {
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
    expect(sent.mails).toEqual([]);
  });
});

it('somebody who gets a first password from the user pool gets no second mail', async () => {
  await arrives(await takenOn('new@example.com'));
  expect(sent.mails).toEqual([]);
});
