import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import type { Appointment } from '../../../../domain/booking/appointment';
import type { WaitingEntry } from '../../../../domain/booking/waiting';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import { MANAGER, SUPPORT, at, openCommandBench, wish } from '../../../../local/testing/command-bench';
import { deliver as deliverChange, visitChange } from '../../../../local/testing/deliver';
import { NO_FILES } from '../../../../local/testing/no-files';
import { beforeTransaction } from '../../../../local/testing/interleave';
import { saveTogether } from '../../../kernel/transaction';
import { readAppointment, readAppointmentsOf } from '../../booking/store/appointments';
import { newCustomer, readCustomer, registerCustomer } from '../store/customers';
import type { Row } from '../../../kernel/row';
import { readVehiclesOf } from '../../vehicles/store/vehicles';
import { putWaitingEntry, readWaitingEntry, readWaitingList } from '../../booking/store/waiting-list';
import { bookAppointment } from '../../booking/commands/book-appointment';
import { changeAppointment } from '../../booking/commands/change-appointment';
import { createCustomer, saveCustomerNotes, saveProfile } from './customers';
import { deleteCustomer } from './delete-customer';
import { claimGuestRecords, mergeCustomers } from './merge-customers';
import { saveVehicle, transferVehicle } from '../../vehicles/commands/vehicles';
import { joinWaitingList } from '../../booking/commands/waiting-list';

let bench: Awaited<ReturnType<typeof openCommandBench>>;
const removed: string[] = [];
const userPool = {
  exists: () => Promise.resolve(true),
  remove: (sub: string) => Promise.resolve(void removed.push(sub)),
};
const OK = { ok: true, value: null };
const requestId = () => randomUUID();
const refusal = (code: string) => ({ ok: false, problem: { code } });

beforeAll(async () => void (bench = await openCommandBench({ pairs: 3 })));
afterAll(() => bench.running.stop());

let number = 0;
let name: string;
let me: Actor & { kind: 'CUSTOMER' };
const email = () => `${name}@example.com`;
const plate = () => `P-${name}`;

beforeEach(async () => {
  number += 1;
  name = `secret${String(number)}x`;
  me = { kind: 'CUSTOMER', customerId: `sub-${String(number)}` };
  await saveProfile(bench.deps(), me, { ...NO_DETAILS, name, email: email(), requestId: requestId() });
});

const remove = (deps = bench.deps(), actor: Actor = me, customerId = me.customerId) =>
  deleteCustomer({ ...deps, files: NO_FILES, userPool }, actor, { requestId: requestId(), customerId });

const start = () =>
  at(`2026-12-${String(1 + Math.floor(number / 2)).padStart(2, '0')}`, number % 2 ? '09:00' : '13:00');
const ownWish = () =>
  wish({
    startsAt: start(),
    contact: { name, email: email(), phone: '' },
    vehicle: { plate: plate(), make: 'VW', model: 'Golf', year: 2019 },
    note: name,
  });
const ownCar = () => ({ ...NO_VEHICLE_DETAILS, plate: plate(), requestId: requestId(), vehicleId: randomUUID() });

/** The events the stream would deliver for a visit, one per change. */
const deliver = (before: Appointment | null, after: Appointment, deps = bench.deps()) =>
  deliverChange(deps, visitChange(before, after));

