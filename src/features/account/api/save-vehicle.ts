import * as vehicles from '../../../../amplify/areas/vehicles/operations';
import type { VehicleDetails } from '../../../../domain/vehicles/vehicle';
import { call } from '../../../lib/api';

/** Writes a customer's car, new or existing, as a whole. Throws ProblemError. */
export const saveVehicle = (vehicle: VehicleDetails & { readonly vehicleId: string }) =>
  call(vehicles.saveVehicle, vehicle);
