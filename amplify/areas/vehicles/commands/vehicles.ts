import { type Actor, can } from '../../../../domain/access/permissions';
import type { AuditAction } from '../../../../domain/audit/entries';
import { isGone } from '../../../../domain/customers/customer';
import {
  type OdometerReading,
  type Vehicle,
  type VehicleDetails,
  addReading,
} from '../../../../domain/vehicles/vehicle';
import { mayRemoveFile } from '../../../../domain/vehicles/vehicle-file';
import { parseVin } from '../../../../domain/vehicles/vin';
import { isUuid } from '../../../../domain/shared/ids';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { localDateOf } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { customerStays } from '../../customers/parts';
import { readCustomer } from '../../customers/facts';
import { readSettings } from '../../shop/facts';
import { wasDone } from '../../../kernel/repeats';
import { readVehicleFiles } from '../store/vehicle-files';
import {
  type StoredVehicle,
  deleteVehicle,
  factsOf,
  formerOwnersOf,
  putNewVehicle,
  readVehicle,
  replaceVehicle,
} from '../store/vehicles';
import { saveAudited } from '../../../kernel/save-audited';
import { type FileDeps, forgetFiles, reachableVehicle } from './vehicle-files';
import { SHOWN_OF_VEHICLE } from '../audit';

interface VehicleInput extends VehicleDetails {
  readonly requestId: string;
  readonly vehicleId: string;
  /** Whose car it is: staff say so, a customer's own is theirs. */
  readonly customerId: string | null;
}

/**
 * Writes a vehicle, new or known. Another customer's is not found. INVALID_VIN for a wrong number, REQUEST_ID_REUSED
 * when the request that last wrote the record comes again with other details.
 */
export async function saveVehicle(
  deps: CommandDeps,
  actor: Actor,
  { requestId, vehicleId, customerId: named, ...details }: VehicleInput,
): Promise<Result<null>> {
  const customerId = actor.kind === 'CUSTOMER' ? actor.customerId : named;
  if (customerId === null) return refuse('INVALID_INPUT', { field: 'customerId' });
  if (!can(actor, 'vehicle:edit', { customerId })) return refuse('FORBIDDEN', { action: 'vehicle:edit' });
  const vin = details.vin === '' ? '' : parseVin(details.vin, Number(deps.now.slice(0, 4)) + 1);
  if (vin !== '' && !vin.ok) return vin;
  const before = await readVehicle(deps, vehicleId);
  // The id stays in the audit after the person is deleted, so a new one never contains words.
  if (before === null && !isUuid(vehicleId)) return refuse('INVALID_INPUT', { field: 'vehicleId' });
  if (before === null && actor.kind !== 'CUSTOMER' && !(await isKnown(deps, customerId))) {
    return refuse('NOT_FOUND', { field: 'customerId' });
  }
  if (before !== null && before.customerId !== customerId) return refuse('NOT_FOUND', { field: 'vehicleId' });
  const facts = { ...details, vin: vin === '' ? '' : vin.value.vin };
  if (before?.lastRequestId === requestId && !isSame(before, facts)) return refuse('REQUEST_ID_REUSED');
  if (before !== null && wasDone(before, requestId)) return ok(null);
  const { odometer = [], formerOwners = [], absorbed = [] } = before ?? {};
  const kept = { odometer, formerOwners, absorbed };
  const after = { vehicleId, customerId, ...kept, ...facts };
  return save(deps, actor, { requestId, before, after });
}

const isSame = (vehicle: Vehicle, facts: VehicleDetails): boolean =>
  (Object.keys(facts) as (keyof VehicleDetails)[]).every((field) => vehicle[field] === facts[field]);

async function isKnown(deps: CommandDeps, customerId: string): Promise<boolean> {
  const customer = await readCustomer(deps, customerId);
  return customer !== null && !isGone(customer);
}

const OWNER_ITEM = 1;

interface VehicleChange {
  readonly requestId: string;
  readonly before: StoredVehicle | null;
  readonly after: Vehicle;
  readonly action?: AuditAction;
}

