import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import {
  type CommandBench,
  MANAGER,
  SUPPORT,
  VISITOR,
  at,
  openCommandBench,
} from '../../../../local/testing/command-bench';
import { type FileBench, openFileBench } from '../../../../local/testing/file-bench';
import { newCustomer, readCustomer, readCustomerNotes, registerCustomer } from '../store/customers';
import { readAppointmentsOf } from '../../booking/store/appointments';
import { putNotice } from '../../notices/store/notices';
import type { Row } from '../../../kernel/row';
import { readVehiclesOf, registerVehicle } from '../../vehicles/store/vehicles';
import { changeAppointment } from '../../booking/commands/change-appointment';
import { endVisitLinks } from '../../booking/commands/end-visit-links';
import { createCustomer, saveCustomerNotes, saveProfile } from './customers';
import { deleteCustomer } from './delete-customer';
import { type ImportRow, importCustomers } from './import-customers';
import { claimGuestRecords, mergeCustomers } from './merge-customers';
import { recordOdometer, saveVehicle } from '../../vehicles/commands/vehicles';

let bench: CommandBench;
let box: FileBench;
const removed: string[] = [];
const userPool = {
  exists: () => Promise.resolve(true),
  remove: (sub: string) => Promise.resolve(void removed.push(sub)),
};
const OK = { ok: true, value: null };
const refusal = (code: string) => ({ ok: false, problem: { code } });
const requestId = () => randomUUID();

beforeAll(async () => {
  [bench, box] = await Promise.all([openCommandBench({ pairs: 3 }), openFileBench()]);
});
afterAll(async () => {
  await bench.running.stop();
  await box.stop();
});

let hour = 8;
/** A guest who booked: the appointment, and the rows its event writes. */
async function guest(email: string, plate: string): Promise<string> {
  hour += 1;
  const contact = { name: 'Gustav Guest', email, phone: '+49 170 1234567' };
  const startsAt = at(`2026-11-${String(24 + Math.floor(hour / 8))}`, `${String(8 + (hour % 8)).padStart(2, '0')}:00`);
  const visit = await bench.book({ contact, vehicle: { plate, make: 'VW', model: 'Golf', year: 2020 }, startsAt });
  const { customerId } = visit;
  await registerCustomer(bench.deps(), { ...newCustomer(customerId, bench.deps().now), ...contact });
  const car = { ...NO_VEHICLE_DETAILS, plate, make: 'VW', model: 'Golf', year: 2020, odometer: [] };
  await registerVehicle(bench.deps(), { ...car, vehicleId: visit.appointmentId, customerId });
  return customerId;
}

describe('merging two records of one person', () => {
  it('brings visits, cars, readings, tags and notes together, and leaves an empty row that names the other', async () => {
    const keepId = await guest('merge@example.com', 'M-ER 1');
    const mergeId = await guest('merge@example.com', 'mer 1');
    const [car] = await readVehiclesOf(bench.deps(), mergeId);
    const reading = {
      requestId: requestId(),
      vehicleId: car?.vehicleId ?? '',
      on: '2026-11-01',
      km: 5000,
      accept: false,
    };
    await recordOdometer(bench.deps(), SUPPORT, reading);
    for (const [customerId, tag] of [
      [keepId, 'fleet'],
      [mergeId, 'loud'],
    ] as const) {
      await saveCustomerNotes(bench.deps(), SUPPORT, {
        requestId: requestId(),
        customerId,
        version: 0,
        tags: [tag],
        note: tag,
      });
    }
    const merge = { requestId: requestId(), keepId, mergeId };
    expect(await mergeCustomers(bench.deps(), SUPPORT, merge)).toEqual(OK);
    expect(await mergeCustomers(bench.deps(), SUPPORT, merge)).toEqual(OK);

    expect(await readAppointmentsOf(bench.deps(), keepId)).toHaveLength(2);
    expect(await readAppointmentsOf(bench.deps(), mergeId)).toHaveLength(0);
    const cars = await readVehiclesOf(bench.deps(), keepId);
    expect(cars).toMatchObject([{ plate: 'M-ER 1', odometer: [{ km: 5000 }] }]);
    expect(await readCustomerNotes(bench.deps(), keepId)).toMatchObject({
      tags: ['fleet', 'loud'],
      note: 'fleet\n\nloud',
    });
    expect(await readCustomer(bench.deps(), mergeId)).toMatchObject({
      name: '',
      email: '',
      phone: '',
      mergedInto: keepId,
    });
    expect(await bench.differences()).toEqual([]);
  });

  it('is refused for one and the same record, for a record with a sign-in, for a missing one, and without the permission', async () => {
    const keepId = await guest('keep@example.com', 'KEEP1');
    const merge = (mergeId: string, actor: Actor = SUPPORT) =>
      mergeCustomers(bench.deps(), actor, { requestId: requestId(), keepId, mergeId });
    expect(await merge(keepId)).toMatchObject(refusal('SAME_CUSTOMER'));
    expect(await merge('a-sub')).toMatchObject(refusal('HAS_SIGN_IN'));
    expect(await merge('guest-nobody')).toMatchObject(refusal('NOT_FOUND'));
    expect(await merge('guest-nobody', { kind: 'CUSTOMER', customerId: keepId })).toMatchObject(refusal('FORBIDDEN'));
    expect(
      await merge('guest-nobody', { kind: 'STAFF', staffId: 's', roles: ['STAFF'], technicianId: null }),
    ).toMatchObject(refusal('FORBIDDEN'));
  });
});

