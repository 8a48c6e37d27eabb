import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import { type CommandBench, SUPPORT, VISITOR, at, openCommandBench } from '../../../../local/testing/command-bench';
import { createCustomer } from '../../customers/commands/customers';
import { exportCustomer } from '../../customers/commands/export-customers';
import { mergeCustomers } from '../../customers/commands/merge-customers';
import { type HistoryVisit, vehicleHistory } from './vehicle-history';
import { recordOdometer, saveVehicle, transferVehicle } from './vehicles';

let bench: CommandBench;
const MECHANIC: Actor = { kind: 'STAFF', staffId: 'mia', roles: ['MECHANIC'], technicianId: 'tech-1' };
const requestId = () => randomUUID();

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 3 });
});
afterAll(() => bench.running.stop());

async function customer(name: string): Promise<string> {
  const details = { ...NO_DETAILS, name, email: `${randomUUID()}@example.com` };
  const made = await createCustomer(bench.deps(), SUPPORT, { requestId: requestId(), ...details });
  return made.ok ? made.value.recordId : '';
}

async function carOf(customerId: string, plate: string): Promise<string> {
  const vehicleId = requestId();
  const car = { ...NO_VEHICLE_DETAILS, plate, make: 'VW', model: 'Golf', year: 2020 };
  await saveVehicle(bench.deps(), SUPPORT, { requestId: requestId(), vehicleId, customerId, ...car });
  return vehicleId;
}

const visit = (customerId: string, vehicleId: string | null, time: string, plate = '') =>
  bench.book(
    {
      ...{ customerId, vehicleId, startsAt: at('2026-11-24', time) },
      vehicle: { plate, make: 'VW', model: 'Golf', year: 2020 },
    },
    SUPPORT,
  );

async function historyOf(vehicleId: string, actor: Actor = SUPPORT): Promise<readonly HistoryVisit[]> {
  const told = await vehicleHistory(bench.deps(), actor, { vehicleId });
  if (!told.ok) throw new Error(told.problem.code);
  return told.value.visits;
}

const transfer = (vehicleId: string, toCustomerId: string) =>
  transferVehicle(bench.deps(), SUPPORT, { requestId: requestId(), vehicleId, toCustomerId });

it('a car keeps its history through owners, edits and readings, and its owner’s other cars stay out of it', async () => {
  const [first, second] = [await customer('First Owner'), await customer('Second Owner')];
  const [vehicleId, otherId] = [await carOf(first, 'HIS 1'), await carOf(first, 'HIS 2')];
  const early = await visit(first, vehicleId, '08:00');
  await visit(first, otherId, '09:00');
  const typed = await visit(first, null, '10:00', 'his-1');
  expect(await transfer(vehicleId, second)).toMatchObject({ ok: true });
  const reading = { requestId: requestId(), vehicleId, on: '2026-11-01', km: 5000, accept: false };
  await recordOdometer(bench.deps(), SUPPORT, reading);
  const edit = { ...NO_VEHICLE_DETAILS, plate: 'HIS 1', make: 'VW', model: 'Golf', year: 2021 };
  await saveVehicle(bench.deps(), SUPPORT, { requestId: requestId(), vehicleId, customerId: second, ...edit });
  const late = await visit(second, vehicleId, '11:00');

  expect(await historyOf(vehicleId, MECHANIC)).toMatchObject([
    { appointmentId: late.appointmentId, isOfFormerOwner: false, status: late.status },
    { appointmentId: typed.appointmentId, isOfFormerOwner: true },
    { appointmentId: early.appointmentId, isOfFormerOwner: true, startsAt: early.startsAt },
  ]);
  expect(JSON.stringify(await historyOf(vehicleId))).not.toMatch(/First|Second|example\.com/);

  // Back to the first, who is named once; the second's file does not say who had the car before.
  expect(await transfer(vehicleId, first)).toMatchObject({ ok: true });
  expect(await historyOf(vehicleId)).toHaveLength(3);
  await transfer(vehicleId, second);
  const file = await exportCustomer(bench.deps(), SUPPORT, { requestId: requestId(), customerId: second });
  expect(JSON.stringify(file)).not.toContain(first);
});

it('a car without a plate has the visits that name it, and not every visit without a plate', async () => {
  const owner = await customer('Plateless');
  const vehicleId = await carOf(owner, '');
  const named = await visit(owner, vehicleId, '12:00');
  await visit(owner, null, '13:00');
  expect(await historyOf(vehicleId)).toMatchObject([{ appointmentId: named.appointmentId }]);
});

