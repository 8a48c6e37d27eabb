import * as vehicles from '../../../../amplify/areas/vehicles/operations';
import type { VehicleDetails } from '../../../../domain/vehicles/vehicle';
import { call } from '../../../lib/api';

/** Writes a car of the customer's, new or known, as a whole. Throws ProblemError. */
export const saveVehicle = (vehicle: VehicleDetails & { readonly vehicleId: string }) =>
  call(vehicles.saveVehicle, vehicle);
