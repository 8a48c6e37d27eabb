import { createHash } from 'node:crypto';
import type { Appointment } from '../../../../domain/booking/appointment';
import { NO_VEHICLE_DETAILS, plateKey } from '../../../../domain/vehicles/vehicle';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff } from '../../../kernel/transaction';
import { newCustomer, registerCustomer } from '../../customers/parts';
import { ownerNow } from '../../customers/facts';
import { registerVehicle } from '../../vehicles/parts';
import { readAppointment } from '../store/appointments';
import { forgetVisit, giveVisit } from './settle-visit';

const SYSTEM = { kind: 'SYSTEM' } as const;
const MAX_TRIES = 10;

/**
 * A first booking puts the customer on file, and a car that was typed in becomes theirs. Uses the visit and its
 * customer as they are now, since this may come late: if the customer was deleted in the meantime, the visit is
 * cancelled and forgotten; if their record was merged, the visit goes over to the other record.
 */
export async function registerBooking(
  deps: CommandDeps,
  { appointmentId, customerId: bookedFor }: Pick<Appointment, 'appointmentId' | 'customerId'>,
): Promise<void> {
  const requestId = `register-${appointmentId}`;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const visit = await readAppointment(deps, appointmentId);
    if (visit === null) return;
    const { customerId: fromId } = visit;
    const owner = await ownerNow(deps, fromId);
    if (owner.isDeleted) {
      if (await forgetVisit(deps, SYSTEM, { appointmentId, requestId })) return;
    } else if (owner.customerId !== fromId) {
      await giveVisit(deps, SYSTEM, { appointmentId, requestId, fromId, toId: owner.customerId });
    } else if (await enter(deps, visit, bookedFor)) return;
    await backOff(deps, tries);
  }
  throw new Error('the visit kept changing hands');
}

/**
 * The ids follow from the booking, so that a repeat writes the same rows. A guest's car takes the booking's id; a known
 * customer's takes one made from what identifies it, so typing it again makes no second car. False when the customer is
 * gone.
 */
async function enter(deps: CommandDeps, visit: Appointment, bookedFor: string): Promise<boolean> {
  const { appointmentId, customerId, contactName: name, contactEmail: email, contactPhone: phone } = visit;
  await registerCustomer(deps, { ...newCustomer(customerId, deps.now), name, email, phone });
  const { vehiclePlate: plate, vehicleMake: make, vehicleModel: model, vehicleYear: year } = visit;
  if (visit.vehicleId !== null) return true;
  const vehicleId = bookedFor.startsWith('guest-') ? appointmentId : typedId(visit);
  const car = { ...NO_VEHICLE_DETAILS, vehicleId, customerId, odometer: [] };
  return registerVehicle(deps, { ...car, plate, make, model, year });
}

/** By its plate, or without one by whatever else is known of it. */
function typedId({ customerId, ...visit }: Appointment): string {
  const { vehiclePlate, vehicleMake, vehicleModel, vehicleYear } = visit;
  const key = plateKey(vehiclePlate) || JSON.stringify([vehicleMake, vehicleModel, vehicleYear]);
  return `typed-${createHash('sha256').update(`${customerId} ${key}`).digest('hex').slice(0, 32)}`;
}
