import type { Actor } from '../../../../domain/access/permissions';
import { bookedName } from '../../../../domain/booking/appointment';
import { plateKey } from '../../../../domain/vehicles/vehicle';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { readAppointmentsOf, type StoredAppointment } from '../../booking/facts';
import { type StoredVehicle, readVehicle } from '../store/vehicles';
import { lacks } from '../../../kernel/save-audited';
import { ownerNow } from '../../customers/facts';

/** Work done on a car, on one day. */
export interface HistoryVisit extends Pick<
  StoredAppointment,
  'appointmentId' | 'status' | 'startsAt' | 'visitDate' | 'priceCents'
> {
  readonly name: string;
  readonly isOfFormerOwner: boolean;
}

/**
 * Past and future work on a car, latest first, whoever it belonged to then: a list as JSON that names no one. For staff
 * who may see cars and visits; a technician who works on the car sees what others did to it, not who brought it. A
 * customer sees their own visits, not those of the owner before them.
 */
export async function vehicleHistory(
  deps: CommandDeps,
  actor: Actor,
  { vehicleId }: { readonly vehicleId: string },
): Promise<Result<{ readonly visits: HistoryVisit[] }>> {
  if (actor.kind !== 'STAFF') return refuse('FORBIDDEN', { action: 'vehicle:read' });
  const forbidden = lacks(actor, 'vehicle:read') ?? lacks(actor, 'appointment:read');
  if (forbidden) return forbidden;
  const vehicle = await readVehicle(deps, vehicleId);
  if (vehicle === null) return refuse('NOT_FOUND', { field: 'vehicleId' });
  // If an owner's record was merged into another, the visits are there now.
  const former = await Promise.all(vehicle.formerOwners.map((owner) => ownerNow(deps, owner)));
  const owners = new Set([vehicle.customerId, ...former.map(({ customerId }) => customerId)]);
  const visits = (await Promise.all([...owners].map((owner) => readAppointmentsOf(deps, owner)))).flat();
  const history = visits
    .filter((visit) => isOf(vehicle, visit))
    .sort((one, other) => other.startsAt.localeCompare(one.startsAt))
    .map((visit) => ({
      ...{ appointmentId: visit.appointmentId, name: bookedName(visit), status: visit.status },
      ...{ startsAt: visit.startsAt, visitDate: visit.visitDate, priceCents: visit.priceCents },
      isOfFormerOwner: visit.customerId !== vehicle.customerId,
    }));
  return ok({ visits: history });
}

/**
 * A visit names its car, perhaps by the id of a record merged into this one since; a visit whose car was typed in only
 * names the plate.
 */
function isOf({ vehicleId, absorbed, plate }: StoredVehicle, visit: StoredAppointment): boolean {
  if (visit.vehicleId !== null) return visit.vehicleId === vehicleId || absorbed.includes(visit.vehicleId);
  return plateKey(plate) !== '' && plateKey(visit.vehiclePlate) === plateKey(plate);
}
