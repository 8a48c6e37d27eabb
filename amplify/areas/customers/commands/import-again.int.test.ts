import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import { type CommandBench, MANAGER, SUPPORT, openCommandBench } from '../../../../local/testing/command-bench';
import { NO_FILES } from '../../../../local/testing/no-files';
import { readCustomer } from '../store/customers';
import { readVehiclesOf } from '../../vehicles/store/vehicles';
import { createCustomer, saveProfile, updateCustomer } from './customers';
import { deleteCustomer } from './delete-customer';
import { type ImportOutcome, type ImportRow, importCustomers } from './import-customers';
import { mergeCustomers } from './merge-customers';
import { removeVehicle, saveVehicle } from '../../vehicles/commands/vehicles';

let bench: CommandBench;
const userPool = {
  exists: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
};
const OK = { ok: true, value: null };
const requestId = () => randomUUID();

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

const line = (name: string, given: Partial<ImportRow> = {}): ImportRow => ({
  ...{ ...NO_DETAILS, row: 1, tags: [], plate: '', make: '', model: '', year: null, vin: '' },
  ...{ name, email: `${name}@example.com` },
  ...given,
});
async function imported(rows: readonly ImportRow[], dryRun = false): Promise<readonly ImportOutcome[]> {
  const answer = await importCustomers(bench.deps(), MANAGER, { rows, requestId: requestId(), dryRun });
  if (!answer.ok) throw new Error('refused');
  return answer.value;
}
const idOf = async (rows: readonly ImportRow[]) => (await imported(rows))[0]?.customerId ?? '';
const platesOf = async (customerId: string) =>
  (await readVehiclesOf(bench.deps(), customerId)).map(({ plate }) => plate);
const remove = (customerId: string) =>
  deleteCustomer({ ...bench.deps(), files: NO_FILES, userPool }, MANAGER, { requestId: requestId(), customerId });
const merge = (keepId: string, mergeId: string) =>
  mergeCustomers(bench.deps(), SUPPORT, { requestId: requestId(), keepId, mergeId });
async function entered(name: string): Promise<string> {
  const made = await createCustomer(bench.deps(), SUPPORT, { ...NO_DETAILS, name, requestId: requestId() });
  if (!made.ok) throw new Error('not made');
  return made.value.recordId;
}

