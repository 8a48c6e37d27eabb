import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { type CommandBench, MANAGER, SUPPORT, at, openCommandBench } from '../../../../local/testing/command-bench';
import { NO_FILES } from '../../../../local/testing/no-files';
import { readAppointmentsOf } from '../../booking/store/appointments';
import { changeAppointment } from '../../booking/commands/change-appointment';
import { saveVehicle } from '../../vehicles/commands/vehicles';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import { newCustomer, readCustomer, registerCustomer } from '../store/customers';
import { saveCustomerNotes, saveProfile } from './customers';
import { deleteCustomer } from './delete-customer';
import { exportCustomer } from './export-customers';
import { sweepKept } from '../../all-kept';
import { claimGuestRecords, mergeCustomers } from './merge-customers';

let bench: CommandBench;
/** Sign-ins that their owners deleted at the sign-in service. */
const gone = new Set<string>();
const userPool = {
  exists: (sub: string) => Promise.resolve(!gone.has(sub)),
  remove: () => Promise.resolve(),
};
const deps = (now?: string) => ({ ...bench.deps(now), files: NO_FILES, userPool });
const OK = { ok: true, value: null };
const refusal = (code: string) => ({ ok: false, problem: { code } });
const requestId = () => randomUUID();

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 3 });
});
afterAll(() => bench.running.stop());

let number = 0;
let me: Actor & { kind: 'CUSTOMER' };
let email: string;
let mark: string;

beforeEach(async () => {
  number += 1;
  mark = `Zyx${String(number)}q`;
  email = `me-${String(number)}@example.com`;
  me = { kind: 'CUSTOMER', customerId: `sub-${String(number)}` };
  const profile = { ...NO_DETAILS, name: `Mia ${mark}`, phone: `+61 400 000 ${String(100 + number)}`, email };
  await saveProfile(deps(), me, { ...profile, requestId: requestId() });
});

/** A guest's past booking, with the record its event enters. */
async function guestVisit(contact: { name: string; phone: string }, given = email): Promise<string> {
  const startsAt = at(`2026-12-${String(1 + (number % 20)).padStart(2, '0')}`, '09:00');
  const full = { ...contact, email: given };
  const visit = await bench.book({
    contact: full,
    vehicle: { plate: mark, make: mark, model: mark, year: 2019 },
    startsAt,
  });
  await registerCustomer(deps(), { ...newCustomer(visit.customerId, deps().now), ...full });
  const over = { requestId: requestId(), appointmentId: visit.appointmentId, version: 1, reason: '' };
  const cancelled = await changeAppointment(deps(), MANAGER, { ...over, action: 'CANCEL' });
  if (!cancelled.ok) throw new Error('not cancelled');
  return visit.customerId;
}

const copyOf = async (customerId: string, actor: Actor = me): Promise<string> => {
  const copy = await exportCustomer(deps(), actor, { requestId: requestId(), customerId });
  return copy.ok ? copy.value.content : copy.problem.code;
};
const remove = (customerId: string, actor: Actor = me, now?: string) =>
  deleteCustomer(deps(now), actor, { requestId: requestId(), customerId });

/** Rows of any table with the person's mark. */
async function traces(): Promise<string[]> {
  const pages = Object.values({ ...bench.running.tables }).map((TableName) =>
    bench.running.db.send(new ScanCommand({ TableName, ConsistentRead: true })),
  );
  const rows = (await Promise.all(pages)).flatMap(({ Items }) => Items ?? []);
  return rows.map((row) => JSON.stringify(row)).filter((row) => row.includes(mark));
}

describe('what a person booked as a guest under their proven address', () => {
  it.each([
    ['their name, in another spelling', () => ({ name: `mia  ${mark.toUpperCase()}`, phone: '' })],
    ['their number', () => ({ name: 'M. Kerr', phone: `0400000${String(100 + number)}` })],
  ])('with %s as well, is in their copy and goes with them', async (_what, contact) => {
    const guestId = await guestVisit(contact());
    expect(await copyOf(me.customerId)).toContain(guestId);
    expect(await remove(me.customerId)).toEqual(OK);
    expect(await traces()).toEqual([]);
    expect(await readCustomer(deps(), guestId)).toMatchObject({ name: '', email: '', mergedInto: me.customerId });
    expect(await readAppointmentsOf(deps(), guestId)).toMatchObject([{ contactName: '', priceCents: 21900 }]);
  });

  it('with another’s name is not theirs: a partner may share the address', async () => {
    const guestId = await guestVisit({ name: 'Ivor Partner', phone: '' });
    expect(await copyOf(me.customerId)).not.toContain(guestId);
    expect(await remove(me.customerId)).toEqual(OK);
    expect(await readCustomer(deps(), guestId)).toMatchObject({ name: 'Ivor Partner', mergedInto: null });
  });

  it('keeps them from being deleted while it is still to come', async () => {
    const contact = { name: `Mia ${mark}`, email, phone: '' };
    const visit = await bench.book({ contact, startsAt: at('2026-12-22', '10:00') });
    await registerCustomer(deps(), { ...newCustomer(visit.customerId, deps().now), ...contact });
    expect(await remove(me.customerId)).toMatchObject({
      problem: { code: 'OPEN_VISITS', facts: { appointmentIds: [visit.appointmentId] } },
    });
  });

  it('is left alone when staff delete a record whose address no one has proven', async () => {
    const own = await guestVisit({ name: `Mia ${mark}`, phone: '' }, `other-${email}`);
    const other = await guestVisit({ name: `Mia ${mark}`, phone: '' }, `other-${email}`);
    expect(await remove(own, MANAGER)).toEqual(OK);
    expect(await readCustomer(deps(), other)).toMatchObject({ name: `Mia ${mark}`, deletedAt: null });
  });
});