/** Rows of any table that name the person. */
async function traces(): Promise<string[]> {
  const found: string[] = [];
  for (const TableName of Object.values({ ...bench.running.tables })) {
    let ExclusiveStartKey: Row | undefined;
    do {
      const page = await bench.running.db.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
      found.push(...(page.Items ?? []).map((row) => JSON.stringify(row)).filter((row) => row.includes(name)));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
  return found;
}

const entry = (given: Partial<WaitingEntry>): WaitingEntry => ({
  ...{
    waitingId: `2026-12-20#x#${randomUUID()}`,
    visitDate: '2026-12-20',
    status: 'WAITING',
    customerId: me.customerId,
  },
  ...{ serviceId: 's', serviceName: 's', planId: null, contactName: name, contactEmail: email(), contactPhone: '' },
  ...{ vehiclePlate: plate(), vehicleMake: '', vehicleModel: '', note: '', createdAt: bench.deps().now },
  ...{ offeredStartsAt: null, offeredUntil: null },
  ...given,
});
const wait = (place: WaitingEntry) => saveTogether(bench.deps(), [putWaitingEntry(bench.deps(), place)]);

describe('a deletion, whatever happens at the same time', () => {
  it('cancels a visit booked in the meantime, frees its time and leaves no name', async () => {
    let booked: Appointment | undefined;
    const book = async () => {
      const answer = await bookAppointment(bench.deps(), me, ownWish());
      booked = answer.ok ? answer.value.appointment : undefined;
    };
    expect(await remove(beforeTransaction(bench.deps(), book))).toEqual(OK);
    if (booked === undefined) throw new Error('not booked');
    await deliver(null, booked);
    expect(await traces()).toEqual([]);
    expect(await readAppointmentsOf(bench.deps(), me.customerId)).toMatchObject([{ status: 'CANCELLED' }]);
    expect(await bench.differences()).toEqual([]);
  });

  it('also covers a visit the index did not show yet: its event finds the customer gone', async () => {
    const visit = await bench.book(ownWish(), me);
    const blind = {
      ...bench.deps(),
      db: {
        send: (command: { input: { IndexName?: string } }) =>
          command.input.IndexName === 'appointmentsByCustomer'
            ? Promise.resolve({ Items: [] })
            : bench.running.db.send(command as never),
      } as never,
    };
    expect(await remove(blind)).toEqual(OK);
    await deliver(null, visit);
    await deliver(null, visit);
    expect(await traces()).toEqual([]);
    expect(await readAppointment(bench.deps(), visit.appointmentId)).toMatchObject({ status: 'CANCELLED', version: 2 });
    expect(await bench.differences()).toEqual([]);
  });

  it('keeps out what comes while it is under way: cars, places on the list, notes, transfers', async () => {
    const other = await createCustomer(bench.deps(), SUPPORT, {
      ...NO_DETAILS,
      name: 'Other',
      requestId: requestId(),
    });
    if (!other.ok) throw new Error('not made');
    const car = { ...ownCar(), customerId: other.value.recordId };
    expect(await saveVehicle(bench.deps(), SUPPORT, car)).toEqual(OK);
    const gone = () => remove();
    const meanwhile = () => beforeTransaction(bench.deps(), gone);
    const saved = await saveVehicle(meanwhile(), me, { ...ownCar(), customerId: null });
    expect(saved).toMatchObject(refusal('NOT_FOUND'));
    const transfer = { requestId: requestId(), vehicleId: car.vehicleId, toCustomerId: me.customerId };
    expect(await transferVehicle(bench.deps(), SUPPORT, transfer)).toMatchObject(refusal('NOT_FOUND'));
    expect(await readVehiclesOf(bench.deps(), me.customerId)).toEqual([]);
    expect(await bookAppointment(bench.deps(), me, ownWish())).toMatchObject(refusal('NOT_FOUND'));
  });

  it.each([
    [
      'a transfer to them',
      async () => {
        const other = await createCustomer(bench.deps(), SUPPORT, {
          ...NO_DETAILS,
          name: 'O',
          requestId: requestId(),
        });
        if (!other.ok) throw new Error('not made');
        const { vehicleId, ...car } = ownCar();
        await saveVehicle(bench.deps(), SUPPORT, { ...car, vehicleId, customerId: other.value.recordId });
        const transfer = { requestId: requestId(), vehicleId, toCustomerId: me.customerId };
        return () =>
          transferVehicle(
            beforeTransaction(bench.deps(), () => remove()),
            SUPPORT,
            transfer,
          );
      },
      'NOT_FOUND',
    ],
    [
      'a staff note',
      () => {
        const file = { requestId: requestId(), customerId: me.customerId, version: 0, tags: [name], note: name };
        return () =>
          saveCustomerNotes(
            beforeTransaction(bench.deps(), () => remove()),
            SUPPORT,
            file,
          );
      },
      'VERSION_CONFLICT',
    ],
  ])('refuses %s at the last moment', async (_title, prepare, code) => {
    const act = await prepare();
    expect(await act()).toMatchObject(refusal(code));
    expect(await readVehiclesOf(bench.deps(), me.customerId)).toEqual([]);
    expect(await readCustomer(bench.deps(), me.customerId)).toMatchObject({ name: '', deletedAt: bench.deps().now });
  });

  it('refuses a place on the waiting list at the last moment', async () => {
    const startsAt = at('2027-01-11', '08:00');
    for (let hour = 8; hour < 17; hour += 1) {
      const time = at('2027-01-11', `${String(hour).padStart(2, '0')}:00`);
      for (let pair = 0; pair < 3; pair += 1) await bookAppointment(bench.deps(), MANAGER, wish({ startsAt: time }));
    }
    const join = { ...ownWish(), planId: null, visitDate: '2027-01-11', startsAt };
    const joined = await joinWaitingList(
      beforeTransaction(bench.deps(), () => remove()),
      me,
      join,
    );
    expect(joined).toMatchObject(refusal('NOT_FOUND'));
    expect(await traces()).toEqual([]);
  });

  it('that stopped half way is finished by repeating the request, and the sign-in goes last', async () => {
    await saveVehicle(bench.deps(), me, { ...ownCar(), customerId: null });
    const crash = () => Promise.reject(new Error('crash'));
    await expect(remove(beforeTransaction(bench.deps(), crash, 2))).rejects.toThrow('crash');
    expect(removed).not.toContain(me.customerId);
    expect(await readCustomer(bench.deps(), me.customerId)).toMatchObject({ deletedAt: bench.deps().now });
    expect(await remove()).toEqual(OK);
    expect(await traces()).toEqual([]);
    expect(removed).toContain(me.customerId);
  });

  it('does not skip a car that another person is writing at that moment', async () => {
    await saveVehicle(bench.deps(), me, { ...ownCar(), customerId: null });
    const conflict = () =>
      Promise.reject(
        new TransactionCanceledException({
          message: 'x',
          $metadata: {},
          CancellationReasons: [{ Code: 'TransactionConflict' }],
        }),
      );
    expect(await remove(beforeTransaction(bench.deps(), conflict, 2))).toEqual(OK);
    expect(await traces()).toEqual([]);
  });
});

describe('an event that comes after the deletion', () => {
  it('does not bring a customer back: booked, cancelled and deleted before the first event', async () => {
    const first = await bench.book(ownWish(), me);
    const { appointmentId } = first;
    const cancel = { requestId: requestId(), appointmentId, version: 1, action: 'CANCEL', reason: name } as const;
    const cancelled = await changeAppointment(bench.deps(), me, cancel);
    if (!cancelled.ok) throw new Error('not cancelled');
    expect(await remove()).toEqual(OK);
    expect(await traces()).toEqual([]);
    await deliver(null, first);
    await deliver(first, cancelled.value.appointment);
    expect(await traces()).toEqual([]);
    expect(await readVehiclesOf(bench.deps(), me.customerId)).toEqual([]);
  });

  it.each([1, 2])('does not bring one back at the same moment: at transaction %s of what follows', async (number) => {
    const visit = await bench.book(ownWish(), me);
    const { appointmentId } = visit;
    const done = { requestId: requestId(), appointmentId, version: 1, action: 'COMPLETE', reason: '' } as const;
    await changeAppointment(bench.deps(), MANAGER, done);
    // Those of the notice and the email.
    await deliver(
      null,
      visit,
      beforeTransaction(bench.deps(), () => remove(), number),
    );
    expect(await readCustomer(bench.deps(), me.customerId)).toMatchObject({ deletedAt: bench.deps().now });
    expect(await traces()).toEqual([]);
  });

  it('does not bring back a customer whose record was merged into one deleted by then', async () => {
    const kept = await createCustomer(bench.deps(), SUPPORT, { ...NO_DETAILS, name, requestId: requestId() });
    const { customerId, ...guest } = await bench.book(ownWish());
    await registerCustomer(bench.deps(), { ...newCustomer(customerId, bench.deps().now), name });
    if (!kept.ok) throw new Error('not made');
    const merge = { requestId: requestId(), keepId: kept.value.recordId, mergeId: customerId };
    expect(await mergeCustomers(bench.deps(), SUPPORT, merge)).toEqual(OK);
    const { appointmentId } = guest;
    const cancel = { requestId: requestId(), appointmentId, version: null, action: 'CANCEL', reason: '' } as const;
    await changeAppointment(bench.deps(), MANAGER, cancel);
    expect(await remove(bench.deps(), MANAGER, kept.value.recordId)).toEqual(OK);
    await remove();
    await deliver(null, { customerId, ...guest });
    expect(await traces()).toEqual([]);
  });

  it('never puts two cars without a plate under one id', async () => {
    for (const [model, time] of [
      ['Golf', '09:00'],
      ['Passat', '11:00'],
    ] as const) {
      const vehicle = { plate: '', make: 'VW', model, year: 2010 };
      const visit = await bench.book({ ...ownWish(), startsAt: at('2027-01-12', time), vehicle }, me);
      await deliver(null, visit);
    }
    const cars = await readVehiclesOf(bench.deps(), me.customerId);
    expect(cars.map(({ model }) => model).sort()).toEqual(['Golf', 'Passat']);
  });
});

describe('places on the waiting list', () => {
  it('are found beyond the first page, and those a visitor took under the address go too', async () => {
    const others = Array.from({ length: 1000 }, (_, index) =>
      entry({
        ...{ waitingId: `2026-12-10#${String(index).padStart(4, '0')}`, customerId: 'other', contactName: 'Other' },
        ...{ contactEmail: 'other@example.com', vehiclePlate: '', note: 'n'.repeat(1100) },
      }),
    );
    for (let from = 0; from < others.length; from += 25) {
      const puts = others.slice(from, from + 25).map((one) => putWaitingEntry(bench.deps(), one).Put?.Item ?? {});
      const RequestItems = { [bench.running.tables.waitingEntry]: puts.map((Item) => ({ PutRequest: { Item } })) };
      await bench.running.db.send(new BatchWriteCommand({ RequestItems }));
    }
    await wait(entry({}));
    await wait(entry({ customerId: `guest-${requestId()}` }));
    expect(await readWaitingList(bench.deps(), { from: '0' })).toHaveLength(1002);
    expect(await remove()).toEqual(OK);
    expect(await traces()).toEqual([]);
  });

  it('of a visitor belong to the sign-in that has proven the address', async () => {
    const mine = entry({ customerId: `guest-${requestId()}` });
    const other = entry({ customerId: `guest-${requestId()}`, contactEmail: 'other@example.com' });
    for (const one of [mine, other]) await wait(one);
    expect(await claimGuestRecords(bench.deps(), me, { requestId: requestId(), email: email() })).toEqual(OK);
    expect(await readWaitingEntry(bench.deps(), mine.waitingId)).toMatchObject({ customerId: me.customerId });
    expect(await readWaitingEntry(bench.deps(), other.waitingId)).toMatchObject({ customerId: other.customerId });
  });
});
