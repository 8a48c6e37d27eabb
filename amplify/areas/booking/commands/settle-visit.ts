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
 * Takes whatever is personal out of a visit, and ends its links; one that was still to come is cancelled, and its time is free again. One
 * that has nothing left is not written again. False when others keep writing it.
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

/** Under whom a visit is when the books need not know whose it was any more: nobody. */
const NOBODY = 'guest-forgotten';

/** Takes the id of the person off a visit that is forgotten already. False when others keep writing it. */
export async function unlinkVisit(
  deps: CommandDeps,
  actor: Actor,
  { appointmentId, requestId }: Settling,
): Promise<boolean> {
  const done = await rewriteVisit<true>(deps, { appointmentId, tries: MAX_TRIES }, (visit) => {
    if (visit === null || visit.customerId === NOBODY) return { answer: true };
    const marks = changeMarks(actor, { requestId, action: 'ANONYMISE', reason: '' });
    return { after: { ...visit, customerId: NOBODY, ...marks } };
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

/** A visit goes over to the record that its customer's was merged into. False when that one is gone, or others keep writing. */
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
      // It is in an account now, which has its own way in.
      ...(hasSignIn(toId) ? linksEnded(visit, deps.newId()) : {}),
      ...changeMarks(actor, { requestId, action: 'MERGE', reason: '' }),
    };
    return { after, also: [customerStays(deps, toId)], refused: false };
  });
  return done !== 'BUSY' && ('written' in done || done.answer);
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