describe('a guest who signs up', () => {
  const claim = (customerId: string, email: string) =>
    claimGuestRecords(bench.deps(), { kind: 'CUSTOMER', customerId }, { requestId: requestId(), email });

  it('finds all earlier bookings under the address they have proven', async () => {
    const [first, second] = [await guest('gus@example.com', 'GUS 1'), await guest('gus@example.com', 'GUS 2')];
    expect(await claim('gus', 'gus@example.com')).toEqual(OK);
    expect(await readAppointmentsOf(bench.deps(), 'gus')).toHaveLength(2);
    expect((await readVehiclesOf(bench.deps(), 'gus')).map(({ plate }) => plate).sort()).toEqual(['GUS 1', 'GUS 2']);
    expect(await readCustomer(bench.deps(), 'gus')).toMatchObject({ name: 'Gustav Guest', marketingConsent: false });
    for (const gone of [first, second]) {
      expect(await readCustomer(bench.deps(), gone)).toMatchObject({ mergedInto: 'gus', email: '' });
    }
    expect(await claim('gus', 'gus@example.com')).toEqual(OK);
  });

  it('gets nothing without an address, nor anything that belongs to another sign-in', async () => {
    expect(await claim('eve', '')).toMatchObject(refusal('FORBIDDEN'));
    const profile = { ...NO_DETAILS, requestId: requestId(), name: 'Ann', email: 'ann@example.com' };
    await saveProfile(bench.deps(), { kind: 'CUSTOMER', customerId: 'ann' }, profile);
    expect(await claim('eve', 'ann@example.com')).toEqual(OK);
    expect(await readCustomer(bench.deps(), 'ann')).toMatchObject({ name: 'Ann', mergedInto: null });
    expect(await readCustomer(bench.deps(), 'eve')).toBeNull();
  });
});

/** Sets as lists, and fields in order: engines return them in any order. */
const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Set) return [...(value as Set<unknown>)];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value as Row).sort());
};

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const found: string[] = [];
  for (const TableName of Object.values({ ...bench.running.tables })) {
    const page = await bench.running.db.send(new ScanCommand({ TableName }));
    const rows: readonly Row[] = page.Items ?? [];
    found.push(...rows.map((row) => JSON.stringify(row, plain)));
  }
  return found.sort().join('\n');
}

describe('deleting a person', () => {
  const SECRETS = [
    'Delia',
    'Departing',
    'delia@example.com',
    '5550 1234',
    'DEL 999',
    'Grey gate',
    'Secret street',
    '1HGCM82633A004352',
  ];

  it('leaves nothing personal in any table, and the visit with what it cost', async () => {
    const delia: Actor = { kind: 'CUSTOMER', customerId: 'delia' };
    const profile = {
      name: 'Delia Departing',
      email: 'delia@example.com',
      phone: '+61 2 5550 1234',
      street: '1 Secret street',
    };
    await saveProfile(bench.deps(), delia, { ...NO_DETAILS, ...profile, requestId: requestId() });
    const car = { ...NO_VEHICLE_DETAILS, plate: 'DEL 999', vin: '1HGCM82633A004352', customerId: null };
    const vehicleId = randomUUID();
    await saveVehicle(bench.deps(), delia, { ...car, requestId: requestId(), vehicleId });
    await saveCustomerNotes(bench.deps(), SUPPORT, {
      ...{ requestId: requestId(), customerId: 'delia', version: 0, tags: ['Delia'], note: 'Grey gate' },
    });
    const visit = await bench.book(
      {
        vehicleId,
        note: 'Grey gate',
        startsAt: at('2026-11-30', '09:00'),
        contact: { name: '', email: '', phone: '' },
      },
      delia,
    );
    await putNotice(bench.deps(), {
      ...{ audience: 'permission:notice:read', noticeId: 'n-1', kind: 'STAFF_BOOKED', by: null },
      about: { model: 'Appointment', id: visit.appointmentId },
      facts: { contactName: 'Delia Departing', vehiclePlate: 'DEL 999', customerId: 'delia' },
    });
    const remove = (actor: Actor) =>
      deleteCustomer({ ...bench.deps(), files: box.files(), userPool }, actor, {
        requestId: requestId(),
        customerId: 'delia',
      });
    expect(await remove(delia)).toEqual({
      ok: false,
      problem: { code: 'OPEN_VISITS', facts: { appointmentIds: [visit.appointmentId] } },
    });
    expect(await remove(SUPPORT)).toMatchObject(refusal('FORBIDDEN'));
    expect(await remove({ kind: 'CUSTOMER', customerId: 'other' })).toMatchObject(refusal('FORBIDDEN'));
    const cancel = {
      requestId: requestId(),
      appointmentId: visit.appointmentId,
      version: visit.version,
      reason: 'Delia sold it',
    };
    await changeAppointment(bench.deps(), delia, { ...cancel, action: 'CANCEL' });
    const before = await everything();
    for (const secret of SECRETS) expect(before).toContain(secret);

    expect(await remove(delia)).toEqual(OK);
    expect(await remove(MANAGER)).toEqual(OK);
    const after = await everything();
    for (const secret of SECRETS) expect(after).not.toContain(secret);
    expect(removed).toContain('delia');
    expect(await readAppointmentsOf(bench.deps(), 'delia')).toMatchObject([
      { status: 'CANCELLED', priceCents: visit.priceCents, serviceName: visit.serviceName, contactName: '' },
    ]);
    const [left] = await readAppointmentsOf(bench.deps(), 'delia');
    const { appointmentId = '', version = 0 } = left ?? {};
    const restore = { ...cancel, requestId: requestId(), version, reason: '', action: 'RESTORE' } as const;
    expect(await changeAppointment(bench.deps(), MANAGER, restore)).toMatchObject(refusal('ILLEGAL_TRANSITION'));
    const ended = await endVisitLinks(bench.deps(), MANAGER, { appointmentId, requestId: requestId() });
    expect(ended).toMatchObject(refusal('ILLEGAL_TRANSITION'));
    expect(left?.linkGeneration, 'the links that are out have ended').toBe(1);
    const again = { ...NO_DETAILS, requestId: requestId(), name: 'Delia', email: 'delia@example.com' };
    expect(await saveProfile(bench.deps(), delia, again)).toMatchObject(refusal('NOT_FOUND'));
  });
});

