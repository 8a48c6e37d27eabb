import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { Vehicle } from './list-vehicles';

const SAVE = `mutation SaveVehicle(
  $requestId: ID!, $vehicleId: ID!, $plate: String!, $make: String, $model: String, $year: Int
) {
  saveVehicle(
    requestId: $requestId, vehicleId: $vehicleId, plate: $plate, make: $make, model: $model, year: $year
  ) { ok code facts }
}`;

/** Writes a car of the customer's, new or known. Throws ProblemError. */
export async function saveVehicle(vehicle: Vehicle): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...vehicle };
  const { saveVehicle: result } = await request<{ saveVehicle: CommandResult<never> }>(SAVE, variables, 'user');
  checked(result);
}
