import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_BELONGINGS } from '../../amplify/areas/all-belongings';
import { addressHashOf, suppress } from '../../amplify/areas/outgoing/store/suppression';
import type { CommandDeps } from '../../amplify/kernel/deps';
import { park } from '../../amplify/kernel/effects/parked';
import { FUNCTION_ACCESS } from '../../amplify/wiring/function-access';
import { readApi } from '../appsync/config';
import { DEFAULT_FACTS } from '../synth/physical';
import { type TableDefinition, localClient, tableDefinitions } from '../synth/tables';
import { storedObjects } from '../testing/file-bench';
import { type Person, personNamed } from './access-people';
import { type AccessWorld, SERVICE, openAccessWorld } from './access-world';
import { commandDepsOn } from './command-deps';
import { MARK, type StoredRow, markedRow, marksIn, putRow, rowsOf, textFields, typesOf } from './marked-person';
import { PICTURE, announceFile, sendTo } from './send-file';

const belongings = Object.values(ALL_BELONGINGS).flatMap((area) => area.belongings);
const placesOf = (whose: 'ofCustomer' | 'ofColleague'): string[] =>
  belongings.flatMap((one) => (one[whose] === undefined ? [] : one.places));
/**
 * Never overwritten, with masked values, or found only by a hash: the steps below fill them, as the product does.
 */
const NOT_WRITTEN_OVER = ['AuditEntry', 'Claims', 'Suppression'];
/** A prefix whose objects expire (`amplify/wiring/streams.int.test.ts` says when). */
const ENDING = ['aws/lambda/'];

let world: AccessWorld;
let client: DynamoDBClient;
let deps: CommandDeps;
let db: CommandDeps['db'];
let types: ReturnType<typeof typesOf>;
let tables: readonly TableDefinition[];

beforeAll(async () => {
  world = await openAccessWorld();
  client = localClient(world.cloud.endpoints.dynamodb);
  deps = commandDepsOn(world.cloud, client);
  ({ db } = deps);
  types = typesOf((await readApi(world.synth, DEFAULT_FACTS)).schema);
  tables = tableDefinitions(world.synth);
});
afterAll(async () => {
  client.destroy();
  await world.stop();
});

const tableOf = (model: string): TableDefinition => {
  const table = tables.find((one) => one.model === model);
  if (table === undefined) throw new Error(`no table ${model}`);
  return table;
};
const bucket = () => storedObjects(join(world.dataDir, 'buckets'));
const body = Buffer.concat([PICTURE, Buffer.from(MARK)]);

/** A car with a stored and a pending file, visits of every kind, waiting-list places, notes, bookings as a guest. */
async function layDown({ auth, sub, email }: Person): Promise<void> {
  const { done, staff } = world;
  const admin = staff.ADMIN.auth;
  const name = `${MARK} Departing`;
  const vehicleId = randomUUID();
  await done('saveProfile', { name, phone: '+61 2 5550 9876', street: name, city: name }, auth);
  await done('saveVehicle', { vehicleId, plate: MARK.toUpperCase(), make: MARK }, auth);
  await done('saveCustomerNotes', { customerId: sub, version: 0, tags: [MARK], note: name }, admin);
  for (const isFinished of [true, false]) {
    const { fileId, link } = await announceFile(world, auth, {
      vehicleId,
      name: `${MARK}.jpg`,
      sizeBytes: body.length,
    });
    await sendTo(link, body);
    if (isFinished) await done('finishVehicleFile', { vehicleId, fileId }, auth);
  }
  const wish = () => ({ serviceId: SERVICE.serviceId, startsAt: world.freeStart(), vehicleId, note: name });
  const change = async (given: object, action: string, who = admin) => {
    const { appointment } = await done('bookAppointment', { ...wish(), ...given }, auth);
    const { appointmentId = '', version = 0 } = appointment ?? {};
    return done('changeAppointment', { appointmentId, version, action, reason: name }, who);
  };
  await change({}, 'COMPLETE');
  await change({}, 'CANCEL');
  await change({}, 'CANCEL', auth);
  const fullDay = world.day(9);
  const closure = { kind: 'HOLIDAY', resourceKind: 'SHOP', from: fullDay, to: fullDay, title: 'Shut' };
  await done('blockTime', closure, admin);
  const waiting = { serviceId: SERVICE.serviceId, visitDate: fullDay, note: name };
  const typed = { contact: { name, email }, vehicle: { plate: MARK } };
  await done('joinWaitingList', { ...waiting, vehicleId }, auth);
  await done('joinWaitingList', { ...waiting, ...typed }, { apiKey: true });
  // As a guest, with the same address and name, never claimed.
  const guest = { serviceId: SERVICE.serviceId, startsAt: world.freeStart(), ...typed };
  const { manageToken } = await done('bookAppointment', guest, { apiKey: true });
  await done('cancelByLink', { manageToken, reason: name }, { apiKey: true });
  // A parked change, and a suppressed address.
  const NewImage = marshall({ customerId: sub, name });
  await park(deps, { eventID: randomUUID(), dynamodb: { NewImage } }, name);
  await suppress(deps, { addressHash: addressHashOf(email, randomUUID()), reason: 'PERMANENT_BOUNCE' });
  await world.cloud.settle();
}

