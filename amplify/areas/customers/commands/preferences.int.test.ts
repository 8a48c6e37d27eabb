import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { type CustomerDetails, NO_DETAILS } from '../../../../domain/customers/customer';
import { type CommandBench, MANAGER, SUPPORT, openCommandBench } from '../../../../local/testing/command-bench';
import { NO_FILES } from '../../../../local/testing/no-files';
import { importRows, judgeRows } from '../import-rows';
import { readCustomer } from '../store/customers';
import { createCustomer, saveProfile, updateCustomer } from './customers';
import { deleteCustomer } from './delete-customer';
import { exportCustomer, exportCustomers } from './export-customers';
import { importCustomers } from './import-customers';
import { claimGuestRecords, mergeCustomers } from './merge-customers';

let bench: CommandBench;
const OK = { ok: true, value: null };
const NO_NUMBER = { ok: false, problem: { code: 'INVALID_INPUT', facts: { field: 'phone', rule: 'call' } } };
const userPool = {
  exists: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
};

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

const details = (given: Partial<CustomerDetails> = {}): CustomerDetails => ({
  ...NO_DETAILS,
  ...{ name: 'Pia Preference', phone: '+61 400 000 000' },
  ...given,
});

async function added(given: Partial<CustomerDetails> = {}): Promise<string> {
  const made = await createCustomer(bench.deps(), SUPPORT, { requestId: randomUUID(), ...details(given) });
  if (!made.ok) throw new Error(`not created: ${made.problem.code}`);
  return made.value.recordId;
}

const wishesOf = async (customerId: string) => {
  const { reminderMails, preferredContact } = (await readCustomer(bench.deps(), customerId)) ?? NO_DETAILS;
  return { reminderMails, preferredContact };
};
const NEVER_SAID = { reminderMails: null, preferredContact: null };
const OFF_AND_CALL = { reminderMails: false, preferredContact: 'PHONE' } as const;
const ON_AND_MAIL = { reminderMails: true, preferredContact: 'EMAIL' } as const;

describe('preferences', () => {
  it('are kept as stated, told apart from never stated, and a change to them is on record', async () => {
    expect(await wishesOf(await added())).toEqual(NEVER_SAID);
    const customerId = await added(OFF_AND_CALL);
    expect(await wishesOf(customerId)).toEqual(OFF_AND_CALL);
    const change = { requestId: randomUUID(), customerId, version: 1, details: details(ON_AND_MAIL) };
    expect(await updateCustomer(bench.deps(), SUPPORT, change)).toEqual(OK);
    expect(await wishesOf(customerId)).toEqual(ON_AND_MAIL);
    const { Items } = await bench.running.db.send(
      new QueryCommand({
        TableName: bench.running.tables.auditEntry,
        KeyConditionExpression: 'subject = :subject',
        ExpressionAttributeValues: { ':subject': `customer#${customerId}` },
      }),
    );
    const entry = Items?.find(({ requestId }) => requestId === change.requestId);
    expect([entry?.['before'], entry?.['after']].map((text) => JSON.parse(String(text)) as object)).toEqual([
      OFF_AND_CALL,
      ON_AND_MAIL,
    ]);
  });

  it('to be called without a number are refused at the number, for staff and customers', async () => {
    const unreachable = details({ ...OFF_AND_CALL, phone: '' });
    const requestId = randomUUID();
    expect(await createCustomer(bench.deps(), SUPPORT, { requestId, ...unreachable })).toEqual(NO_NUMBER);
    const change = { requestId, customerId: await added(), version: 1, details: unreachable };
    expect(await updateCustomer(bench.deps(), SUPPORT, change)).toEqual(NO_NUMBER);
    const pia: Actor = { kind: 'CUSTOMER', customerId: 'pia' };
    expect(await saveProfile(bench.deps(), pia, { requestId, ...unreachable })).toEqual(NO_NUMBER);
    expect(await readCustomer(bench.deps(), 'pia')).toBeNull();
  });

  it('of the record that stays win in a merge; what it never stated is taken from the other', async () => {
    const merge = async (kept: Partial<CustomerDetails>, merged: Partial<CustomerDetails>) => {
      const ids = { keepId: await added(kept), mergeId: await added(merged) };
      expect(await mergeCustomers(bench.deps(), SUPPORT, { requestId: randomUUID(), ...ids })).toEqual(OK);
      return [await wishesOf(ids.keepId), await wishesOf(ids.mergeId)];
    };
    expect(await merge(ON_AND_MAIL, OFF_AND_CALL)).toEqual([ON_AND_MAIL, NEVER_SAID]);
    expect(await merge({}, OFF_AND_CALL)).toEqual([OFF_AND_CALL, NEVER_SAID]);
  });

  it('stated as a guest go along to the sign-in', async () => {
    await added({ ...OFF_AND_CALL, email: 'pip@example.com' });
    const claim = { requestId: randomUUID(), email: 'pip@example.com' };
    expect(await claimGuestRecords(bench.deps(), { kind: 'CUSTOMER', customerId: 'pip' }, claim)).toEqual(OK);
    expect(await wishesOf('pip')).toEqual(OFF_AND_CALL);
  });

  it('are in a customer’s copy of their data, and gone once they are deleted', async () => {
    const customerId = await added(OFF_AND_CALL);
    const taken = await exportCustomer(bench.deps(), MANAGER, { requestId: randomUUID(), customerId });
    expect(taken.ok && (JSON.parse(taken.value.content) as object)).toMatchObject({ customer: OFF_AND_CALL });
    const deletion = { requestId: randomUUID(), customerId };
    expect(await deleteCustomer({ ...bench.deps(), files: NO_FILES, userPool }, MANAGER, deletion)).toEqual(OK);
    expect(await wishesOf(customerId)).toEqual(NEVER_SAID);
  });
});

describe('preferences in a file', () => {
  const judged = (line: object) =>
    judgeRows(v.parse(importRows, [{ row: 2, name: 'File Only', plate: 'F 1', ...line }]));

  it.each([
    [{ reminderMails: 'No', preferredContact: 'Telefon', phone: '+61400111222' }, OFF_AND_CALL],
    [{ reminderMails: 'yes', preferredContact: 'e-mail' }, ON_AND_MAIL],
    [{}, NEVER_SAID],
  ])('are understood as people write them: %j', (line, wishes) => {
    expect(judged(line)).toMatchObject({ good: [wishes], bad: [] });
  });

  it.each([
    [{ reminderMails: 'sometimes' }, { field: 'reminderMails', rule: 'yes-no' }],
    [{ preferredContact: 'pigeon' }, { field: 'preferredContact', rule: 'contact-way' }],
    [{ preferredContact: 'phone' }, { field: 'phone', rule: 'call' }],
  ])('are not guessed at: %j', (line, fault) => {
    expect(judged(line)).toEqual({ good: [], bad: [{ row: 2, outcome: 'BAD', ...fault }] });
  });

  it('come out as they went in', async () => {
    const line = { name: 'Zz Round Trip', reminderMails: 'no', preferredContact: 'phone', phone: '0400333444' };
    const { good } = judged(line);
    const done = await importCustomers(bench.deps(), MANAGER, { rows: good, requestId: randomUUID(), dryRun: false });
    expect(done).toMatchObject({ value: [{ outcome: 'NEW' }] });
    const page = await exportCustomers(bench.deps(), MANAGER, { requestId: randomUUID(), after: null });
    expect(page.ok && page.value.content).toContain('Zz Round Trip,,0400333444,,,,no,no,phone,F 1');
  });
});