function save(deps: CommandDeps, actor: Actor, change: VehicleChange): Promise<Result<null>> {
  const { requestId, before, after, action } = change;
  return saveAudited(deps, actor, {
    subject: `vehicle#${after.vehicleId}`,
    requestId,
    ...(action === undefined ? {} : { action }),
    before,
    after,
    shows: SHOWN_OF_VEHICLE,
    items: [
      before === null ? putNewVehicle(deps, after, requestId) : replaceVehicle(deps, before, after, requestId),
      // A car that stays with its owner moves with them, and the version that was read with it.
      ...(before?.customerId === after.customerId ? [] : [customerStays(deps, after.customerId)]),
    ],
    refused: (position) =>
      position === OWNER_ITEM ? refuse('NOT_FOUND', { field: 'customerId' }) : refuse('VERSION_CONFLICT'),
  });
}

interface ReadingInput extends OdometerReading {
  readonly requestId: string;
  readonly vehicleId: string;
  /** The reading is right even though it is lower than an earlier one. */
  readonly accept: boolean;
}

/** Records what the odometer shows. ODOMETER_RUNS_BACK unless that is accepted; no future day. */
export async function recordOdometer(
  deps: CommandDeps,
  actor: Actor,
  { requestId, vehicleId, accept, on, km }: ReadingInput,
): Promise<Result<null>> {
  const found = await reachableVehicle(deps, actor, vehicleId, 'vehicle:edit');
  if (!found.ok) return found;
  const before = found.value;
  const { timeZone } = await readSettings(deps);
  if (on > localDateOf(deps.now, timeZone)) return refuse('INVALID_INPUT', { field: 'on' });
  const odometer = addReading(before.odometer, { on, km }, accept);
  if (!odometer.ok) return odometer;
  return save(deps, actor, {
    requestId,
    before,
    after: factsOf(before, { odometer: odometer.value }),
    action: 'READING',
  });
}

/**
 * Gives a car to another customer. Its readings and what is due go with it; past visits, photos and documents stay with
 * the customer they belonged to.
 */
export async function transferVehicle(
  deps: CommandDeps,
  actor: Actor,
  { requestId, vehicleId, toCustomerId }: { requestId: string; vehicleId: string; toCustomerId: string },
): Promise<Result<null>> {
  if (actor.kind === 'CUSTOMER') return refuse('FORBIDDEN', { action: 'vehicle:edit' });
  const found = await reachableVehicle(deps, actor, vehicleId, 'vehicle:edit');
  if (!found.ok) return found;
  if (found.value.customerId === toCustomerId) return ok(null);
  if (!(await isKnown(deps, toCustomerId))) return refuse('NOT_FOUND', { field: 'toCustomerId' });
  const { customerId, formerOwners } = found.value;
  const former = formerOwnersOf(toCustomerId, [customerId, ...formerOwners]);
  const after = factsOf(found.value, { customerId: toCustomerId, formerOwners: former });
  return save(deps, actor, { requestId, before: found.value, after, action: 'TRANSFER' });
}

/**
 * Removes a car from the garage. Past visits keep what they say about it. The owner's photos and documents go with it;
 * when customers remove their own car, what staff added stays, as do the files of former owners: staff find them on the
 * page of the customer who had the car then (`filesOfRemovedCars`). Removing a car that is already gone is fine.
 */
export async function removeVehicle(
  deps: FileDeps,
  actor: Actor,
  { requestId, vehicleId }: { requestId: string; vehicleId: string },
): Promise<Result<null>> {
  const found = await reachableVehicle(deps, actor, vehicleId, 'vehicle:edit');
  if (!found.ok)
    return found.problem.code === 'NOT_FOUND' && (await readVehicle(deps, vehicleId)) === null ? ok(null) : found;
  const { customerId } = found.value;
  const files = await readVehicleFiles(deps, vehicleId);
  await forgetFiles(
    deps,
    files.filter((file) => file.customerId === customerId && mayRemoveFile(actor, file)),
  );
  return saveAudited(deps, actor, {
    subject: `vehicle#${vehicleId}`,
    requestId,
    before: found.value,
    after: null,
    shows: SHOWN_OF_VEHICLE,
    items: [deleteVehicle(deps, found.value)],
    refused: () => refuse('VERSION_CONFLICT'),
  });
}
