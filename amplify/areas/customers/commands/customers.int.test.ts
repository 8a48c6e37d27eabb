import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { type CustomerDetails, NO_DETAILS } from '../../../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import {
  askedBy,
  type CommandBench,
  MANAGER,
  SUPPORT,
  openCommandBench,
  wish,
} from '../../../../local/testing/command-bench';
import { NO_FILES } from '../../../../local/testing/no-files';
import type { CommandDeps } from '../../../kernel/deps';
import { type FileBench, openFileBench } from '../../../../local/testing/file-bench';
import { readCustomer, readCustomerNotes } from '../store/customers';
import { readVehicle } from '../../vehicles/store/vehicles';
import { bookAppointment } from '../../booking/commands/book-appointment';
import { createCustomer, saveCustomerNotes, saveProfile, updateCustomer } from './customers';
import { deleteCustomer } from './delete-customer';
import { exportCustomer, exportCustomers } from './export-customers';
import { recordOdometer, removeVehicle, saveVehicle, transferVehicle } from '../../vehicles/commands/vehicles';

let bench: CommandBench;
let box: FileBench;
const MECHANIC: Actor = { kind: 'STAFF', staffId: 'mia', roles: ['MECHANIC'], technicianId: 'tech-1' };
const casey: Actor = { kind: 'CUSTOMER', customerId: 'casey' };
const userPool = {
  exists: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
};
const OK = { ok: true, value: null };
const refusal = (code: string) => ({ ok: false, problem: { code } });
const details = (given: Partial<CustomerDetails> = {}): CustomerDetails => ({
  ...NO_DETAILS,
  ...{ name: 'Robin Driver', email: 'robin@example.com', phone: '+61 400 000 000' },
  ...given,
});

async function added(given: Partial<CustomerDetails> = {}): Promise<string> {
  const made = await createCustomer(bench.deps(), SUPPORT, { requestId: randomUUID(), ...details(given) });
  if (!made.ok) throw new Error('not created');
  return made.value.recordId;
}

const update = (
  customerId: string,
  version: number | null,
  given: Partial<CustomerDetails>,
  requestId = randomUUID(),
) => updateCustomer(bench.deps(), SUPPORT, { requestId, customerId, version, details: details(given) });

beforeAll(async () => {
  [bench, box] = await Promise.all([openCommandBench({ pairs: 1 }), openFileBench()]);
});
afterAll(async () => {
  await bench.running.stop();
  await box.stop();
});

describe('entering a customer', () => {
  it('sent twice makes one, and the same id with other facts is refused', async () => {
    const requestId = randomUUID();
    const made = await createCustomer(bench.deps(), SUPPORT, { requestId, ...details() });
    expect(made).toEqual({ ok: true, value: { recordId: `cust-${requestId}` } });
    expect(await createCustomer(bench.deps(), SUPPORT, { requestId, ...details() })).toEqual(made);
    const other = await createCustomer(bench.deps(), SUPPORT, { requestId, ...details({ name: 'Other' }) });
    expect(other).toMatchObject(refusal('REQUEST_ID_REUSED'));
  });

  it('is for those who may edit customers', async () => {
    for (const actor of [MECHANIC, casey]) {
      const made = await createCustomer(bench.deps(), actor, { requestId: randomUUID(), ...details() });
      expect(made).toMatchObject(refusal('FORBIDDEN'));
    }
  });
});

