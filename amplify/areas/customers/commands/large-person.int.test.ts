import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import { type CommandBench, MANAGER, NOW, SUPPORT, openCommandBench } from '../../../../local/testing/command-bench';
import { NO_FILES } from '../../../../local/testing/no-files';
import { saveTogether } from '../../../kernel/transaction';
import { putNew, readAppointment, readAppointmentsOf } from '../../booking/store/appointments';
import { type StoredFile, putNewFile, readFilesOfCustomer } from '../../vehicles/store/vehicle-files';
import { putNewVehicle, readVehiclesOf } from '../../vehicles/store/vehicles';
import { createCustomer } from './customers';
import { deleteCustomer } from './delete-customer';
import { exportCustomer } from './export-customers';
import { mergeCustomers } from './merge-customers';

/** More files than fit a transaction, and visits so long that they do not fit a page of the index. */
const [VISITS, CARS, FILES] = [30, 10, 110];
const NOTE = 'x'.repeat(50_000);

let bench: CommandBench;
const requestId = () => randomUUID();
const OK = { ok: true, value: null };

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

async function entered(): Promise<string> {
  const made = await createCustomer(bench.deps(), SUPPORT, { ...NO_DETAILS, name: 'Fleet', requestId: requestId() });
  if (!made.ok) throw new Error('not made');
  return made.value.recordId;
}

type Items = Parameters<typeof saveTogether>[1];

async function saveAll(items: Items): Promise<void> {
  for (let from = 0; from < items.length; from += 50) {
    expect(await saveTogether(bench.deps(), items.slice(from, from + 50))).toEqual({ kind: 'SAVED' });
  }
}

/** A fleet's record: more of everything than fits a page or a transaction. */
async function fleet(customerId: string): Promise<void> {
  const booked = await bench.book();
  const visit = await readAppointment(bench.deps(), booked.appointmentId);
  if (visit === null) throw new Error('no visit');
  const vehicleIds = Array.from({ length: CARS }, requestId);
  await saveAll(
    vehicleIds.map((vehicleId, index) => {
      const car = { ...NO_VEHICLE_DETAILS, vehicleId, customerId, odometer: [], plate: `FL ${String(index)}` };
      return putNewVehicle(bench.deps(), car, vehicleId);
    }),
  );
  await saveAll(
    Array.from({ length: VISITS }, (_, index) => {
      const over = { status: 'COMPLETED', note: NOTE } as const;
      const vehicleId = vehicleIds[index % CARS] ?? '';
      return putNew(bench.deps(), { ...visit, ...over, appointmentId: requestId(), customerId, vehicleId });
    }),
  );
  await saveAll(
    Array.from({ length: FILES }, (_, index) => {
      const file: StoredFile = {
        ...{ vehicleId: vehicleIds[index % CARS] ?? '', fileId: requestId(), customerId, name: 'a.jpg' },
        ...{ contentType: 'image/jpeg', sizeBytes: 1, kind: 'PHOTO', status: 'READY', byStaff: true },
        ...{ uploadedAt: NOW, objectKey: requestId(), uploadedBy: 'staff', expiresAt: null },
      };
      return putNewFile(bench.deps(), file);
    }),
  );
}

it('a fleet’s record is merged, exported and deleted as a whole, its files some at a time', async () => {
  const [keepId, mergeId] = [await entered(), await entered()];
  await fleet(mergeId);
  expect(await mergeCustomers(bench.deps(), SUPPORT, { requestId: requestId(), keepId, mergeId })).toEqual(OK);
  const exported = await exportCustomer(bench.deps(), MANAGER, { requestId: requestId(), customerId: keepId });
  if (!exported.ok) throw new Error('not exported');
  const told = JSON.parse(exported.value.content) as Record<string, unknown[]>;
  const counts = ['appointments', 'vehicles', 'photosAndDocuments'].map((kind) => told[kind]?.length);
  expect(counts).toEqual([VISITS, CARS, FILES]);
  const removed = new Set<string>();
  let [going, most] = [0, 0];
  const remove = async (key: string) => {
    going += 1;
    most = Math.max(most, going);
    await new Promise(setImmediate);
    going -= 1;
    removed.add(key);
  };
  const files = { ...NO_FILES, remove };
  const deletion = { requestId: requestId(), customerId: keepId };
  expect(await deleteCustomer({ ...bench.deps(), files }, MANAGER, deletion)).toEqual(OK);
  expect(removed.size).toBe(FILES);
  // One file after the other would take longer than the function may run.
  expect(most).toBeGreaterThan(1);
  for (const customerId of [keepId, mergeId]) {
    expect(await readVehiclesOf(bench.deps(), customerId)).toEqual([]);
    expect(await readFilesOfCustomer(bench.deps(), customerId)).toEqual([]);
    const visits = await readAppointmentsOf(bench.deps(), customerId);
    expect(
      visits.filter(({ contactName, note, vehicleId }) => contactName + note !== '' || vehicleId !== null),
    ).toEqual([]);
  }
  expect(await readAppointmentsOf(bench.deps(), keepId)).toHaveLength(VISITS);
}, 60_000);
