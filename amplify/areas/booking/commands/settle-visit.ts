import type { Actor } from '../../../../domain/access/permissions';
import { isOpenVisit } from '../../../../domain/booking/appointment';
import { cellsOf } from '../../../../domain/calendar/cells';
import { hasSignIn } from '../../../../domain/customers/customer';
import { plateKey } from '../../../../domain/vehicles/vehicle';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import {
  type StoredAppointment,
  changeMarks,
  linksEnded,
  readAppointment,
  replaceAppointment,
} from '../store/appointments';
import { customerStays } from '../../customers/parts';
import { changeSheet } from '../../calendar/parts';
import { sheetAt } from '../../calendar/facts';
import { readVehicle, readVehiclesOf } from '../../vehicles/facts';

const MAX_TRIES = 10;

interface Settling {
  readonly appointmentId: string;
  readonly requestId: string;
}

/**
 * Takes whatever is personal out of a visit, and ends its links; one that was still to come is cancelled, and its time is free again. One
 * that has nothing left is not written again. False when others keep writing it.
 */
export async function forgetVisit(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId }: Settling,
): Promise<boolean> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const visit = await readAppointment(deps, appointmentId);
    if (visit === null || visit.lastAction === 'ANONYMISE') return true;
    const outcome = await saveTogether(deps, [
      replaceAppointment(deps, visit, forgotten(deps, actor, { visit, requestId })),
      ...(isOpenVisit(visit) ? freedCells(deps, visit) : []),
    ]);
    if (outcome.kind === 'SAVED') return true;
    await backOff(deps, tries);
  }
  return false;
}

const forgotten = (
  deps: CommandDeps,
  actor: Actor,
  { visit, requestId }: { readonly visit: StoredAppointment; readonly requestId: string },
): StoredAppointment => ({
  ...visit,
  ...{ contactName: '', contactEmail: '', contactPhone: '', note: '', requestHash: '' },
  ...{ vehiclePlate: '', vehicleMake: '', vehicleModel: '', vehicleYear: null },
  ...{ vehicleId: null, cancelReason: null, inspection: null },
  ...linksEnded(visit, deps.newId()),
  ...changeMarks(actor, { requestId, action: 'ANONYMISE', reason: '' }),
  ...(isOpenVisit(visit) ? { status: 'CANCELLED' as const, preferredTimes: [] } : {}),
  version: visit.version + 1,
  updatedAt: deps.now,
});

/** Under whom a visit is when the books need not know whose it was any more: nobody. */
const NOBODY = 'guest-forgotten';

/** Takes the id of the person off a visit that is forgotten already. False when others keep writing it. */
export async function unlinkVisit(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId }: Settling,
): Promise<boolean> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const visit = await readAppointment(deps, appointmentId);
    if (visit === null || visit.customerId === NOBODY) return true;
    const after = {
      ...visit,
      customerId: NOBODY,
      ...changeMarks(actor, { requestId, action: 'ANONYMISE', reason: '' }),
      version: visit.version + 1,
      updatedAt: deps.now,
    };
    const outcome = await saveTogether(deps, [replaceAppointment(deps, visit, after)]);
    if (outcome.kind === 'SAVED') return true;
    await backOff(deps, tries);
  }
  return false;
}

function freedCells(deps: CommandDeps, { visitDate: date, bayId, technicianId, cells }: StoredAppointment) {
  return [
    sheetAt([], { date, resourceKind: 'BAY', resourceId: bayId }),
    sheetAt([], { date, resourceKind: 'TECHNICIAN', resourceId: technicianId }),
  ].map((sheet) => changeSheet(deps, sheet, { release: cellsOf(cells) }));
}

interface Giving extends Settling {
  readonly fromId: string;
  readonly toId: string;
}

/** A visit goes over to the record that its customer's was merged into. False when that one is gone, or others keep writing. */
export async function giveVisit(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId, fromId, toId }: Giving,
): Promise<boolean> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const visit = await readAppointment(deps, appointmentId);
    if (visit?.customerId !== fromId) return true;
    const after = {
      ...visit,
      customerId: toId,
      vehicleId: await carOf(deps, visit, { fromId, toId }),
      // It is in an account now, which has its own way in.
      ...(hasSignIn(toId) ? linksEnded(visit, deps.newId()) : {}),
      ...changeMarks(actor, { requestId, action: 'MERGE', reason: '' }),
      version: visit.version + 1,
      updatedAt: deps.now,
    };
    const outcome = await saveTogether(deps, [replaceAppointment(deps, visit, after), customerStays(deps, toId)]);
    if (outcome.kind === 'SAVED') return true;
    if (outcome.kind === 'REFUSED' && outcome.items.includes(1)) return false;
    await backOff(deps, tries);
  }
  return false;
}

/** Of two records of one car only that of the customer who stays is left; a visit points at it. */
async function carOf(
  deps: CommandDeps,
  { vehicleId, vehiclePlate }: StoredAppointment,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<string | null> {
  if (vehicleId === null) return null;
  const car = await readVehicle(deps, vehicleId);
  if (car !== null && car.customerId !== fromId) return vehicleId;
  const key = plateKey(car?.plate ?? vehiclePlate);
  const same = (await readVehiclesOf(deps, toId)).find(({ plate }) => key !== '' && plateKey(plate) === key);
  return same?.vehicleId ?? vehicleId;
}
