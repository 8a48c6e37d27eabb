import type { Actor } from '../../domain/access/permissions';
import { type Customer, type CustomerDetails, type CustomerFile, hasSignIn } from '../../domain/customer/customer';
import { type OdometerReading, type Vehicle, addReading, plateKey } from '../../domain/customer/vehicle';
import { type Result, ok, refuse } from '../../domain/shared/result';
import type { CommandDeps } from '../runtime/deps';
import { saveTogether } from '../runtime/transaction';
import { changeMarks, replaceAppointment } from '../store/appointments';
import {
  type StoredCustomer,
  deleteCustomerFile,
  newCustomer,
  putCustomerFile,
  readCustomer,
  readCustomerFile,
  readCustomersByEmail,
  replaceCustomer,
} from '../store/customers';
import { giveWaitingEntry, readAppointmentsOf } from '../store/personal';
import { moveFile, readFilesOfCustomer, readVehicleFiles } from '../store/vehicle-files';
import { type StoredVehicle, deleteVehicle, readVehiclesOf, replaceVehicle } from '../store/vehicles';
import { readWaitingList } from '../store/waiting-list';
import { lacks, saveAudited } from './audited';
import { isGone, ownRecord } from './customers';

export interface Merge {
  readonly requestId: string;
  /** The record that stays. */
  readonly keepId: string;
  /** The record whose visits, cars and notes go over to it. */
  readonly mergeId: string;
}

/**
 * Makes one customer of two. The record that goes must have no sign-in (HAS_SIGN_IN). Its row stays behind, empty, and
 * names the other. What fails half way is finished by asking again.
 */
export async function mergeCustomers(
  deps: CommandDeps,
  actor: Actor,
  { requestId, keepId, mergeId }: Merge,
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'customer:merge');
  if (forbidden) return forbidden;
  if (keepId === mergeId) return refuse('SAME_CUSTOMER');
  if (hasSignIn(mergeId)) return refuse('HAS_SIGN_IN');
  const [kept, merged] = await Promise.all([readCustomer(deps, keepId), readCustomer(deps, mergeId)]);
  if (kept === null || isGone(kept)) return refuse('NOT_FOUND', { field: 'keepId' });
  const isThere = merged !== null && merged.deletedAt === null && (merged.mergedInto ?? keepId) === keepId;
  if (!isThere) return refuse('NOT_FOUND', { field: 'mergeId' });
  return moveOver(deps, actor, { kept, merged, requestId });
}

/**
 * Takes over what somebody booked as a guest, or was entered by staff, under the address that their sign-in has proven
 * to be theirs.
 */
export async function claimGuestRecords(
  deps: CommandDeps,
  actor: Actor,
  { requestId, email }: { readonly requestId: string; readonly email: string },
): Promise<Result<null>> {
  if (actor.kind !== 'CUSTOMER' || email === '') return refuse('FORBIDDEN', { action: 'customer:edit' });
  const found = await readCustomersByEmail(deps, email);
  const [first] = found.filter((one) => !hasSignIn(one.customerId) && !isGone(one));
  if (first === undefined) return ok(null);
  const { name, phone, street, postcode, city } = first;
  const details: CustomerDetails = { name, email, phone, street, postcode, city, marketingConsent: false };
  const own = await ownRecord(deps, actor, { customerId: actor.customerId, requestId: `${requestId}-own`, details });
  if (!own.ok) return own;
  if (isGone(own.value.customer)) return refuse('NOT_FOUND', { field: 'customerId' });
  const merged = await readCustomer(deps, first.customerId);
  if (merged === null || isGone(merged)) return ok(null);
  const moved = await moveOver(deps, actor, { kept: own.value.customer, merged, requestId });
  return moved.ok ? claimGuestRecords(deps, actor, { requestId: `${requestId}+`, email }) : moved;
}

interface Move {
  readonly kept: StoredCustomer;
  readonly merged: StoredCustomer;
  readonly requestId: string;
}

async function moveOver(deps: CommandDeps, actor: Actor, move: Move): Promise<Result<null>> {
  const { kept, merged, requestId } = move;
  const vehicles = await moveVehicles(deps, actor, move);
  if (!vehicles.ok) return vehicles;
  // What is left are files on cars that are somebody else's by now.
  for (const file of await readFilesOfCustomer(deps, merged.customerId)) {
    await saveTogether(deps, moveFile(deps, file, { vehicleId: file.vehicleId, customerId: kept.customerId }));
  }
  for (const visit of await readAppointmentsOf(deps, merged.customerId)) {
    const after = {
      ...visit,
      customerId: kept.customerId,
      vehicleId: vehicles.value.get(visit.vehicleId ?? '') ?? visit.vehicleId,
      ...changeMarks(actor, { requestId, action: 'MERGE', reason: '' }),
      version: visit.version + 1,
      updatedAt: deps.now,
    };
    const outcome = await saveTogether(deps, [replaceAppointment(deps, visit, after)]);
    if (outcome.kind !== 'SAVED') return refuse('REQUEST_IN_PROGRESS');
  }
  for (const { waitingId, customerId } of await readWaitingList(deps, { from: '0' })) {
    if (customerId === merged.customerId) await giveWaitingEntry(deps, waitingId, kept.customerId);
  }
  return merged.mergedInto === null ? joinRecords(deps, actor, move) : ok(null);
}

