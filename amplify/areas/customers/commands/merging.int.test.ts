import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import {
  type BenchDeps,
  type CommandBench,
  MANAGER,
  SUPPORT,
  at,
  openCommandBench,
} from '../../../../local/testing/command-bench';
import { deliver, visitChange } from '../../../../local/testing/deliver';
import { NO_FILES } from '../../../../local/testing/no-files';
import { beforeTransaction } from '../../../../local/testing/interleave';
import type { CommandDeps } from '../../../kernel/deps';
import { readAppointment, readAppointmentsOf } from '../../booking/store/appointments';
import { newCustomer, readCustomer, readCustomerNotes, registerCustomer } from '../store/customers';
import { readVehicle, readVehiclesOf } from '../../vehicles/store/vehicles';
import { createCustomer, saveCustomerNotes, saveProfile } from './customers';
import { deleteCustomer } from './delete-customer';
import { claimGuestRecords, mergeCustomers } from './merge-customers';
import { saveVehicle } from '../../vehicles/commands/vehicles';

let bench: CommandBench;
const userPool = {
  exists: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
};
const OK = { ok: true, value: null };
const refusal = (code: string) => ({ ok: false, problem: { code } });
const requestId = () => randomUUID();
const crash = () => Promise.reject(new Error('crash'));

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 3 });
});
afterAll(() => bench.running.stop());

async function entered(name = 'Keep', email = ''): Promise<string> {
  const made = await createCustomer(bench.deps(), SUPPORT, { ...NO_DETAILS, name, email, requestId: requestId() });
  if (!made.ok) throw new Error('not made');
  return made.value.recordId;
}

async function withCar(customerId: string, plate: string): Promise<string> {
  const vehicleId = requestId();
  const car = { ...NO_VEHICLE_DETAILS, plate, requestId: requestId(), vehicleId, customerId };
  expect(await saveVehicle(bench.deps(), SUPPORT, car)).toEqual(OK);
  return vehicleId;
}

let day = 0;
async function withVisit(customerId: string, vehicleId: string): Promise<string> {
  day += 1;
  const startsAt = at(`2026-12-${String(day).padStart(2, '0')}`, '10:00');
  const visit = await bench.book({ customerId, vehicleId, startsAt }, SUPPORT);
  return visit.appointmentId;
}

/** A guest who booked, as entered by the booking's event. */
async function guest(name: string, vehicle: { plate: string; make: string; model: string; year: number }) {
  day += 1;
  const contact = { name, email: `${name}@example.com`, phone: '' };
  const visit = await bench.book({
    contact,
    vehicle,
    startsAt: at(`2026-12-${String(day).padStart(2, '0')}`, '13:00'),
  });
  const { customerId } = visit;
  await registerCustomer(bench.deps(), { ...newCustomer(customerId, bench.deps().now), ...contact });
  return customerId;
}

const merge = (keepId: string, mergeId: string, deps = bench.deps()) =>
  mergeCustomers(deps, SUPPORT, { requestId: requestId(), keepId, mergeId });
const remove = (customerId: string) =>
  deleteCustomer({ ...bench.deps(), files: NO_FILES, userPool }, MANAGER, { requestId: requestId(), customerId });
const platesOf = async (customerId: string) =>
  (await readVehiclesOf(bench.deps(), customerId)).map(({ plate, model }) => plate || model).sort();

