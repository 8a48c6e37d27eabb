import * as vehicles from '../../../../amplify/areas/vehicles/operations';
import { call } from '../../../lib/api';

/** Removes a car from the garage. Throws ProblemError. */
export const removeVehicle = (vehicleId: string) => call(vehicles.removeVehicle, { vehicleId });