describe('a record whose sign-in is gone', () => {
  const again = (): Actor & { kind: 'CUSTOMER' } => ({ kind: 'CUSTOMER', customerId: `again-${String(number)}` });

  it('is claimed by the new sign-in of the same address, and merged by staff', async () => {
    const claim = () => claimGuestRecords(deps(), again(), { requestId: requestId(), email });
    expect(await claim()).toEqual(OK);
    expect(await readCustomer(deps(), me.customerId)).toMatchObject({ mergedInto: null });
    const other = { requestId: requestId(), keepId: `cust-${requestId()}`, mergeId: me.customerId };
    expect(await mergeCustomers(deps(), SUPPORT, other)).toMatchObject(refusal('HAS_SIGN_IN'));
    gone.add(me.customerId);
    expect(await mergeCustomers(deps(), SUPPORT, other)).toMatchObject(refusal('NOT_FOUND'));
    expect(await claim()).toEqual(OK);
    expect(await readCustomer(deps(), me.customerId)).toMatchObject({ name: '', mergedInto: again().customerId });
    expect(await readCustomer(deps(), again().customerId)).toMatchObject({ name: `Mia ${mark}`, email });
  });

  it('goes when the person deletes the new one', async () => {
    gone.add(me.customerId);
    const profile = { ...NO_DETAILS, name: `Mia ${mark}`, email, requestId: requestId() };
    await saveProfile(deps(), again(), profile);
    expect(await remove(again().customerId, again())).toEqual(OK);
    expect(await traces()).toEqual([]);
  });
});

describe('what is kept of a deleted customer', () => {
  const YEARS_ON = '2037-01-01T00:30:00.000Z';
  /** A set has no JSON form: without this it would print as empty. */
  const asList = (_key: string, value: unknown): unknown =>
    value instanceof Set ? [...(value as Set<unknown>)] : value;

  it('goes on the day the books no longer need it, and not a day before', async () => {
    const { db } = bench.running;
    const guestId = await guestVisit({ name: `Mia ${mark}`, phone: '' });
    await saveVehicle(deps(), me, {
      ...{ ...NO_VEHICLE_DETAILS, plate: mark, requestId: requestId(), vehicleId: requestId(), customerId: null },
    });
    await saveCustomerNotes(deps(), SUPPORT, {
      ...{ requestId: requestId(), customerId: me.customerId, version: 0, tags: [], note: mark },
    });
    const [visit] = await readAppointmentsOf(deps(), guestId);
    expect(await remove(me.customerId)).toEqual(OK);
    const claims = await db.send(new ScanCommand({ TableName: bench.running.tables.claims }));
    const named = (claims.Items ?? []).filter((row) => JSON.stringify(row, asList).includes(me.customerId));
    // Everything that names them expires without a sweep: two years after the year it is useful in, at the latest.
    expect(named.some(({ pk }) => String(pk).startsWith('kept#'))).toBe(true);
    for (const { pk, expiresAt } of named)
      expect(Number(expiresAt), String(pk)).toBeLessThanOrEqual(Date.UTC(2040, 0) / 1000);
    expect(await sweepKept(deps('2026-11-21T00:00:00.000Z'))).toBe(0);
    // Years without a run are caught up on.
    expect(await sweepKept(deps('2036-12-31T00:00:00.000Z'))).toBe(0);
    expect(await readAppointmentsOf(deps(), guestId)).toHaveLength(1);
    expect(await readCustomer(deps(), me.customerId)).toMatchObject({ name: '' });

    expect(await sweepKept(deps(YEARS_ON))).toBeGreaterThan(0);
    expect(await readAppointmentsOf(deps(), guestId)).toEqual([]);
    const nobodys = await readAppointmentsOf(deps(), 'guest-forgotten');
    expect(nobodys).toContainEqual(expect.objectContaining({ appointmentId: visit?.appointmentId, priceCents: 21900 }));
    // The bare row goes with the last visit under its id.
    await sweepKept(deps('2037-01-02T00:30:00.000Z'));
    expect(await readCustomer(deps(), me.customerId)).toBeNull();
    expect(await readCustomer(deps(), guestId)).toBeNull();
    expect(await sweepKept(deps('2037-01-03T00:30:00.000Z'))).toBe(0);
    const { Items } = await db.send(new ScanCommand({ TableName: bench.running.tables.claims }));
    expect(
      JSON.stringify(
        Items?.filter(({ pk }) => String(pk).startsWith('kept#')),
        asList,
      ),
    ).not.toContain(me.customerId);
  });
});