describe('a merge', () => {
  it('that stopped at any write is finished by repeating the request, and every visit has its car', async () => {
    for (const number of [2, 3, 4]) {
      const [keepId, mergeId] = [await entered(), await entered('Goes')];
      const kept = await withCar(keepId, 'BOTH 1');
      const [same, other] = [await withCar(mergeId, 'both-1'), await withCar(mergeId, `OWN ${String(number)}`)];
      const [first, second] = [await withVisit(mergeId, same), await withVisit(mergeId, other)];
      await expect(merge(keepId, mergeId, beforeTransaction(bench.deps(), crash, number))).rejects.toThrow('crash');
      expect(await merge(keepId, mergeId)).toEqual(OK);
      expect(await readAppointment(bench.deps(), first)).toMatchObject({ customerId: keepId, vehicleId: kept });
      expect(await readAppointment(bench.deps(), second)).toMatchObject({ customerId: keepId, vehicleId: other });
      expect(await readVehicle(bench.deps(), same)).toBeNull();
      expect(await platesOf(keepId)).toEqual(['BOTH 1', `OWN ${String(number)}`]);
      expect(await readCustomer(bench.deps(), keepId)).toMatchObject({ mergedFrom: [mergeId], merging: [] });
    }
  });

  it('brings an address to a record kept by staff, and none to a sign-in, whose owner has not proven it', async () => {
    const [keepId, signIn] = [await entered(), requestId()];
    const owner: Actor = { kind: 'CUSTOMER', customerId: signIn };
    const profile = { ...NO_DETAILS, requestId: requestId(), name: 'Unproven' };
    expect(await saveProfile(bench.deps(), owner, profile)).toEqual(OK);
    for (const id of [keepId, signIn]) {
      expect(await merge(id, await entered('Goes', 'typed@example.com'))).toEqual(OK);
    }
    expect(await readCustomer(bench.deps(), keepId)).toMatchObject({ email: 'typed@example.com' });
    expect(await readCustomer(bench.deps(), signIn)).toMatchObject({ name: 'Unproven', email: '' });
  });

  it('into a record that is deleted in the meantime leaves nothing of the person, and neither does its repeat', async () => {
    const [keepId, mergeId] = [await entered(), await entered('Goes')];
    await withCar(mergeId, 'MID 1');
    await withCar(mergeId, 'MID 2');
    const meanwhile = beforeTransaction(bench.deps(), () => remove(keepId), 3);
    expect(await merge(keepId, mergeId, meanwhile)).toMatchObject(refusal('NOT_FOUND'));
    expect(await merge(keepId, mergeId)).toMatchObject(refusal('NOT_FOUND'));
    expect([await platesOf(keepId), await platesOf(mergeId)]).toEqual([[], []]);
    expect(await readCustomer(bench.deps(), mergeId)).toMatchObject({ name: '', mergedInto: keepId });
    expect(await remove(keepId)).toEqual(OK);
    expect(await remove(mergeId)).toMatchObject(refusal('NOT_FOUND'));
  });

  it('into a record that was deleted before anything moved changes nothing', async () => {
    const [keepId, mergeId] = [await entered(), await entered('Stays')];
    await withCar(mergeId, 'STAYS');
    const meanwhile = beforeTransaction(bench.deps(), () => remove(keepId));
    expect(await merge(keepId, mergeId, meanwhile)).toMatchObject(refusal('VERSION_CONFLICT'));
    expect(await merge(keepId, mergeId)).toMatchObject(refusal('NOT_FOUND'));
    expect(await readCustomer(bench.deps(), mergeId)).toMatchObject({ name: 'Stays', mergedInto: null });
    expect(await platesOf(mergeId)).toEqual(['STAYS']);
  });

  it('that stopped half way goes when the record that stays is deleted', async () => {
    const [keepId, mergeId] = [await entered(), await entered('Goes')];
    await withCar(mergeId, 'HALF 1');
    await expect(merge(keepId, mergeId, beforeTransaction(bench.deps(), crash, 2))).rejects.toThrow('crash');
    expect(await platesOf(mergeId)).toEqual(['HALF 1']);
    expect(await remove(keepId)).toEqual(OK);
    expect(await platesOf(mergeId)).toEqual([]);
  });

  it('that stopped half way is finished by the next merge into or of the same record', async () => {
    const [last, keepId, mergeId] = [await entered('Last'), await entered(), await entered('Goes')];
    await withCar(mergeId, 'CHAIN 1');
    await expect(merge(keepId, mergeId, beforeTransaction(bench.deps(), crash, 2))).rejects.toThrow('crash');
    expect(await merge(last, keepId)).toEqual(OK);
    expect(await platesOf(last)).toEqual(['CHAIN 1']);
    expect(await remove(last)).toEqual(OK);
  });

  it('takes along a visit booked in the meantime, even one the index did not show yet', async () => {
    const [keepId, mergeId] = [await entered(), await entered('Goes')];
    const [kept, same] = [await withCar(keepId, 'LATE 1'), await withCar(mergeId, 'LATE 1')];
    const appointmentId = await withVisit(mergeId, same);
    const visit = await readAppointment(bench.deps(), appointmentId);
    if (visit === null) throw new Error('no visit');
    expect(await merge(keepId, mergeId, answering('appointmentsByCustomer', []))).toEqual(OK);
    expect(await readAppointment(bench.deps(), appointmentId)).toMatchObject({ customerId: mergeId });
    await deliver(bench.deps(), visitChange(null, visit));
    const moved = await readAppointment(bench.deps(), appointmentId);
    expect(moved).toMatchObject({ customerId: keepId, vehicleId: kept, status: 'SCHEDULED' });
    expect(await platesOf(mergeId)).toEqual([]);
  });

  it('loses nothing of long notes and many tags', async () => {
    const [keepId, mergeId] = [await entered(), await entered('Goes')];
    for (const [customerId, letter] of [
      [keepId, 'a'],
      [mergeId, 'b'],
    ] as const) {
      const tags = Array.from({ length: 15 }, (_, index) => `${letter}${String(index)}`);
      const file = { requestId: requestId(), customerId, version: 0, tags, note: letter.repeat(3000) };
      expect(await saveCustomerNotes(bench.deps(), SUPPORT, file)).toEqual(OK);
    }
    expect(await merge(keepId, mergeId)).toEqual(OK);
    const { tags, note } = await readCustomerNotes(bench.deps(), keepId);
    expect([tags.length, note.length]).toEqual([30, 6002]);
  });
});

