import type { Actor } from '../../../../domain/access/permissions';
import { isOpenVisit } from '../../../../domain/booking/appointment';
import { cellsOf } from '../../../../domain/calendar/cells';
import { hasSignIn } from '../../../../domain/customers/customer';
import { plateKey } from '../../../../domain/vehicles/vehicle';
import type { CommandDeps } from '../../../kernel/deps';
import { type StoredAppointment, changeMarks, linksEnded } from '../store/appointments';
import { rewriteVisit } from '../store/rewrite-visit';
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
 * Removes everything personal from a visit, and ends its links; a future visit is cancelled, and its time is free
 * again. A visit with nothing left to remove is not written again. False when others keep writing it.
 */
export async function forgetVisit(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId }: Settling,
): Promise<boolean> {
  const done = await rewriteVisit<true>(deps, { appointmentId, tries: MAX_TRIES }, (visit) => {
    if (visit === null || visit.lastAction === 'ANONYMISE') return { answer: true };
    const after = forgotten(deps, actor, { visit, requestId });
    return { after, also: isOpenVisit(visit) ? freedCells(deps, visit) : [] };
  });
  return done !== 'BUSY';
}

const forgotten = (
  deps: CommandDeps,
  actor: Actor,
  { visit, requestId }: { readonly visit: StoredAppointment; readonly requestId: string },
) => ({
  ...visit,
  ...{ contactName: '', contactEmail: '', contactPhone: '', note: '', requestHash: '', lastRequests: [] },
  ...{ vehiclePlate: '', vehicleMake: '', vehicleModel: '', vehicleYear: null },
  ...{ vehicleId: null, cancelReason: null, inspection: null },
  ...linksEnded(visit, deps.newId()),
  ...changeMarks(actor, { requestId, action: 'ANONYMISE', reason: '' }),
  ...(isOpenVisit(visit) ? { status: 'CANCELLED' as const, preferredTimes: [] } : {}),
});

/** The customer of a visit once the books no longer need to know whose it was. */
const FORGOTTEN_CUSTOMER = 'guest-forgotten';

/** Removes the person's id from a visit that is already forgotten. False when others keep writing it. */
export async function unlinkVisit(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId }: Settling,
): Promise<boolean> {
  const done = await rewriteVisit<true>(deps, { appointmentId, tries: MAX_TRIES }, (visit) => {
    if (visit === null || visit.customerId === FORGOTTEN_CUSTOMER) return { answer: true };
    const marks = changeMarks(actor, { requestId, action: 'ANONYMISE', reason: '' });
    return { after: { ...visit, customerId: FORGOTTEN_CUSTOMER, ...marks } };
  });
  return done !== 'BUSY';
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

/**
 * Hands a visit over to the record that its customer's was merged into. False when that record is gone, or others keep
 * writing.
 */
export async function giveVisit(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId, fromId, toId }: Giving,
): Promise<boolean> {
  const done = await rewriteVisit<boolean>(deps, { appointmentId, tries: MAX_TRIES }, async (visit) => {
    if (visit?.customerId !== fromId) return { answer: true };
    const after = {
      ...visit,
      customerId: toId,
      vehicleId: await carOf(deps, visit, { fromId, toId }),
      // The visit now belongs to an account, which opens it without a link.
      ...(hasSignIn(toId) ? linksEnded(visit, deps.newId()) : {}),
      ...changeMarks(actor, { requestId, action: 'MERGE', reason: '' }),
    };
    return { after, also: [customerStays(deps, toId)], refused: false };
  });
  return done !== 'BUSY' && ('written' in done || done.answer);
}

/** Of two records of one car only the remaining customer's is left; a visit points at that one. */
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
