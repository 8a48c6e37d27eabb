import { randomUUID } from 'node:crypto';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { handler as booking } from '../../amplify/areas/booking/handler';
import { handler as calendar } from '../../amplify/areas/calendar/handler';
import { handler as customers } from '../../amplify/areas/customers/handler';
import { handler as outgoing } from '../../amplify/areas/outgoing/handler';
import { handler as shop } from '../../amplify/areas/shop/handler';
import { handler as staff } from '../../amplify/areas/staff/handler';
import { handler as vehicles } from '../../amplify/areas/vehicles/handler';
import type { CommandResult } from '../../amplify/door/answering';
import type { AppSyncCall } from '../../amplify/door/caller';
import type * as Database from '../../amplify/kernel/database';
import { type Operations, isCommand } from '../../amplify/kernel/declare';
import type * as Logger from '../../amplify/kernel/logger';
import type { GraphqlAuth } from '../cloud';
import { type Cut, type Wait, passing, waitFor, watching } from '../testing/power';
import type { Arguments } from './api-call';
import {
  CALLS,
  type Call,
  type Called,
  REMADE_ON_REPEAT,
  adminOf,
  entriesOf,
  forgetUses,
  openCalled,
  withOtherContent,
} from './command-calls';

// The functions run in this process, so the test can cut them off at each wait for the database, the user pool or
// the bucket. Everything else is the running cloud.

vi.mock('../../amplify/kernel/database', async (original) => {
  const { database } = await original<typeof Database>();
  const send = (command: never) => passing(waitFor(command), () => database().send(command) as Promise<unknown>);
  return { database: () => ({ send }) };
});

vi.mock('../../amplify/kernel/logger', async (original) => ({
  ...(await original<typeof Logger>()),
  loggerFor: () => ({ info: () => undefined, warn: () => undefined, error: () => undefined }),
}));

type Handler = (call: AppSyncCall, context: { awsRequestId: string }) => Promise<CommandResult | null>;
const HANDLERS: Readonly<Record<string, Handler | undefined>> = {
  ...{ booking, calendar, customers, outgoing, shop, staff, vehicles },
};
const SECRET = { MANAGE_LINK_SECRET: 'a secret of this test that is long enough' };
/** Cuts at every wait in every way; otherwise at one of those with the same result. */
const IN_FULL = process.env['WORKBAY_MODEL_LONG'] === '1';

interface Asked {
  readonly area: string;
  readonly name: string;
  readonly call: Call;
  readonly handler: Handler;
}

const COMMANDS = Object.entries(AREA_OPERATIONS).flatMap(([area, operations]: [string, Operations]) =>
  Object.entries(operations).flatMap(([name, declared]): Asked[] => {
    const call = CALLS[name];
    const handler = HANDLERS[area];
    if (!call || !handler || !isCommand(declared) || REMADE_ON_REPEAT.includes(name)) return [];
    return [{ area, name, call, handler }];
  }),
);

let at: Called;

/** Each area's function has its deployed environment, but reaches the tables without their door. */
function stepInto(area: string): void {
  const environment = at.world.cloud.environmentOf(area);
  const AWS_ENDPOINT_URL_DYNAMODB = at.world.cloud.engineEndpoint;
  for (const [name, value] of Object.entries({ ...environment, ...SECRET, AWS_ENDPOINT_URL_DYNAMODB }))
    vi.stubEnv(name, value);
}

beforeAll(async () => {
  for (const [name, value] of Object.entries(SECRET)) vi.stubEnv(name, value);
  at = await openCalled({ withoutEvents: true });
  const { send } = CognitoIdentityProviderClient.prototype as unknown as {
    send: (command: object) => Promise<unknown>;
  };
  // All functions run in this process: their shared client signs as the function that is running.
  const credentials = () =>
    Promise.resolve({
      accessKeyId: process.env['AWS_ACCESS_KEY_ID'],
      secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'],
    });
  const watched = function (this: { readonly config: object }, command: object) {
    Object.assign(this.config, { credentials });
    return passing(waitFor(command), () => send.call(this, command));
  };
  Object.assign(CognitoIdentityProviderClient.prototype, { send: watched });
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (...given: Parameters<typeof fetch>) => {
    const method = given[1]?.method ?? 'GET';
    return passing({ what: `fetch ${method}`, writes: method !== 'GET' }, () => fetch(...given));
  });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await at.stop();
});

function identityOf(auth: GraphqlAuth): AppSyncCall['identity'] {
  if (!('idToken' in auth)) return null;
  const [, payload = ''] = auth.idToken.split('.');
  return { claims: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown };
}