describe('taking over guest records', () => {
  const me = (customerId: string): Actor & { kind: 'CUSTOMER' } => ({ kind: 'CUSTOMER', customerId });
  const claim = (name: string, deps = bench.deps()) =>
    claimGuestRecords(deps, me(name), { requestId: requestId(), email: `${name}@example.com` });

  it('keeps two cars without a plate apart', async () => {
    for (const [model, year] of [
      ['Golf', 2010],
      ['Passat', 2011],
    ] as const) {
      const customerId = await guest('nop', { plate: '', make: 'VW', model, year });
      const { vehicleId: _new, ...car } = { ...NO_VEHICLE_DETAILS, vehicleId: '', make: 'VW', model, year };
      await saveVehicle(bench.deps(), SUPPORT, { ...car, requestId: requestId(), vehicleId: requestId(), customerId });
    }
    expect(await claim('nop')).toEqual(OK);
    expect(await platesOf('nop')).toEqual(['Golf', 'Passat']);
    expect(await readAppointmentsOf(bench.deps(), 'nop')).toHaveLength(2);
  });

  it('that stopped half way is finished by repeating the request', async () => {
    const customerId = await guest('half', { plate: 'HG 1', make: 'VW', model: 'Golf', year: 2010 });
    await withCar(customerId, 'HG 1');
    // The first write makes their own record, the second joins the two.
    await expect(claim('half', beforeTransaction(bench.deps(), crash, 3))).rejects.toThrow('crash');
    expect(await claim('half')).toEqual(OK);
    expect(await readAppointmentsOf(bench.deps(), 'half')).toHaveLength(1);
    expect(await platesOf('half')).toEqual(['HG 1']);
  });

  it('skips a record that the index still shows and that has gone', async () => {
    const golf = { plate: 'ST 1', make: 'VW', model: 'Golf', year: 2010 };
    const [first, second] = [await guest('stale', golf), await guest('stale', { ...golf, plate: 'ST 2' })];
    const { Items } = await bench.running.db.send(emailQuery('stale@example.com'));
    expect(await remove(first)).toMatchObject(refusal('OPEN_VISITS'));
    expect(await merge(await entered(), first)).toEqual(OK);
    const stale = answering('customersByEmail', Items?.sort((one) => (one['customerId'] === first ? -1 : 1)) ?? []);
    expect(await claim('stale', stale)).toEqual(OK);
    expect(await readCustomer(bench.deps(), second)).toMatchObject({ mergedInto: 'stale' });
  });

  it('is not for a deleted customer', async () => {
    await saveProfile(bench.deps(), me('gone'), {
      ...NO_DETAILS,
      ...{ name: 'Gone', email: 'gone@example.com', requestId: requestId() },
    });
    expect(await remove('gone')).toEqual(OK);
    await guest('gone', { plate: 'GO 1', make: 'VW', model: 'Golf', year: 2010 });
    expect(await claim('gone')).toMatchObject(refusal('NOT_FOUND'));
  });
});

/** With an index that lags behind: it answers this. */
const answering = (index: string, Items: readonly object[]): BenchDeps => {
  const send = (command: { input: { IndexName?: string } }) =>
    command.input.IndexName === index ? Promise.resolve({ Items }) : bench.running.db.send(command as never);
  return { ...bench.deps(), db: { send } as unknown as CommandDeps['db'] };
};

const emailQuery = (email: string) =>
  new QueryCommand({
    TableName: bench.running.tables.customer,
    IndexName: 'customersByEmail',
    KeyConditionExpression: 'email = :email',
    ExpressionAttributeValues: { ':email': email },
  });
