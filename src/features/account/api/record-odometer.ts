import type { OdometerReading } from '../../../../domain/vehicles/vehicle';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const RECORD = `mutation RecordOdometer($requestId: ID!, $vehicleId: ID!, $on: String!, $km: Int!) {
  recordOdometer(requestId: $requestId, vehicleId: $vehicleId, on: $on, km: $km) { ok code facts }
}`;

/** Notes what the odometer shows. Throws ProblemError, such as when it would run backwards. */
export async function recordOdometer(reading: OdometerReading & { readonly vehicleId: string }): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...reading };
  const answer = await request<{ recordOdometer: CommandResult<never> }>(RECORD, variables, 'user');
  checked(answer.recordOdometer);
}