it('is one run of quiet writes, and later changes are not part of it', async () => {
  const deps = bench.deps();
  const own = requestId();
  const rows = [line('quinn', { plate: 'QUINN 1' }), line('quentin')];
  const answer = await importCustomers(deps, MANAGER, { rows, requestId: own, dryRun: false });
  const [quinn = ''] = answer.ok ? answer.value.map(({ customerId = '' }) => customerId) : [];
  const runsOf = async (table: 'customer' | 'vehicle' | 'auditEntry') => {
    const { Items = [] } = await deps.db.send(new ScanCommand({ TableName: deps.tables[table] }));
    return Items.filter(({ requestId: request, lastRequestId }) =>
      String(request ?? lastRequestId).startsWith(own),
    ).map(({ quietBy }) => (typeof quietBy === 'string' ? quietBy.replace(/#.*/, '') : null));
  };
  expect(await runsOf('customer')).toEqual([`import-${own}`, `import-${own}`]);
  expect(await runsOf('vehicle')).toEqual([`import-${own}`]);
  expect(await runsOf('auditEntry')).toEqual([null, null]);

  const found = await readCustomer(deps, quinn);
  const details = { ...NO_DETAILS, name: 'Quinn' };
  const change = { customerId: quinn, version: found?.version ?? 0, requestId: `${own}-later`, details };
  expect(await updateCustomer(deps, SUPPORT, change)).toMatchObject({ ok: true });
  expect((await runsOf('customer')).filter((run) => run === null)).toHaveLength(1);
});

it('enters a deleted customer again, once, and leaves the deleted record as it is', async () => {
  const rows = [line('ina', { plate: 'INA 777' })];
  const first = await idOf(rows);
  expect(await remove(first)).toEqual(OK);
  expect(await imported(rows, true)).toMatchObject([{ outcome: 'NEW' }]);
  const [again] = await imported(rows);
  expect(again).toMatchObject({ outcome: 'NEW' });
  const second = again?.customerId ?? '';
  expect(second).not.toBe(first);
  expect(await imported(rows)).toMatchObject([{ outcome: 'KNOWN', customerId: second }]);
  expect([await platesOf(first), await platesOf(second)]).toEqual([[], ['INA 777']]);
  expect(await readCustomer(bench.deps(), first)).toMatchObject({ name: '', deletedAt: bench.deps().now });
  expect(await remove(second)).toEqual(OK);
  expect(await idOf(rows)).not.toBe(second);
});

it('follows merges to the end, and re-enters customers deleted there', async () => {
  const rows = [line('chain', { plate: 'CHAIN 1' })];
  const [a, b, c] = [await idOf(rows), await entered('B'), await entered('C')];
  expect(await merge(b, a)).toEqual(OK);
  expect(await merge(c, b)).toEqual(OK);
  expect(await imported([line('chain', { plate: 'CHAIN 2' })])).toMatchObject([{ outcome: 'KNOWN', customerId: c }]);
  expect(await imported(rows)).toMatchObject([{ outcome: 'KNOWN', customerId: c }]);
  expect([await platesOf(a), await platesOf(b)]).toEqual([[], []]);
  expect((await platesOf(c)).sort()).toEqual(['CHAIN 1', 'CHAIN 2']);
  expect(await remove(c)).toEqual(OK);
  const [again] = await imported(rows);
  expect(again).toMatchObject({ outcome: 'NEW' });
  expect([a, b, c]).not.toContain(again?.customerId);
  for (const gone of [a, b, c]) expect(await platesOf(gone)).toEqual([]);
});

it('knows a car by its plate, however the customer got it', async () => {
  const own: Actor & { kind: 'CUSTOMER' } = { kind: 'CUSTOMER', customerId: 'own' };
  await saveProfile(bench.deps(), own, {
    ...NO_DETAILS,
    ...{ name: 'Own', email: 'own@example.com', requestId: requestId() },
  });
  const vehicleId = requestId();
  const car = { ...NO_VEHICLE_DETAILS, plate: 'SIX 6', requestId: requestId(), vehicleId, customerId: null };
  await saveVehicle(bench.deps(), own, car);
  expect(await imported([line('own', { plate: 'six-6' })])).toMatchObject([{ outcome: 'KNOWN' }]);
  expect(await platesOf('own')).toEqual(['SIX 6']);
  await removeVehicle({ ...bench.deps(), files: NO_FILES }, own, { requestId: requestId(), vehicleId });
  await imported([line('own', { plate: 'six-6' })]);
  expect(await platesOf('own')).toEqual(['six-6']);
});

it('says in a dry run what it would say in a real one', async () => {
  const rows = [line('dup', { plate: 'DUP 1' }), line('dup', { row: 2, plate: 'DUP 2' }), line('single', { row: 3 })];
  const told = await imported(rows, true);
  expect(told.map(({ outcome }) => outcome)).toEqual(['NEW', 'KNOWN', 'NEW']);
  expect(await imported(rows)).toEqual(told);
});

it('in two tabs at once leaves no line out', async () => {
  const rows = Array.from({ length: 20 }, (_, row) => line(`par${String(row)}`, { row, plate: `PAR ${String(row)}` }));
  const both = await Promise.all([imported(rows), imported(rows)]);
  for (const outcomes of both) expect(outcomes.filter(({ outcome }) => outcome === 'BAD')).toEqual([]);
  const [ids] = both.map((outcomes) => outcomes.map(({ customerId }) => customerId ?? ''));
  for (const id of ids ?? []) expect(await platesOf(id)).toHaveLength(1);
});

it('treats a number as one however it is written', async () => {
  const number = (phone: string) => line('Num Ber', { email: '', phone });
  const [first] = await imported([number('+61 400 123 456')]);
  const others = await imported([number('0400 123 456'), number('0061 (0)400-123-456')]);
  for (const other of others) expect(other).toMatchObject({ outcome: 'KNOWN', customerId: first?.customerId });
});

it('brings a car without a plate once, and treats a dash as no plate', async () => {
  const golf = { make: 'VW', model: 'Golf', year: 2010 };
  const rows = [
    line('noplate', { row: 1, plate: '-', ...golf }),
    line('noplate', { row: 2, ...golf, model: 'Passat' }),
    line('noplate', { row: 3, vin: 'WVWZZZ1JZXW000001' }),
    line('noplate', { row: 4, plate: '–' }),
  ];
  const customerId = await idOf(rows);
  await imported(rows);
  const cars = await readVehiclesOf(bench.deps(), customerId);
  expect(cars.map(({ plate, model, vin }) => plate + model + vin).sort()).toEqual([
    'Golf',
    'Passat',
    'WVWZZZ1JZXW000001',
  ]);
});