describe('changing a customer', () => {
  it('names the version that was read, and is refused when another change was faster', async () => {
    const id = await added();
    const requestId = randomUUID();
    expect(await update(id, 1, { city: 'Sydney' }, requestId)).toEqual(OK);
    expect(await update(id, 1, { city: 'Sydney' }, requestId)).toEqual(OK);
    expect(await update(id, 1, { city: 'Perth' })).toMatchObject(refusal('VERSION_CONFLICT'));
    expect(await readCustomer(bench.deps(), id)).toMatchObject({ city: 'Sydney', version: 2 });
  });

  it('repeated after another person’s change answers as before, and the later change stays', async () => {
    const id = await added();
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await update(id, 1, { city: 'Sydney' }, first)).toEqual(OK);
    expect(await update(id, 2, { city: 'Perth' }, second)).toEqual(OK);
    expect(await update(id, 1, { city: 'Sydney' }, first)).toEqual(OK);
    expect(await readCustomer(bench.deps(), id)).toMatchObject({ city: 'Perth', version: 3 });
    for (const version of [3, 4, 5, 6]) expect(await update(id, version, {})).toEqual(OK);
    expect(await update(id, 1, { city: 'Sydney' }, first)).toMatchObject(refusal('VERSION_CONFLICT'));
    expect(await update(id, 2, { city: 'Perth' }, second)).toEqual(OK);
    expect(await readCustomer(bench.deps(), id)).toMatchObject({ city: '', version: 7 });
  });

  it('with the id of the change before and other details is refused, for staff and for the customer', async () => {
    const id = await added();
    const requestId = randomUUID();
    expect(await update(id, 1, { city: 'Sydney' }, requestId)).toEqual(OK);
    expect(await update(id, 2, { city: 'Perth' }, requestId)).toMatchObject(refusal('REQUEST_ID_REUSED'));
    expect(await readCustomer(bench.deps(), id)).toMatchObject({ city: 'Sydney', version: 2 });
    const rae: Actor = { kind: 'CUSTOMER', customerId: 'rae' };
    const profile = { requestId: randomUUID(), ...details({ name: 'Rae', email: 'rae@example.com' }) };
    const save = (given: object) => saveProfile(bench.deps(), rae, { ...profile, ...given });
    expect(await save({})).toEqual(OK);
    expect(await save({ city: 'Perth' })).toMatchObject(refusal('REQUEST_ID_REUSED'));
    // Their address is not part of the content: it may have changed since, or no longer be proven.
    expect(await save({ email: '' })).toEqual(OK);
    expect(await readCustomer(bench.deps(), 'rae')).toMatchObject({ city: '', email: 'rae@example.com', version: 1 });
  });

  it('does not turn a repeat of the first entry into something else', async () => {
    const entered = { requestId: randomUUID(), ...details() };
    const made = await createCustomer(bench.deps(), SUPPORT, entered);
    await update(`cust-${entered.requestId}`, 1, { city: 'Perth' });
    expect(await createCustomer(bench.deps(), SUPPORT, entered)).toEqual(made);
    expect(await readCustomer(bench.deps(), `cust-${entered.requestId}`)).toMatchObject({ city: 'Perth', version: 2 });
  });

  it('by fifty people at once lets one through', async () => {
    const id = await added();
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, index) => update(id, 1, { city: `City ${String(index)}` })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of tries) if (!one.ok) expect(one.problem.code).toMatch(/VERSION_CONFLICT|REQUEST_IN_PROGRESS/);
  });

  it('leaves the address of a sign-in alone', async () => {
    await saveProfile(bench.deps(), casey, { requestId: randomUUID(), ...details({ email: 'casey@example.com' }) });
    expect(await update('casey', 1, { email: 'other@example.com' })).toMatchObject(refusal('HAS_SIGN_IN'));
    expect(await update('casey', 1, { email: 'casey@example.com', name: 'Casey M' })).toEqual(OK);
  });

  it('is not found when there is none', async () => {
    expect(await update('cust-nobody', 1, {})).toMatchObject(refusal('NOT_FOUND'));
    const file = { requestId: randomUUID(), customerId: 'cust-nobody', version: 0, tags: [], note: 'x' };
    expect(await saveCustomerNotes(bench.deps(), SUPPORT, file)).toMatchObject(refusal('NOT_FOUND'));
  });

  it('of one’s own record is possible again and again, of another’s never', async () => {
    const profile = { requestId: randomUUID(), ...details({ name: 'Casey', email: 'casey@example.com' }) };
    expect(await saveProfile(bench.deps(), casey, profile)).toEqual(OK);
    expect(await saveProfile(bench.deps(), casey, { ...profile, requestId: randomUUID(), city: 'Perth' })).toEqual(OK);
    const change = { requestId: randomUUID(), customerId: await added(), version: null, details: details() };
    expect(await updateCustomer(bench.deps(), casey, change)).toMatchObject(refusal('FORBIDDEN'));
  });

  it('keeps tags and a note on file, which no customer and no mechanic may write', async () => {
    const customerId = await added();
    const file = { requestId: randomUUID(), customerId, version: 0, tags: ['fleet'], note: 'Rings before coming.' };
    expect(await saveCustomerNotes(bench.deps(), SUPPORT, file)).toEqual(OK);
    expect(await saveCustomerNotes(bench.deps(), SUPPORT, file)).toEqual(OK);
    const { tags, note } = file;
    expect(await readCustomerNotes(bench.deps(), customerId)).toMatchObject({ customerId, tags, note, version: 1 });
    const blind = { ...file, requestId: randomUUID(), note: 'Never rings.' };
    expect(await saveCustomerNotes(bench.deps(), SUPPORT, blind)).toMatchObject(refusal('VERSION_CONFLICT'));
    expect(await readCustomerNotes(bench.deps(), customerId)).toMatchObject({ note });
    expect(await saveCustomerNotes(bench.deps(), SUPPORT, { ...blind, version: 1 })).toEqual(OK);
    for (const actor of [MECHANIC, casey]) {
      expect(await saveCustomerNotes(bench.deps(), actor, file)).toMatchObject(refusal('FORBIDDEN'));
    }
  });
});

