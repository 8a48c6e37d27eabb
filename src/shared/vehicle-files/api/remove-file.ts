import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const REMOVE = `mutation RemoveVehicleFile($requestId: ID!, $vehicleId: ID!, $fileId: ID!) {
  removeVehicleFile(requestId: $requestId, vehicleId: $vehicleId, fileId: $fileId) { ok code facts }
}`;

/** Removes a file for good. Throws ProblemError. */
export async function removeFile(file: { readonly vehicleId: string; readonly fileId: string }): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...file };
  const { removeVehicleFile } = await request<{ removeVehicleFile: CommandResult<never> }>(REMOVE, variables, 'user');
  checked(removeVehicleFile);
}
