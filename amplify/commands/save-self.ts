import type { Actor } from '../../domain/access/permissions';
import { type Result, ok, refuse } from '../../domain/shared/result';
import type { CommandDeps } from '../runtime/deps';
import { type Customer, type Vehicle, saveCustomer, saveVehicleRow } from '../store/customers';

/** Writes the caller's own profile. The e-mail is that of the sign-in, never one that was sent along. */
export async function saveProfile(
  deps: CommandDeps,
  actor: Actor,
  profile: Omit<Customer, 'customerId'>,
): Promise<Result<null>> {
  if (actor.kind !== 'CUSTOMER') return refuse('FORBIDDEN', { action: 'customer:edit' });
  await saveCustomer(deps, { ...profile, customerId: actor.customerId });
  return ok(null);
}

/** Writes a vehicle of the caller's. A vehicle id that belongs to somebody else is not found. */
export async function saveVehicle(
  deps: CommandDeps,
  actor: Actor,
  vehicle: Omit<Vehicle, 'customerId'>,
): Promise<Result<null>> {
  if (actor.kind !== 'CUSTOMER') return refuse('FORBIDDEN', { action: 'vehicle:edit' });
  const saved = await saveVehicleRow(deps, { ...vehicle, customerId: actor.customerId });
  return saved ? ok(null) : refuse('NOT_FOUND', { field: 'vehicleId' });
}
