import { randomUUID } from 'node:crypto';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOP_ID } from '../../domain/shop/shop-settings';
import { mappingDefinitions } from '../dispatch/dispatcher';
import { timerDefinitions, timerEvent } from '../dispatch/timers';
import { functionDefinitions } from '../functions/definitions';
import { DEFAULT_FACTS } from '../synth/physical';
import { localClient } from '../synth/tables';
import { ACCESS_CALLS, type Prepared, prepare } from './access-calls';
import { type AccessWorld, openAccessWorld } from './access-world';
import { callApi } from './api-call';

// Everything but the settings exists: a new deployment, or one that lost its settings.

/** They answer operations of the API. */
const AREAS = ['booking', 'calendar', 'customers', 'outgoing', 'shop', 'staff', 'vehicles'];
/** Hears what the mail service reports. */
const REPORTS = ['mail-events'];
/** Writes the sign-in emails. */
const SIGN_IN_MAILS = ['custom-message'];

let world: AccessWorld;
let prepared: Prepared;
let mailsBefore: number;
const db = () => DynamoDBDocumentClient.from(localClient(world.cloud.endpoints.dynamodb));
const mails = async () => (await world.cloud.inbox()).length;

async function loseSettings(): Promise<void> {
  const TableName = world.cloud.tables['ShopSettings'] ?? '';
  await db().send(new DeleteItemCommand({ TableName, Key: { shopId: { S: SHOP_ID } } }));
}

beforeAll(async () => {
  world = await openAccessWorld();
  prepared = await prepare(world);
  await world.cloud.settle();
  mailsBefore = await mails();
  await loseSettings();
});
afterAll(() => world.stop());

/** The result of a call: a code, `ok`, or a refusal by the API itself, before any function. */
async function outcomeOf(title: string, name: string, who: 'admin' | 'customer' | 'visitor'): Promise<string> {
  const { staff, casey, records } = world;
  const auth = { admin: staff.ADMIN.auth, customer: casey.auth, visitor: { apiKey: true } as const }[who];
  const asking = { ...prepared, record: records.casey, isVisitor: who === 'visitor' };
  const given = { requestId: randomUUID(), ...ACCESS_CALLS[title]?.given(asking) };
  const { body, status } = await callApi(world.cloud, world.schema, { name, given, auth });
  const error = body.errors?.[0];
  if (error)
    return error.errorType === 'Unauthorized' ? 'UNAUTHORIZED' : `${status} ${error.errorType}: ${error.message}`;
  const answer = body.data?.[name] as { ok?: boolean; code?: string | null } | null | undefined;
  return answer?.ok === false ? (answer.code ?? '') : 'ok';
}

describe('without settings', () => {
  // permissions.int.test.ts checks that each operation has a call.
  const titles = Object.keys(ACCESS_CALLS);

  it.each(titles)('%s is answered, or refused with a code', async (title) => {
    const name = title.split(',')[0] ?? '';
    for (const who of ['admin', 'customer', 'visitor'] as const) {
      const outcome = await outcomeOf(title, name, who);
      expect(outcome, who).toMatch(/^(ok|[A-Z_]+)$/);
      expect(outcome, who).not.toBe('INTERNAL');
      if (name === 'saveShopSettings') await loseSettings();
    }
  });

  it('a visitor who books is told that the shop is not open yet', async () => {
    expect(await outcomeOf('bookAppointment', 'bookAppointment', 'visitor')).toBe('NOT_SET_UP');
    expect(await outcomeOf('blockTime', 'blockTime', 'admin')).toBe('NOT_SET_UP');
  });

  it('each schedule does nothing', async () => {
    const timers = timerDefinitions(world.synth);
    const names = timers.map(({ functionName }) => functionName);
    expect(names.sort()).toEqual(['delivery', 'effects', 'figures', 'reminders', 'upkeep']);
    for (const timer of timers) {
      // Some report how much they did: nothing, without failures.
      const answered = (await world.cloud.invoke(timer.functionName, timerEvent(timer, new Date()))) ?? {};
      expect(Object.values(answered).filter((one) => one !== 0 && one !== false)).toEqual([]);
    }
  });

  it('each stream goes on, and no one gets an email', { timeout: 120_000 }, async () => {
    const copy = async (model: string, key: object, change: object) => {
      const TableName = world.cloud.tables[model] ?? '';
      const { Item } = await db().send(new GetCommand({ TableName, Key: key }));
      expect(Item).toBeDefined();
      await db().send(new PutCommand({ TableName, Item: { ...Item, ...change } }));
    };
    const { records, colleague } = world;
    const [visit, car] = [
      { appointmentId: records.casey.toCome.appointmentId },
      { vehicleId: records.casey.vehicleId },
    ];
    await copy('Appointment', visit, { appointmentId: randomUUID() });
    await copy('Appointment', visit, { status: 'CANCELLED' });
    await copy('Customer', { customerId: records.casey.customerId }, { phone: '+61 400 000 999' });
    await copy('Vehicle', car, { plate: 'NEW 1' });
    const staffId = colleague.sub;
    await copy('StaffMember', { shopId: SHOP_ID, staffId }, { staffId: randomUUID(), hadSignIn: true });
    await world.cloud.settle();
    expect(world.cloud.parking().list()).toEqual([]);
    expect(await mails()).toBe(mailsBefore);
  });

  it('a code by email still has its words', async () => {
    const request = { codeParameter: '{####}', usernameParameter: null };
    const response = { emailSubject: null, emailMessage: null };
    const asked = { triggerSource: 'CustomMessage_SignUp', request, response };
    const answer = (await world.cloud.invoke('custom-message', asked)) as { response: { emailMessage: string } };
    expect(answer.response.emailMessage).toContain('{####}');
  });

  it('every function is covered', async () => {
    const names = (await functionDefinitions(world.synth, DEFAULT_FACTS)).map(({ name }) => name);
    const followers = mappingDefinitions(world.synth).map(({ functionName }) => functionName);
    const timers = timerDefinitions(world.synth).map(({ functionName }) => functionName);
    expect(new Set(names)).toEqual(new Set([...AREAS, ...REPORTS, ...SIGN_IN_MAILS, ...followers, ...timers]));
  });
});
