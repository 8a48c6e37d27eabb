import type { AppointmentStatus } from '../../../../domain/booking/appointment';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';

const HISTORY = `query History($vehicleId: ID!) {
  vehicleHistory(vehicleId: $vehicleId) { ok code facts content }
}`;

/** What was done to a car on a day, whoever it belonged to then. */
export interface VehicleVisit {
  readonly appointmentId: string;
  readonly name: string;
  readonly status: AppointmentStatus;
  readonly startsAt: string;
  readonly visitDate: string;
  readonly priceCents: number;
  readonly isOfFormerOwner: boolean;
}

type Answer = CommandResult<never> & { readonly content?: string | null };

/** The visits of a car, the latest first. */
export async function readVehicleHistory(vehicleId: string): Promise<VehicleVisit[]> {
  const { vehicleHistory } = await request<{ vehicleHistory: Answer }>(HISTORY, { vehicleId }, 'user');
  checked(vehicleHistory);
  return jsonField<VehicleVisit[]>(vehicleHistory.content) ?? [];
}
