import type { Actor } from '../../../../domain/access/permissions';
import { type OdometerReading, addReading, plateKey } from '../../../../domain/vehicles/vehicle';
import type { HandOver } from '../../../kernel/belongings';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { customerStays } from '../../customers/parts';
import {
  type StoredFile,
  moveFile,
  readFilesOfCustomer,
  readVehicleFile,
  readVehicleFiles,
} from '../store/vehicle-files';
import {
  type StoredVehicle,
  absorbedBy,
  deleteVehicle,
  factsOf,
  formerOwnersOf,
  readVehicle,
  readVehiclesOf,
  replaceVehicle,
} from '../store/vehicles';
import { saveAudited } from '../../../kernel/save-audited';
import { SHOWN_OF_VEHICLE } from '../audit';

/**
 * Moves cars with their photos and documents; a car that both records have becomes one, and remembers the id of the
 * other for its history. Cars without a plate never count as the same. False when the other record is gone, or others
 * keep writing.
 */
export async function moveVehicles(deps: CommandDeps, actor: Actor, move: HandOver): Promise<boolean> {
  const { fromId, toId } = move;
  const here = new Map((await readVehiclesOf(deps, toId)).map((vehicle) => [plateKey(vehicle.plate), vehicle]));
  here.delete('');
  for (const { vehicleId } of await readVehiclesOf(deps, fromId)) {
    const vehicle = await readVehicle(deps, vehicleId);
    if (vehicle?.customerId !== fromId) continue;
    const key = plateKey(vehicle.plate);
    const same = here.get(key);
    const after = await moveVehicle(deps, actor, { ...move, vehicle, same });
    if (after === null) return false;
    if (same) here.set(key, { ...after, version: same.version + 1 });
  }
  return true;
}

/** Files that did not move with a car: it now belongs to another customer, or was removed. */
export async function moveStrayFiles(deps: CommandDeps, { fromId, toId }: HandOver): Promise<boolean> {
  for (const file of await readFilesOfCustomer(deps, fromId)) {
    if (!(await giveFile(deps, file, { vehicleId: file.vehicleId, customerId: toId }))) return false;
  }
  return true;
}

interface VehicleMove extends HandOver {
  readonly vehicle: StoredVehicle;
  /** The same car, as the other record already has it. */
  readonly same: StoredVehicle | undefined;
}

/** The car as it is there now; null when it did not move. */
async function moveVehicle(deps: CommandDeps, actor: Actor, move: VehicleMove): Promise<StoredVehicle | null> {
  const { fromId, toId, requestId, vehicle, same } = move;
  const target = same ?? vehicle;
  if (!(await moveFilesOf(deps, { fromId, toId, vehicleId: vehicle.vehicleId, targetId: target.vehicleId }))) {
    return null;
  }
  const after = same ? joined(same, vehicle) : { ...vehicle, customerId: toId };
  const saved = await saveAudited(deps, actor, {
    subject: `vehicle#${target.vehicleId}`,
    requestId: `${requestId}-${vehicle.vehicleId}`,
    action: 'MERGE',
    before: target,
    after,
    shows: SHOWN_OF_VEHICLE,
    items: [
      replaceVehicle(deps, target, factsOf(after), requestId),
      customerStays(deps, toId),
      ...(same ? [deleteVehicle(deps, vehicle)] : []),
    ],
  });
  return saved.ok ? after : null;
}

interface FilesMove {
  readonly fromId: string;
  readonly toId: string;
  readonly vehicleId: string;
  readonly targetId: string;
}

/**
 * Photos and documents move before their car does: repeating the request finds what is left. Those of others stay
 * theirs.
 */
async function moveFilesOf(deps: CommandDeps, { fromId, toId, vehicleId, targetId }: FilesMove): Promise<boolean> {
  for (const file of await readVehicleFiles(deps, vehicleId)) {
    const customerId = file.customerId === fromId ? toId : file.customerId;
    if (!(await giveFile(deps, file, { vehicleId: targetId, customerId }))) return false;
  }
  return true;
}

const MAX_TRIES = 5;

/** A file that was finished in the meantime moves as it is by then; one that was removed needs no move. */
async function giveFile(
  deps: CommandDeps,
  listed: StoredFile,
  to: Pick<StoredFile, 'vehicleId' | 'customerId'>,
): Promise<boolean> {
  let file: StoredFile | null = listed;
  for (let tries = 1; tries <= MAX_TRIES && file !== null; tries += 1) {
    if ((await saveTogether(deps, moveFile(deps, file, to))).kind === 'SAVED') return true;
    await backOff(deps, tries);
    file = await readVehicleFile(deps, listed);
  }
  return file === null;
}

/** Everything known of one car, from two records of it: the first wins, the second fills its gaps. */
const joined = (one: StoredVehicle, other: StoredVehicle): StoredVehicle => ({
  ...one,
  make: one.make || other.make,
  model: one.model || other.model,
  year: one.year ?? other.year,
  vin: one.vin || other.vin,
  odometer: other.odometer.reduce<readonly OdometerReading[]>((readings, reading) => {
    const added = readings.some(({ on }) => on === reading.on) ? null : addReading(readings, reading, true);
    return added?.ok ? added.value : readings;
  }, one.odometer),
  nextDueOn: one.nextDueOn ?? other.nextDueOn,
  nextDueKm: one.nextDueKm ?? other.nextDueKm,
  formerOwners: formerOwnersOf(one.customerId, [...one.formerOwners, ...other.formerOwners]),
  absorbed: absorbedBy(one, other),
});