/** Rows of a table that name the person or one of their records. */
async function rowsAbout(model: string, names: readonly string[]): Promise<StoredRow[]> {
  const rows = await rowsOf(db, tableOf(model).tableName);
  return rows.filter((row) => {
    const text = JSON.stringify(row).toLowerCase();
    return names.some((one) => text.includes(one)) || text.includes(MARK);
  });
}

/** Writes the mark into every text of every row about the person, table by table. */
async function markEverything(models: readonly string[], names: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const model of models) {
    const table = tableOf(model);
    const rows = await rowsAbout(model, names);
    const all = await rowsOf(db, table.tableName);
    for (const row of rows) await putRow(db, table.tableName, markedRow({ types, table, all }, row));
    counts[model] = rows.length;
    await world.cloud.settle();
  }
  return counts;
}

/** Every `Table.field` with the mark, in the whole deployment. */
async function marksLeft(): Promise<string[]> {
  await world.cloud.settle();
  const found = new Set<string>();
  for (const { model, tableName } of tables) {
    for (const row of await rowsOf(db, tableName)) for (const path of marksIn(row)) found.add(`${model}.${path}`);
  }
  return [...found].sort();
}

const keptFields = belongings.flatMap(({ places: [place = ''], keeps }) =>
  Object.keys(keeps).map((field) => `${place}.${field}`),
);

/** Fields that can hold text but did not get the mark. */
async function unmarked(models: readonly string[]): Promise<string[]> {
  const marks = await marksLeft();
  const holds = (field: string) => marks.some((mark) => mark === field || mark.startsWith(`${field}.`));
  return models
    .flatMap((model) => textFields(types, tableOf(model)).map((field) => `${model}.${field}`))
    .filter((field) => !holds(field));
}

/** A word from a closed list, numbers with their days, a random key, an id. */
const NO_TEXT = [
  'Notice.kind',
  'Outbox.audience',
  'Outbox.channel',
  'Outbox.kind',
  'Outbox.state',
  'Vehicle.odometer',
  'VehicleFile.objectKey',
  'VehicleFile.uploadedBy',
];

describe('a customer who deletes their account', () => {
  it('is in no field of any table and no object of the bucket, except where an area says what is kept and why', async () => {
    const person = await personNamed(world.cloud, MARK);
    await layDown(person);
    const models = placesOf('ofCustomer').filter((one) => !one.endsWith('/') && !NOT_WRITTEN_OVER.includes(one));
    const counts = await markEverything(models, [person.sub]);
    const none = models.filter((model) => counts[model] === 0);
    expect(none, 'of these nothing is laid down: do it in layDown, above').toEqual([]);
    expect((await unmarked(models)).sort(), 'a field that can hold text holds none: is it one of NO_TEXT?').toEqual(
      NO_TEXT,
    );
    expect(await marksLeft()).toContain('Appointment.lastReason');
    const prefixes = placesOf('ofCustomer').filter((one) => one.endsWith('/') && !ENDING.includes(one));
    const before = Object.entries(await bucket()).filter(([, content]) => content.includes(MARK));
    const empty = prefixes.filter((prefix) => !before.some(([key]) => key.startsWith(prefix)));
    expect(empty, 'under these nothing is laid down: do it in layDown, above').toEqual([]);
    expect(before).toHaveLength(2);

    await world.done('deleteCustomer', { customerId: person.sub }, person.auth);
    const left = await marksLeft();
    expect(left.filter((field) => !keptFields.includes(field))).toEqual([]);
    expect(left).toContain('Appointment.serviceName');
    const after = Object.entries(await bucket()).filter(([key, content]) => (key + content.toString()).includes(MARK));
    expect(after).toEqual([]);
    await expect(world.cloud.auth.signIn(person.email, 'Workbay-demo-1')).rejects.toThrow();
  });

  it('leaves a date for everything kept until a date, in places that the sweep may reach', async () => {
    const rows = await rowsOf(db, tableOf('Claims').tableName);
    const kept = rows.flatMap(({ pk }) => /^kept#\d{4}#(.+)$/.exec(String(pk))?.[1] ?? []);
    expect(kept.sort()).toEqual(['Appointment', 'Customer']);
    const reached: readonly string[] = Object.keys(FUNCTION_ACCESS.upkeep);
    expect(kept.filter((place) => !reached.includes(place))).toEqual([]);
  });
});

describe('a former colleague who is removed from the staff list', () => {
  it('is in no field of any table, except where an area says what is kept and why', async () => {
    const { done, staff } = world;
    const known = new Set(await marksLeft());
    const invited = { email: `${MARK}-staff@people.example`, name: `${MARK} Former`, phone: '+61 2 5550 9871' };
    const { staffId = '' } = await done('inviteStaff', { ...invited, roles: ['STAFF'] }, staff.ADMIN.auth);
    const work = placesOf('ofColleague').filter((one) => one === 'StaffMember');
    const counts = await markEverything(work, [staffId]);
    expect(counts).toEqual({ StaffMember: 1 });
    const held = (await marksLeft()).filter((field) => !known.has(field));
    expect(held).toEqual(expect.arrayContaining(['StaffMember.name', 'StaffMember.email', 'StaffMember.phone']));
    await done(
      'setStaffAccess',
      { staffId, roles: ['STAFF'], active: false, grants: [], denials: [] },
      staff.ADMIN.auth,
    );
    await done('removeStaffMember', { staffId }, staff.ADMIN.auth);
    const left = (await marksLeft()).filter((field) => !known.has(field));
    expect(left.filter((field) => !keptFields.includes(field))).toEqual([]);
  });
});
