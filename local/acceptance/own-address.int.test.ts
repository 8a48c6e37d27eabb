import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signToken } from '../../e2e/support/sign-token';
import { type Person, personNamed } from './access-people';
import { type AccessWorld, SERVICE, openAccessWorld } from './access-world';
import { type Arguments, callApi } from './api-call';

let world: AccessWorld;
let eve: Person;
const VICTIM = 'victim@people.example';

beforeAll(async () => {
  world = await openAccessWorld();
  eve = await personNamed(world.cloud, 'eve');
});
afterAll(() => world.stop());

/** A person's token from the pool, with other claims: as Cognito would issue it. */
async function tokenOf({ auth }: Person, claims: Record<string, unknown>): Promise<{ idToken: string }> {
  const poolFile = await readFile(join(world.dataDir, 'user-pool.json'), 'utf8');
  return { idToken: signToken(poolFile, { from: auth.idToken, key: 'POOL', claims }) };
}

async function ask(name: string, given: Arguments): Promise<unknown> {
  const { body } = await callApi(world.cloud, world.schema, { name, given, auth: world.staff.ADMIN.auth });
  return body.data?.[name];
}
const record = (customerId: string) =>
  ask('getCustomer', { customerId }) as Promise<{ email: string; version: number }>;
const changeOf = async (given: object) => {
  const { version } = await record(eve.sub);
  return { customerId: eve.sub, version, name: 'Eve', ...given };
};

it('a customer cannot take an address that is not theirs, and gets no car that is handed over to it', async () => {
  await world.done('saveProfile', { name: 'Eve' }, eve.auth);
  await world.done('updateCustomer', await changeOf({ email: VICTIM, city: 'Perth' }), eve.auth);
  expect(await record(eve.sub)).toMatchObject({ email: eve.email, city: 'Perth' });
  const rows = JSON.stringify([{ row: 1, name: 'Victim', email: VICTIM, plate: 'VIC 1' }]);
  await world.done('importCustomers', { rows, dryRun: false }, world.staff.ADMIN.auth);
  expect(await ask('vehiclesByCustomer', { customerId: eve.sub })).toMatchObject({ items: [] });
  expect(await ask('customersByEmail', { email: VICTIM })).toMatchObject({ items: [{ name: 'Victim' }] });
});

it('a customer cannot take an address they have not proven: the record keeps the old one', async () => {
  const unproven = await tokenOf(eve, { email: 'victim2@people.example', email_verified: false });
  await world.done('saveProfile', { name: 'Eve' }, unproven);
  await world.done('updateCustomer', await changeOf({ email: 'victim2@people.example' }), unproven);
  expect(await record(eve.sub)).toMatchObject({ email: eve.email });
});

it('booking before there is a record does not help: an unproven address gets neither the email nor the car', async () => {
  const mallory = await personNamed(world.cloud, 'mallory');
  const address = 'victim3@people.example';
  const unproven = await tokenOf(mallory, { email: address, email_verified: false });
  const contact = { name: 'Mallory', email: address, phone: '' };
  const vehicle = { plate: 'MAL 1', make: 'VW', model: 'Golf', year: 2020 };
  const wish = () => ({ serviceId: SERVICE.serviceId, startsAt: world.freeStart(), contact, vehicle });
  const ownWish = async (auth: Person['auth']) => {
    const given = { requestId: randomUUID(), ...wish() };
    return (await callApi(world.cloud, world.schema, { name: 'bookAppointment', given, auth })).body.data;
  };
  expect(await ownWish(unproven)).toMatchObject({ bookAppointment: { ok: false, code: 'INVALID_INPUT' } });
  expect(await ownWish(mallory.auth)).toMatchObject({ bookAppointment: { ok: true } });
  await world.cloud.settle();
  expect(await ownWish(unproven)).toMatchObject({ bookAppointment: { ok: true } });
  await world.cloud.settle();
  const visits = await ask('appointmentsByCustomer', { customerId: mallory.sub });
  const { items } = visits as { items: { contactEmail: string }[] };
  expect(items.map(({ contactEmail }) => contactEmail)).toEqual([mallory.email, mallory.email]);
  expect(await record(mallory.sub)).toMatchObject({ email: mallory.email });
});

it('the address on a record follows the proven address', async () => {
  const moved = await personNamed(world.cloud, 'moved');
  await world.done('saveProfile', { name: 'Moved' }, moved.auth);
  const address = 'moved-2@people.example';
  const unproven = await tokenOf(moved, { email: address, email_verified: false });
  await callApi(world.cloud, world.schema, { name: 'claimGuestRecords', given: {}, auth: unproven });
  expect(await record(moved.sub)).toMatchObject({ email: moved.email });
  await world.done('claimGuestRecords', {}, await tokenOf(moved, { email: address, email_verified: true }));
  expect(await record(moved.sub)).toMatchObject({ name: 'Moved', email: address });
});

it('capitals in the sign-in address do not matter: guest bookings are found', async () => {
  const cap = await personNamed(world.cloud, 'cap');
  const typed = await tokenOf(cap, { email: 'Cap@People.Example', email_verified: true });
  const contact = { name: 'Cap', email: cap.email, phone: '' };
  const vehicle = { plate: 'CAP 1', make: 'VW', model: 'Golf', year: 2020 };
  const wish = { requestId: randomUUID(), serviceId: SERVICE.serviceId, startsAt: world.freeStart(), contact, vehicle };
  await world.done('bookAppointment', wish, { apiKey: true });
  await world.cloud.settle();
  await world.done('claimGuestRecords', {}, typed);
  expect(await record(cap.sub)).toMatchObject({ email: cap.email });
  expect(await ask('vehiclesByCustomer', { customerId: cap.sub })).toMatchObject({ items: [{ plate: 'CAP 1' }] });
});
