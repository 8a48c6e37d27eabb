import { randomUUID } from 'node:crypto';
import { saveProfile } from '../../amplify/areas/customers/commands/customers';
import { listVehicleFiles, vehicleFileLink } from '../../amplify/areas/vehicles/commands/read-vehicle-files';
import { type FileDeps, addVehicleFile, finishVehicleFile } from '../../amplify/areas/vehicles/commands/vehicle-files';
import { saveVehicle } from '../../amplify/areas/vehicles/commands/vehicles';
import { saveTogether } from '../../amplify/kernel/transaction';
import { newCustomer, putNewCustomer } from '../../amplify/areas/customers/store/customers';
import { readVehicleFiles } from '../../amplify/areas/vehicles/store/vehicle-files';
import type { Actor } from '../../domain/access/permissions';
import { type Customer, NO_DETAILS } from '../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../domain/vehicles/vehicle';
import { type BenchDeps, NOW, SUPPORT, openCommandBench } from './command-bench';
import { openFileBench } from './file-bench';

export const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from('JFIF and then the picture of a dent'),
]);
export const PDF = Buffer.from('%PDF-1.7\nThe papers of the car');
export const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
export const OK = { ok: true, value: null };
export const refusal = (code: string) => ({ ok: false, problem: { code } });
export const staff = (...roles: ('STAFF' | 'MECHANIC')[]): Actor => ({
  kind: 'STAFF',
  staffId: 's',
  roles,
  technicianId: null,
});
const customer = (customerId: string): Actor => ({ kind: 'CUSTOMER', customerId });

interface Told {
  readonly fileId: string;
  readonly name: string;
  readonly link: string | null;
  readonly ofFormerOwner: boolean;
}

/** Cars with owners, and the file commands for them, on the real engine and bucket. */
export async function openVehicleFileBench() {
  const [bench, box] = await Promise.all([openCommandBench({ pairs: 1 }), openFileBench()]);
  const deps = (given: Partial<FileDeps> = {}): FileDeps & BenchDeps => ({
    ...bench.deps(),
    files: box.files(),
    ...given,
  });

  /** A new customer and their car. */
  async function owner(): Promise<{ actor: Actor; customerId: string; vehicleId: string }> {
    const [customerId, vehicleId] = [randomUUID(), randomUUID()];
    const actor = customer(customerId);
    await saveProfile(deps(), actor, { ...NO_DETAILS, requestId: randomUUID(), name: 'Owner' });
    await carOf(actor, vehicleId);
    return { actor, customerId, vehicleId };
  }

  async function carOf(
    actor: Actor,
    vehicleId: string,
    customerId: string | null = null,
    plate = 'ABC 1',
  ): Promise<void> {
    const car = { ...NO_VEHICLE_DETAILS, plate, requestId: randomUUID(), vehicleId, customerId };
    const saved = await saveVehicle(deps(), actor, car);
    if (!saved.ok) throw new Error(saved.problem.code);
  }

  /** A guest with a car. */
  async function guest(plate: string): Promise<{ customerId: string; vehicleId: string }> {
    const [customerId, vehicleId] = [`guest-${randomUUID()}`, randomUUID()];
    const row: Customer = { ...newCustomer(customerId, NOW), name: 'Guest' };
    await saveTogether(deps(), [putNewCustomer(deps(), row)]);
    await carOf(SUPPORT, vehicleId, customerId, plate);
    return { customerId, vehicleId };
  }

  const input = (vehicleId: string, given: object = {}) => ({
    ...{ requestId: randomUUID(), vehicleId, name: 'Dent.jpg', contentType: 'image/jpeg', sizeBytes: JPEG.length },
    ...given,
  });

  async function announce(actor: Actor, given: ReturnType<typeof input>, on = deps()) {
    const added = await addVehicleFile(on, actor, given);
    if (!added.ok) throw new Error(`not announced: ${added.problem.code}`);
    return added.value;
  }

  const finish = (actor: Actor, vehicleId: string, fileId: string, on = deps()) =>
    finishVehicleFile(on, actor, { requestId: randomUUID(), vehicleId, fileId });

  /** Announces, sends and finishes a file. */
  async function stored(actor: Actor, vehicleId: string, body = JPEG, given: object = {}): Promise<string> {
    const { fileId, link } = await announce(actor, input(vehicleId, { sizeBytes: body.length, ...given }));
    const status = await box.send(link, body);
    const finished = await finish(actor, vehicleId, fileId);
    if (status !== 200 || !finished.ok) throw new Error(`not stored: ${status} ${JSON.stringify(finished)}`);
    return fileId;
  }

  async function seenBy(actor: Actor, vehicleId: string): Promise<readonly Told[]> {
    const listed = await listVehicleFiles(deps(), actor, vehicleId);
    if (!listed.ok) throw new Error(listed.problem.code);
    return listed.value.files;
  }

  async function linkOf(actor: Actor, vehicleId: string, fileId: string, on = deps()): Promise<string> {
    const link = await vehicleFileLink(on, actor, { vehicleId, fileId });
    return link.ok ? link.value : link.problem.code;
  }

  const keysOf = async (vehicleId: string): Promise<string[]> => {
    const keys = (await readVehicleFiles(deps(), vehicleId)).map(({ objectKey }) => objectKey);
    return Object.keys(await box.stored()).filter((key) => keys.some((one) => key.endsWith(one)));
  };

  return {
    ...{ box, deps, owner, carOf, guest, input, announce, finish, stored, seenBy, linkOf, keysOf },
    stop: async () => {
      await bench.running.stop();
      await box.stop();
    },
  };
}

export type VehicleFileBench = Awaited<ReturnType<typeof openVehicleFileBench>>;
