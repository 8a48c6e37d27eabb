import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const REMOVE = `mutation RemoveVehicle($requestId: ID!, $vehicleId: ID!) {
  removeVehicle(requestId: $requestId, vehicleId: $vehicleId) { ok code facts }
}`;

/** Takes a car out of the garage. Throws ProblemError. */
export async function removeVehicle(vehicleId: string): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), vehicleId };
  const answer = await request<{ removeVehicle: CommandResult<never> }>(REMOVE, variables, 'user');
  checked(answer.removeVehicle);
}
