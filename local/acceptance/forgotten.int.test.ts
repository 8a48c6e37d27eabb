import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { titleOf } from '../../amplify/kernel/permission-rows';
import { OPERATION_ROWS } from './operation-rows';
import { storedObjects } from '../testing/file-bench';
import { localClient } from '../synth/tables';
import { ACCESS_CALLS, prepare } from './access-calls';
import { type Person, personNamed } from './access-people';
import { type AccessWorld, SERVICE, openAccessWorld } from './access-world';
import { callApi } from './api-call';
import { commandDepsOn } from './command-deps';
import { PICTURE, announceFile, sendTo, storeFile } from './send-file';

const SECRETS = ['Delia Departing', '5550 9876', 'DEL 987', 'Grey gate', '12 Secret street', '1HGCM82633A004352'];
/** What a customer writes when they cancel, signed in or by the link in the email. */
const REASONS = ['My sister Zelda drives me', 'Broke a leg in Umbria'] as const;

let world: AccessWorld;
let delia: Person;

beforeAll(async () => {
  world = await openAccessWorld();
  delia = await personNamed(world.cloud, 'delia-departing');
});
afterAll(() => world.stop());

/** Every row of every table, once the streams have caught up. */
async function allRows(): Promise<Record<string, unknown>[]> {
  await world.cloud.settle();
  const client = localClient(world.cloud.endpoints.dynamodb);
  const { db, tables } = commandDepsOn(world.cloud, client);
  const pages = Object.values({ ...tables }).map((TableName) =>
    db.send(new ScanCommand({ TableName, ConsistentRead: true })),
  );
  const rows = (await Promise.all(pages)).flatMap(({ Items, LastEvaluatedKey }) => {
    if (LastEvaluatedKey) throw new Error('A table is longer than a page');
    return Items ?? [];
  });
  client.destroy();
  return rows;
}

const everything = async (): Promise<string> => (await allRows()).map((row) => JSON.stringify(row)).join('\n');

/** Fields in order: the engine returns them in any order. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;

/** Rows that name a person by id, except in the audit and the call counters. */
const rowsAbout = async ({ sub }: Person): Promise<string[]> =>
  (await allRows())
    .filter((row) => row['__typename'] !== 'AuditEntry' && row['pk'] === undefined)
    .map((row) => JSON.stringify(row, inOrder))
    .filter((text) => text.includes(sub))
    .sort();

/** Two visits cancelled with a reason: on the customer's own page, and by the link. */
async function cancelTwice(vehicleId: string): Promise<void> {
  const { done } = world;
  const wish = () => ({ serviceId: SERVICE.serviceId, startsAt: world.freeStart(), vehicleId });
  const [reason, otherReason] = REASONS;
  const { appointment } = await done('bookAppointment', wish(), delia.auth);
  const { appointmentId = '', version = 0 } = appointment ?? {};
  await done('changeAppointment', { appointmentId, version, action: 'CANCEL', reason }, delia.auth);
  const { manageToken } = await done('bookAppointment', wish(), delia.auth);
  await done('cancelByLink', { manageToken, reason: otherReason }, { apiKey: true });
}

/** How many pictures are in the bucket, kept or not. */
async function picturesIn(dataDir: string): Promise<number> {
  const objects = Object.values(await storedObjects(join(dataDir, 'buckets')));
  return objects.filter((content) => content.equals(PICTURE)).length;
}

it('a customer who deletes their account is gone from tables, bucket and search, and cannot sign in', async () => {
  const { done, staff } = world;
  const [name, phone, plate, note, street, vin] = SECRETS;
  const vehicleId = randomUUID();
  await done('saveProfile', { name, phone: `+61 2 ${phone ?? ''}`, street }, delia.auth);
  await done('saveVehicle', { vehicleId, plate, vin }, delia.auth);
  await done('saveCustomerNotes', { customerId: delia.sub, version: 0, tags: ['regular'], note }, staff.ADMIN.auth);
  await storeFile(world, delia.auth, { vehicleId, name: `${name ?? ''}.jpg` });
  await sendTo((await announceFile(world, delia.auth, { vehicleId })).link);
  const wish = { serviceId: SERVICE.serviceId, startsAt: world.freeStart(), vehicleId, note };
  const { appointment } = await done('bookAppointment', wish, delia.auth);
  const { appointmentId = '', version = 0 } = appointment ?? {};
  await done('changeAppointment', { appointmentId, version, action: 'COMPLETE' }, staff.ADMIN.auth);
  await cancelTwice(vehicleId);
  expect(await picturesIn(world.dataDir)).toBe(2);
  const before = await everything();
  for (const secret of [...SECRETS, ...REASONS, delia.email]) expect(before).toContain(secret);

  await done('deleteCustomer', { customerId: delia.sub }, delia.auth);
  const after = await everything();
  for (const secret of [...SECRETS, ...REASONS, delia.email, 'departing', 'del987'])
    expect(after).not.toContain(secret);
  expect(await picturesIn(world.dataDir)).toBe(0);
  await expect(world.cloud.auth.signIn(delia.email, 'Workbay-demo-1')).rejects.toThrow();
});

it('the visit remains, with what was done and what it cost', async () => {
  const given = { customerId: delia.sub };
  const { body } = await callApi(world.cloud, world.schema, {
    ...{ name: 'appointmentsByCustomer', given, auth: world.staff.ADMIN.auth },
  });
  const { items } = body.data?.['appointmentsByCustomer'] as { items: Record<string, unknown>[] };
  const done = items.filter(({ status }) => status === 'COMPLETED');
  expect(done).toMatchObject([
    { status: 'COMPLETED', priceCents: SERVICE.priceCents, serviceName: SERVICE.name, vehiclePlate: null },
  ]);
});

it('a token that is still valid can no longer write, by any operation open to customers', async () => {
  const prepared = await prepare(world);
  const gone = { appointmentId: randomUUID(), version: 1 };
  const record = {
    ...{ customerId: delia.sub, email: delia.email, vehicleId: randomUUID(), visitDate: world.day(5) },
    ...{ over: gone, toCome: gone },
  };
  const mutations = new Set(world.schema.operations.flatMap(({ root, name }) => (root === 'Mutation' ? [name] : [])));
  const rows = OPERATION_ROWS.filter(
    ({ name, needs, customers }) => mutations.has(name) && (customers !== undefined || needs === 'anyone'),
  );
  const before = await rowsAbout(delia);
  const answers: Record<string, unknown> = {};
  for (const row of rows) {
    // Typed cars, not chosen ones: a missing car would be a refusal for another reason.
    const args = ACCESS_CALLS[titleOf(row)]?.given({ ...prepared, record, isVisitor: true });
    const given = { requestId: randomUUID(), ...args };
    const { body } = await callApi(world.cloud, world.schema, { name: row.name, given, auth: delia.auth });
    answers[titleOf(row)] = (body.data?.[row.name] as { code: string | null } | undefined)?.code;
  }
  const refused = Object.fromEntries(rows.map((row) => [titleOf(row), 'ACCOUNT_DELETED']));
  expect(answers).toEqual({ ...refused, deleteCustomer: null });
  expect(Object.keys(answers)).toEqual(expect.arrayContaining(['bookAppointment', 'joinWaitingList', 'saveVehicle']));
  expect(await rowsAbout(delia)).toEqual(before);
});
