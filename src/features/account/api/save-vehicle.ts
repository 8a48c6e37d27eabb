import type { VehicleDetails } from '../../../../domain/vehicles/vehicle';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const SAVE = `mutation SaveVehicle(
  $requestId: ID!, $vehicleId: ID!, $plate: String!, $make: String, $model: String, $year: Int, $vin: String,
  $nextDueOn: String, $nextDueKm: Int
) {
  saveVehicle(
    requestId: $requestId, vehicleId: $vehicleId, plate: $plate, make: $make, model: $model, year: $year, vin: $vin,
    nextDueOn: $nextDueOn, nextDueKm: $nextDueKm
  ) { ok code facts }
}`;

/** Writes a car of the customer's, new or known, as a whole. Throws ProblemError. */
export async function saveVehicle(vehicle: VehicleDetails & { readonly vehicleId: string }): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...vehicle };
  const { saveVehicle: result } = await request<{ saveVehicle: CommandResult<never> }>(SAVE, variables, 'user');
  checked(result);
}