/** Cars go over; one that both have becomes one. Answers which id each car that went has now. */
async function moveVehicles(
  deps: CommandDeps,
  actor: Actor,
  { kept, merged, requestId }: Move,
): Promise<Result<ReadonlyMap<string, string>>> {
  const here = new Map(
    (await readVehiclesOf(deps, kept.customerId)).map((vehicle) => [plateKey(vehicle.plate), vehicle]),
  );
  const moved = new Map<string, string>();
  for (const vehicle of await readVehiclesOf(deps, merged.customerId)) {
    const same = here.get(plateKey(vehicle.plate));
    const target = same ?? vehicle;
    await moveFilesOf(deps, { kept, merged, vehicle, target });
    const after = same ? joined(same, vehicle) : { ...vehicle, customerId: kept.customerId };
    const saved = await saveAudited(deps, actor, {
      subject: `vehicle#${target.vehicleId}`,
      requestId: `${requestId}-${vehicle.vehicleId}`,
      action: 'MERGE',
      before: target,
      after,
      items: [
        replaceVehicle(deps, target, withoutMarks(after), requestId),
        ...(same ? [deleteVehicle(deps, vehicle)] : []),
      ],
      refused: () => refuse('VERSION_CONFLICT'),
    });
    if (!saved.ok) return saved;
    here.set(plateKey(vehicle.plate), { ...target, ...after, version: target.version + 1 });
    moved.set(vehicle.vehicleId, target.vehicleId);
  }
  return ok(moved);
}

interface FileMove {
  readonly kept: StoredCustomer;
  readonly merged: StoredCustomer;
  readonly vehicle: StoredVehicle;
  readonly target: StoredVehicle;
}

/** Photos and documents go over before their car does: asking again finds what is left. Those of others stay theirs. */
async function moveFilesOf(deps: CommandDeps, { kept, merged, vehicle, target }: FileMove): Promise<void> {
  for (const file of await readVehicleFiles(deps, vehicle.vehicleId)) {
    const customerId = file.customerId === merged.customerId ? kept.customerId : file.customerId;
    await saveTogether(deps, moveFile(deps, file, { vehicleId: target.vehicleId, customerId }));
  }
}

const withoutMarks = ({ vehicleId, customerId, plate, make, model, year, vin, ...rest }: Vehicle): Vehicle => ({
  ...{ vehicleId, customerId, plate, make, model, year, vin },
  ...{ odometer: rest.odometer, nextDueOn: rest.nextDueOn, nextDueKm: rest.nextDueKm },
});

/** What is known of one car, from two records of it: the first counts, the second fills its gaps. */
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
});

const NOTE_LENGTH = 4000;

async function joinRecords(deps: CommandDeps, actor: Actor, { kept, merged, requestId }: Move): Promise<Result<null>> {
  const [file, otherFile] = await Promise.all([
    readCustomerFile(deps, kept.customerId),
    readCustomerFile(deps, merged.customerId),
  ]);
  const after = { ...kept, ...filled(kept, merged), lastRequestId: requestId };
  const gone: Customer = { ...newCustomer(merged.customerId, merged.createdAt), mergedInto: kept.customerId };
  return saveAudited(deps, actor, {
    subject: `customer#${kept.customerId}`,
    requestId,
    action: 'MERGE',
    before: kept,
    after: { ...after, merged: merged.customerId },
    items: [
      replaceCustomer(deps, kept, after),
      replaceCustomer(deps, merged, gone),
      putCustomerFile(deps, joinedFile(file, otherFile)),
      deleteCustomerFile(deps, merged.customerId),
    ],
    refused: () => refuse('VERSION_CONFLICT'),
  });
}

const joinedFile = (one: CustomerFile, other: CustomerFile): CustomerFile => ({
  customerId: one.customerId,
  tags: [...new Set([...one.tags, ...other.tags])],
  note: [one.note, other.note].filter(Boolean).join('\n\n').slice(0, NOTE_LENGTH),
});

/** What the record that stays does not say is taken from the other. Consent is never carried over. */
const filled = (kept: Customer, merged: Customer): Partial<Customer> => ({
  name: kept.name || merged.name,
  email: kept.email || merged.email,
  phone: kept.phone || merged.phone,
  ...(kept.street || kept.postcode || kept.city
    ? {}
    : { street: merged.street, postcode: merged.postcode, city: merged.city }),
});