describe('an import', () => {
  const line = (row: number, given: Partial<ImportRow> = {}): ImportRow => ({
    ...{ ...NO_DETAILS, row, tags: [], plate: '', make: '', model: '', year: null, vin: '' },
    ...{ name: `Import ${String(row)}`, email: `import-${String(row)}@example.com` },
    ...given,
  });
  const run = (rows: readonly ImportRow[], dryRun = false, actor: Actor = MANAGER) =>
    importCustomers(bench.deps(), actor, { rows, requestId: requestId(), dryRun });

  it('writes nothing in a dry run, everything once, and nothing more the second time', async () => {
    const rows = [line(1, { plate: 'IMP 1', tags: ['fleet'] }), line(2), line(3, { email: '', phone: '+61400111222' })];
    const outcomes = (kind: string) => rows.map(({ row }) => expect.objectContaining({ row, outcome: kind }) as object);
    expect(await run(rows, true)).toEqual({ ok: true, value: outcomes('NEW') });
    expect(await run(rows)).toEqual({ ok: true, value: outcomes('NEW') });
    const written = await everything();
    const again = await run(rows);
    expect(again).toEqual({ ok: true, value: outcomes('KNOWN') });
    expect(await everything()).toBe(written);
    if (!again.ok) throw new Error('refused');
    const customerId = again.value[0]?.customerId ?? '';
    expect(await readVehiclesOf(bench.deps(), customerId)).toMatchObject([{ plate: 'IMP 1' }]);
    expect(await readCustomerNotes(bench.deps(), customerId)).toMatchObject({ tags: ['fleet'] });
  });

  it('gives a person’s second car to that person, and leaves a customer known by email as they are', async () => {
    const email = 'two-cars@example.com';
    const made = await createCustomer(bench.deps(), SUPPORT, {
      ...NO_DETAILS,
      requestId: requestId(),
      name: 'Tam',
      email,
    });
    if (!made.ok) throw new Error('not made');
    const rows = [line(1, { name: 'Other name', email, plate: 'TWO 1' }), line(2, { email, plate: 'TWO 2' })];
    expect(await run(rows)).toMatchObject({ value: [{ outcome: 'KNOWN' }, { outcome: 'KNOWN' }] });
    expect(await readVehiclesOf(bench.deps(), made.value.recordId)).toHaveLength(2);
    expect(await readCustomer(bench.deps(), made.value.recordId)).toMatchObject({ name: 'Tam' });
  });

  it('leaves out a line with a wrong VIN entirely', async () => {
    const rows = [line(7, { email: 'bad-vin@example.com', vin: '1HGCM82633A003452', plate: 'BAD 1' })];
    expect(await run(rows)).toEqual({ ok: true, value: [{ row: 7, outcome: 'BAD', field: 'vin', rule: 'vin' }] });
    expect(await everything()).not.toContain('bad-vin@example.com');
  });

  it('is for those with the permission', async () => {
    for (const actor of [SUPPORT, VISITOR])
      expect(await run([line(1)], false, actor)).toMatchObject(refusal('FORBIDDEN'));
  });
});
