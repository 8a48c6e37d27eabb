import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Called, adminOf, openCalled } from './command-calls';

let at: Called;
beforeAll(async () => {
  at = await openCalled({ withoutEvents: true });
});
afterAll(() => at.stop());

/** A message to a customer or to the shop that was given up because the address was mistyped. */
async function givenUp(given: Readonly<Record<string, string>>): Promise<string> {
  const outboxId = randomUUID().replaceAll('-', '');
  const row = {
    outboxId,
    kind: 'APPOINTMENT_RESCHEDULED',
    channel: 'MAIL',
    audience: 'CUSTOMER',
    facts: '{}',
    tries: 9,
  };
  const about = { recordKey: 'Appointment#given-up', eventId: 'given-up', queuedAt: '2026-01-01T00:00:00.000Z' };
  const Item = { ...row, ...about, recipient: 'mistyped@people.example', state: 'DEAD', deadShard: 'DEAD', ...given };
  await at.deps.db.send(new PutCommand({ TableName: at.deps.tables.outbox, Item }));
  return outboxId;
}

async function sendAgain(outboxId: string) {
  await at.world.done('sendAgain', { outboxId }, adminOf(at));
  const { Item } = await at.deps.db.send(
    new GetCommand({ TableName: at.deps.tables.outbox, Key: { outboxId }, ConsistentRead: true }),
  );
  return Item;
}

async function customerWith(details: Readonly<Record<string, string>>): Promise<string> {
  const requestId = randomUUID();
  await at.world.done('createCustomer', { requestId, name: 'Mistyped', ...details }, adminOf(at));
  return `cust-${requestId}`;
}

describe('a message that was given up', () => {
  it('goes to the customer’s current address', async () => {
    const customerId = await customerWith({ email: 'mistyped@people.example' });
    const outboxId = await givenUp({ customerId });
    const corrected = { customerId, version: 1, name: 'Mistyped', email: 'corrected@people.example' };
    await at.world.done('updateCustomer', corrected, adminOf(at));
    expect(await sendAgain(outboxId)).toMatchObject({ state: 'QUEUED', recipient: 'corrected@people.example' });
  });

  it('keeps its address if the record has none', async () => {
    const outboxId = await givenUp({ customerId: await customerWith({}) });
    expect(await sendAgain(outboxId)).toMatchObject({ state: 'QUEUED', recipient: 'mistyped@people.example' });
  });

  it('to the shop goes to the shop', async () => {
    const customerId = await customerWith({ email: 'other@people.example' });
    const outboxId = await givenUp({ customerId, audience: 'PERSON' });
    expect(await sendAgain(outboxId)).toMatchObject({ state: 'QUEUED', recipient: 'mistyped@people.example' });
  });
});