/** Sends one after the other, each a minute later. */
async function inTurn<Sent>(
  minutes: readonly CommandDeps[],
  all: readonly Sent[],
  send: (deps: CommandDeps, sent: Sent) => Promise<unknown>,
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const [index, deps] of minutes.entries()) answers.push(await send(deps, all[index] as Sent));
  return answers;
}

describe('cars', () => {
  const car = (given: object = {}) => ({
    ...NO_VEHICLE_DETAILS,
    ...{ requestId: randomUUID(), vehicleId: randomUUID(), customerId: null, plate: 'ABC 123', make: 'VW' },
    ...given,
  });

  it('belong to the customer, or staff name whose they are', async () => {
    const own = car();
    expect(await saveVehicle(bench.deps(), casey, own)).toEqual(OK);
    expect(await saveVehicle(bench.deps(), casey, { ...own, requestId: randomUUID(), model: 'Golf' })).toEqual(OK);
    expect(await readVehicle(bench.deps(), own.vehicleId)).toMatchObject({
      customerId: 'casey',
      model: 'Golf',
      version: 2,
    });
    const robin: Actor = { kind: 'CUSTOMER', customerId: 'robin' };
    const taken = await saveVehicle(bench.deps(), robin, { ...own, requestId: randomUUID() });
    expect(taken).toMatchObject(refusal('NOT_FOUND'));
    const named = car({ vehicleId: 'the-car-of-quentin', customerId: 'casey' });
    expect(await saveVehicle(bench.deps(), SUPPORT, named)).toMatchObject(refusal('INVALID_INPUT'));
    expect(await saveVehicle(bench.deps(), SUPPORT, car())).toMatchObject(refusal('INVALID_INPUT'));
    expect(await saveVehicle(bench.deps(), SUPPORT, car({ customerId: 'nobody' }))).toMatchObject(refusal('NOT_FOUND'));
    expect(await saveVehicle(bench.deps(), MECHANIC, car({ customerId: 'casey' }))).toMatchObject(refusal('FORBIDDEN'));
  });

  it('saved again after a later change keep that change, readings as well as profiles', async () => {
    const minutes = ['00:00', '00:01', '00:02'].map((time) => bench.deps(`2026-11-20T${time}:00.000Z`));
    const one = car({ model: 'Polo' });
    const other = car({ vehicleId: one.vehicleId, model: 'Golf' });
    const reading = (km: number) => ({ requestId: randomUUID(), vehicleId: one.vehicleId, on: '2026-11-01', km });
    const [low, high] = [reading(1000), reading(2000)];
    const profile = (city: string) => ({ requestId: randomUUID(), ...details({ city }) });
    const [sydney, perth] = [profile('Sydney'), profile('Perth')];
    const cleo: Actor = { kind: 'CUSTOMER', customerId: 'cleo' };
    const done = [
      ...(await inTurn(minutes, [one, other, one], (deps, sent) => saveVehicle(deps, casey, sent))),
      ...(await inTurn(minutes, [low, high, low], (deps, sent) =>
        recordOdometer(askedBy(deps, sent.requestId), casey, { ...sent, accept: true }),
      )),
      ...(await inTurn(minutes, [sydney, perth, sydney], (deps, sent) => saveProfile(deps, cleo, sent))),
    ];
    expect(done).toEqual(Array.from({ length: 9 }, () => OK));
    const stored = await readVehicle(bench.deps(), one.vehicleId);
    expect(stored).toMatchObject({ model: 'Golf', odometer: [{ km: 2000 }], version: 4 });
    expect(await readCustomer(bench.deps(), 'cleo')).toMatchObject({ city: 'Perth', version: 2 });
  });

  it('saved with the id of the change before and other details stay as they are', async () => {
    const first = car({ vin: '1hgcm826 33a004352', year: 2019 });
    expect(await saveVehicle(bench.deps(), casey, first)).toEqual(OK);
    expect(await saveVehicle(bench.deps(), casey, first)).toEqual(OK);
    for (const given of [{ model: 'Golf' }, { year: null }, { vin: '' }]) {
      expect(await saveVehicle(bench.deps(), casey, { ...first, ...given })).toMatchObject(
        refusal('REQUEST_ID_REUSED'),
      );
    }
    expect(await readVehicle(bench.deps(), first.vehicleId)).toMatchObject({ model: '', year: 2019, version: 1 });
  });

  it('have a VIN that is possible, stored in one form', async () => {
    expect(await saveVehicle(bench.deps(), casey, car({ vin: '1HGCM82633A003452' }))).toMatchObject(
      refusal('INVALID_VIN'),
    );
    const right = car({ vin: '1hgcm826 33a004352' });
    expect(await saveVehicle(bench.deps(), casey, right)).toEqual(OK);
    expect(await readVehicle(bench.deps(), right.vehicleId)).toMatchObject({ vin: '1HGCM82633A004352' });
  });

  it('have an odometer that only goes up, until today', async () => {
    const own = car();
    await saveVehicle(bench.deps(), casey, own);
    const read = (on: string, km: number, accept = false) =>
      recordOdometer(bench.deps(), casey, { requestId: randomUUID(), vehicleId: own.vehicleId, on, km, accept });
    expect(await read('2026-11-01', 50_000)).toEqual(OK);
    expect(await read('2026-11-10', 49_000)).toMatchObject(refusal('ODOMETER_RUNS_BACK'));
    expect(await read('2026-11-10', 49_000, true)).toEqual(OK);
    expect(await read('2026-11-21', 60_000)).toMatchObject(refusal('INVALID_INPUT'));
    expect((await readVehicle(bench.deps(), own.vehicleId))?.odometer).toEqual([
      { on: '2026-11-01', km: 50_000 },
      { on: '2026-11-10', km: 49_000 },
    ]);
  });

  it('go to another owner with their readings, by staff only', async () => {
    const own = car();
    await saveVehicle(bench.deps(), casey, own);
    const toCustomerId = await added();
    const transfer = { requestId: randomUUID(), vehicleId: own.vehicleId, toCustomerId };
    expect(await transferVehicle(bench.deps(), casey, transfer)).toMatchObject(refusal('FORBIDDEN'));
    const nowhere = { ...transfer, toCustomerId: 'nobody' };
    expect(await transferVehicle(bench.deps(), SUPPORT, nowhere)).toMatchObject(refusal('NOT_FOUND'));
    expect(await transferVehicle(bench.deps(), SUPPORT, transfer)).toEqual(OK);
    expect(await transferVehicle(bench.deps(), SUPPORT, transfer)).toEqual(OK);
    expect(await readVehicle(bench.deps(), own.vehicleId)).toMatchObject({ customerId: toCustomerId });
    const removal = { requestId: randomUUID(), vehicleId: own.vehicleId };
    expect(await removeVehicle({ ...bench.deps(), files: box.files() }, casey, removal)).toMatchObject(
      refusal('NOT_FOUND'),
    );
    expect(await removeVehicle({ ...bench.deps(), files: box.files() }, SUPPORT, removal)).toEqual(OK);
    expect(await removeVehicle({ ...bench.deps(), files: box.files() }, SUPPORT, removal)).toEqual(OK);
  });
});