/** One request of a command, which can be repeated and cut off. */
async function requestOf({ area, name, call, handler }: Asked) {
  const given = { ...(await call.given(at)), requestId: randomUUID() };
  const identity = identityOf(call.auth?.(at) ?? adminOf(at));
  const send = async (sent: Arguments, cut: Cut | null = null) => {
    const event = { fieldName: name, arguments: sent, identity };
    stepInto(area);
    const { answer, waits } = await watching(cut, () => handler(event, { awsRequestId: 'a-crash' }));
    // A short-lived link is made again each time.
    const told = answer?.answer && 'link' in answer.answer ? { ...answer.answer, link: null } : answer?.answer;
    return { answer: { ...answer, answer: told }, waits };
  };
  return {
    given,
    send: (cut: Cut | null = null) => send(given, cut),
    /** Null for a request without content. */
    sendOther: async () => {
      if (Object.keys(given).length === 1) return null;
      return (await send(withOtherContent(at, name, given))).answer;
    },
  };
}

/** Records, with how often each was written. */
const RECORDS = [
  ...['appointment', 'waitingEntry', 'timeBlock', 'customer', 'customerNotes', 'vehicle', 'vehicleFile'],
  ...['staffMember', 'technician', 'bay', 'service', 'shopSettings'],
] as const;

async function writtenSoFar(): Promise<Readonly<Record<string, number>>> {
  const { db, tables } = at.deps;
  const counted = RECORDS.map(async (table) => {
    const TableName = tables[table as keyof typeof tables];
    const { Items = [] } = await db.send(new ScanCommand({ TableName, ConsistentRead: true }));
    return [table, Items.reduce((sum, { version }) => sum + 1 + Number(version ?? 0), 0)] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

const moreThan = (before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]));

const isMarked = async (requestId: string): Promise<boolean> => {
  const { db, tables } = at.deps;
  const { Items = [] } = await db.send(new ScanCommand({ TableName: tables.claims, ConsistentRead: true }));
  return Items.some((row) => String(row['pk']).endsWith(`#${requestId}`) && row['hash'] !== undefined);
};

/** The cuts: before and after each wait, and with its answer lost; or only those with a different result. */
function cutsOf(waits: readonly Wait[]): Cut[] {
  const after = waits.flatMap(({ writes }, index) => {
    const wait = index + 1;
    return writes
      ? ([
          { wait, how: 'DARK AFTER' },
          { wait, how: 'LOST' },
        ] as const)
      : [];
  });
  const before = waits.map((_wait, index) => ({ wait: index + 1, how: 'DARK BEFORE' }) as const);
  return IN_FULL ? [...before, ...after] : [...before.slice(0, 1), ...after];
}

const total = { commands: 0, waits: 0, cuts: 0 };

describe('a command that is cut off and repeated', () => {
  it.each(COMMANDS)('$name has one effect and gives the same answer', async (asked) => {
    const whole = await requestOf(asked);
    const before = await writtenSoFar();
    const { answer, waits } = await whole.send();
    expect(answer).toMatchObject({ ok: true });
    const effect = moreThan(before, await writtenSoFar());
    const entries = (await entriesOf(at, whole.given.requestId)).length;
    const cuts = cutsOf(waits);
    for (const cut of cuts) {
      await forgetUses(at);
      const title = `${asked.name}, ${cut.how} ${cut.wait} ${waits[cut.wait - 1]?.what}`;
      const request = await requestOf(asked);
      const asBefore = await writtenSoFar();
      const first = await request.send(cut);
      expect(first.waits.length, title).toBeGreaterThanOrEqual(cut.wait);
      if (first.answer.ok !== true) expect(first.answer, title).toMatchObject({ ok: false, code: 'INTERNAL' });
      const marked = await isMarked(request.given.requestId);
      if (marked) expect((await request.sendOther()) ?? { ok: false }, title).toMatchObject({ ok: false });
      const again = (await request.send()).answer;
      expect(again, title).toMatchObject({ ok: true, code: null });
      expect((await request.send()).answer, title).toEqual(again);
      expect((await request.sendOther()) ?? { ok: false }, title).toMatchObject({ ok: false });
      expect(moreThan(asBefore, await writtenSoFar()), title).toEqual(effect);
      expect(await entriesOf(at, request.given.requestId), title).toHaveLength(entries);
    }
    total.commands += 1;
    total.waits += waits.length;
    total.cuts += cuts.length;
  });

  it('is tested for each command of the product', () => {
    console.info(`${total.commands} commands, ${total.waits} waits, cut off ${total.cuts} times`);
    expect(total.commands).toBe(Object.keys(CALLS).length - REMADE_ON_REPEAT.filter((name) => name in CALLS).length);
  });
});
