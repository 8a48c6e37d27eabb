import * as vehicles from '../../../../amplify/areas/vehicles/operations';
import { call } from '../../../lib/api';

/** Takes a car out of the garage. Throws ProblemError. */
export const removeVehicle = (vehicleId: string) => call(vehicles.removeVehicle, { vehicleId });