it('is for staff only', async () => {
  const owner = await customer('Private');
  const vehicleId = await carOf(owner, 'PRI 1');
  for (const actor of [VISITOR, { kind: 'CUSTOMER', customerId: owner }] as const) {
    expect(await vehicleHistory(bench.deps(), actor, { vehicleId })).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  }
  expect(await vehicleHistory(bench.deps(), SUPPORT, { vehicleId: 'none' })).toMatchObject({
    problem: { code: 'NOT_FOUND' },
  });
});

it('keeps the visits of a former owner when either record is merged with another', async () => {
  const [first, second] = [await customer('Sold It'), await customer('Bought It')];
  const [firstToo, secondToo] = [await customer('Sold It Too'), await customer('Bought It Too')];
  const vehicleId = await carOf(first, 'MRG 1');
  const early = await visit(first, vehicleId, '14:00');
  expect(await transfer(vehicleId, second)).toMatchObject({ ok: true });
  const merge = (keepId: string, mergeId: string) =>
    mergeCustomers(bench.deps(), SUPPORT, { requestId: requestId(), keepId, mergeId });
  const told = [{ appointmentId: early.appointmentId, isOfFormerOwner: true }];
  expect(await merge(secondToo, second)).toMatchObject({ ok: true });
  expect(await historyOf(vehicleId)).toMatchObject(told);
  expect(await merge(firstToo, first)).toMatchObject({ ok: true });
  expect(await historyOf(vehicleId)).toMatchObject(told);
});

it('for a car merged from two records keeps the former owners of both', async () => {
  const [seller, keeper, other] = [await customer('Seller'), await customer('Keeper'), await customer('Other')];
  const sold = await carOf(seller, 'TWO 1');
  const early = await visit(seller, null, '15:00', 'TWO 1');
  expect(await transfer(sold, other)).toMatchObject({ ok: true });
  const kept = await carOf(keeper, 'two-1');
  const merge = { requestId: requestId(), keepId: keeper, mergeId: other };
  expect(await mergeCustomers(bench.deps(), SUPPORT, merge)).toMatchObject({ ok: true });
  expect(await historyOf(kept)).toMatchObject([{ appointmentId: early.appointmentId, isOfFormerOwner: true }]);
});

it('for a car merged from two records keeps the visits that name either', async () => {
  const [seller, other, keeper, last] = [
    await customer('Sold First'),
    await customer('Other'),
    await customer('Keeper'),
    await customer('Last'),
  ];
  const sold = await carOf(seller, 'ABS 1');
  const early = await visit(seller, sold, '16:00');
  expect(await transfer(sold, other)).toMatchObject({ ok: true });
  const [joined, kept] = [await carOf(keeper, 'abs-1'), await carOf(last, 'ABS-1')];
  const merge = (keepId: string, mergeId: string) =>
    mergeCustomers(bench.deps(), SUPPORT, { requestId: requestId(), keepId, mergeId });
  const told = [{ appointmentId: early.appointmentId, isOfFormerOwner: true }];
  expect(await merge(keeper, other)).toMatchObject({ ok: true });
  expect(await historyOf(joined)).toMatchObject(told);
  // An edit and another merge carry it over.
  const edit = { ...NO_VEHICLE_DETAILS, plate: 'ABS 1', model: 'Golf', customerId: keeper };
  expect(
    await saveVehicle(bench.deps(), SUPPORT, { ...edit, requestId: requestId(), vehicleId: joined }),
  ).toMatchObject({
    ok: true,
  });
  expect(await merge(last, keeper)).toMatchObject({ ok: true });
  expect(await historyOf(kept)).toMatchObject(told);
  const file = await exportCustomer(bench.deps(), SUPPORT, { requestId: requestId(), customerId: last });
  expect(JSON.stringify(file)).not.toContain(sold);
});

it('is refused to a person who is denied appointments: a denial applies everywhere', async () => {
  const denied: Actor = {
    kind: 'STAFF',
    staffId: 'sam',
    roles: ['MANAGER'],
    technicianId: null,
    denials: ['appointment:read'],
  };
  const vehicleId = await carOf(await customer('Denied'), 'DEN 1');
  expect(await vehicleHistory(bench.deps(), denied, { vehicleId })).toMatchObject({
    problem: { code: 'FORBIDDEN', facts: { action: 'appointment:read' } },
  });
});
