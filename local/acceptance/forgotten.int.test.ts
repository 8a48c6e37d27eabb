import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storedObjects } from '../testing/file-bench';
import { localClient } from '../synth/tables';
import { type Person, personNamed } from './access-people';
import { type AccessWorld, SERVICE, openAccessWorld } from './access-world';
import { callApi } from './api-call';
import { commandDepsOn } from './command-deps';
import { PICTURE, announceFile, sendTo, storeFile } from './send-file';

const SECRETS = ['Delia Departing', '5550 9876', 'DEL 987', 'Grey gate', '12 Secret street', '1HGCM82633A004352'];

let world: AccessWorld;
let delia: Person;

beforeAll(async () => {
  world = await openAccessWorld();
  delia = await personNamed(world.cloud, 'delia-departing');
});
afterAll(() => world.stop());

/** Every row of every table, with what the streams made of the writes so far. */
async function everything(): Promise<string> {
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
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

/** How many pictures lie in the bucket, kept or not. */
async function picturesIn(dataDir: string): Promise<number> {
  const objects = Object.values(await storedObjects(join(dataDir, 'buckets')));
  return objects.filter((content) => content.equals(PICTURE)).length;
}

it('whoever deletes the own account is in no table and no bucket any more, search included, and cannot sign in', async () => {
  const { done, staff } = world;
  const [name, phone, plate, note, street, vin] = SECRETS;
  const vehicleId = randomUUID();
  await done('saveProfile', { name, phone: `+61 2 ${phone ?? ''}`, street }, delia.auth);
  await done('saveVehicle', { vehicleId, plate, vin }, delia.auth);
  await done('saveCustomerFile', { customerId: delia.sub, tags: ['regular'], note }, staff.ADMIN.auth);
  await storeFile(world, delia.auth, { vehicleId, name: `${name ?? ''}.jpg` });
  await sendTo((await announceFile(world, delia.auth, { vehicleId })).link);
  const wish = { serviceId: SERVICE.serviceId, startsAt: world.freeStart(), vehicleId, note };
  const { appointment } = await done('bookAppointment', wish, delia.auth);
  const { appointmentId = '', version = 0 } = appointment ?? {};
  await done('changeAppointment', { appointmentId, version, action: 'COMPLETE' }, staff.ADMIN.auth);
  expect(await picturesIn(world.dataDir)).toBe(2);
  const before = await everything();
  for (const secret of [...SECRETS, delia.email]) expect(before).toContain(secret);

  await done('deleteCustomer', { customerId: delia.sub }, delia.auth);
  const after = await everything();
  for (const secret of [...SECRETS, delia.email, 'departing', 'del987']) expect(after).not.toContain(secret);
  expect(await picturesIn(world.dataDir)).toBe(0);
  await expect(world.cloud.auth.signIn(delia.email, 'Workbay-demo-1')).rejects.toThrow();
});

it('the visit stays, with what was done and what it cost', async () => {
  const given = { customerId: delia.sub };
  const { body } = await callApi(world.cloud, world.schema, {
    ...{ name: 'appointmentsByCustomer', given, auth: world.staff.ADMIN.auth },
  });
  const { items } = body.data?.['appointmentsByCustomer'] as { items: Record<string, unknown>[] };
  expect(items).toMatchObject([
    { status: 'COMPLETED', priceCents: SERVICE.priceCents, serviceName: SERVICE.name, vehiclePlate: null },
  ]);
});