describe('booking for a customer', () => {
  it('is for a customer on file: not for a staff sign-in, nor for a deleted customer', async () => {
    const book = (customerId: string) => bookAppointment(bench.deps(), SUPPORT, wish({ customerId }));
    expect(await book('a-staff-sub')).toMatchObject(refusal('NOT_FOUND'));
    const customerId = await added();
    const deletion = { requestId: randomUUID(), customerId };
    expect(await deleteCustomer({ ...bench.deps(), files: NO_FILES, userPool }, MANAGER, deletion)).toEqual(OK);
    expect(await book(customerId)).toMatchObject(refusal('NOT_FOUND'));
    expect(await book(await added())).toMatchObject({ ok: true });
  });
});

describe('exporting the register', () => {
  it('gives one person’s data as a file, to them and to those who may export', async () => {
    const customerId = await added({ name: 'Export Me' });
    const own = await exportCustomer(bench.deps(), { kind: 'CUSTOMER', customerId }, { requestId: 'r-1', customerId });
    expect(own.ok && (JSON.parse(own.value.content) as object)).toMatchObject({
      customer: { name: 'Export Me' },
      vehicles: [],
      appointments: [],
    });
    const whose = { requestId: randomUUID(), customerId };
    expect(await exportCustomer(bench.deps(), MANAGER, whose)).toMatchObject({ ok: true });
    for (const actor of [SUPPORT, MECHANIC, casey]) {
      expect(await exportCustomer(bench.deps(), actor, whose)).toMatchObject(refusal('FORBIDDEN'));
    }
  });

  it('gives everyone as CSV, by name, with formulas defused', async () => {
    await added({ name: '=HYPERLINK("http://evil.example") Aaa', email: '' });
    const page = await exportCustomers(bench.deps(), MANAGER, { requestId: randomUUID(), after: null });
    if (!page.ok) throw new Error('not exported');
    expect(page.value.content.split('\r\n')[0]).toBe(
      'name,email,phone,street,postcode,city,marketing consent,reminder mails,preferred contact,cars',
    );
    expect(page.value.content).toContain(`"'=HYPERLINK`);
    expect(page.value.next).toBe('');
    const forbidden = await exportCustomers(bench.deps(), SUPPORT, { requestId: randomUUID(), after: null });
    expect(forbidden).toMatchObject(refusal('FORBIDDEN'));
  });
});
