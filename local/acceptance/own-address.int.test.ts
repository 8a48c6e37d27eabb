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

/** The pool's own token of somebody, with other claims: as Cognito would give it. */
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

it('a customer cannot take an address that is not theirs, and gets no car that comes for it', async () => {
  await world.done('saveProfile', { name: 'Eve' }, eve.auth);
  await world.done('updateCustomer', await changeOf({ email: VICTIM, city: 'Perth' }), eve.auth);
  expect(await record(eve.sub)).toMatchObject({ email: eve.email, city: 'Perth' });
  const rows = JSON.stringify([{ row: 1, name: 'Victim', email: VICTIM, plate: 'VIC 1' }]);
  await world.done('importCustomers', { rows, dryRun: false }, world.staff.ADMIN.auth);
  expect(await ask('vehiclesByCustomer', { customerId: eve.sub })).toMatchObject({ items: [] });
  expect(await ask('customersByEmail', { email: VICTIM })).toMatchObject({ items: [{ name: 'Victim' }] });
});

it('nor one that they have only typed in at the sign-in: what has not been proven leaves what was there', async () => {
  const unproven = await tokenOf(eve, { email: 'victim2@people.example', email_verified: false });
  await world.done('saveProfile', { name: 'Eve' }, unproven);
  await world.done('updateCustomer', await changeOf({ email: 'victim2@people.example' }), unproven);
  expect(await record(eve.sub)).toMatchObject({ email: eve.email });
});

it('nor by a booking, which puts who books on file', async () => {
  const mal = await personNamed(world.cloud, 'mal');
  const unproven = await tokenOf(mal, { email: 'victim3@people.example', email_verified: false });
  const contact = { name: 'Mal', email: 'victim3@people.example', phone: '' };
  const vehicle = { plate: 'MAL 1', make: 'VW', model: 'Golf', year: 2020 };
  const wish = () => ({
    requestId: randomUUID(),
    serviceId: SERVICE.serviceId,
    startsAt: world.freeStart(),
    contact,
    vehicle,
  });
  const book = async (auth: Person['auth']) => {
    const { body } = await callApi(world.cloud, world.schema, { name: 'bookAppointment', given: wish(), auth });
    await world.cloud.settle();
    return body.data?.['bookAppointment'];
  };
  expect(await book(unproven)).toMatchObject({ ok: false, code: 'INVALID_INPUT' });
  expect(await ask('customersByEmail', { email: 'victim3@people.example' })).toMatchObject({ items: [] });
  expect(await book(mal.auth)).toMatchObject({ ok: true });
  expect(await record(mal.sub)).toMatchObject({ email: mal.email });
});

it('capitals in the address of the sign-in do not matter: what was booked as a guest is found', async () => {
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
