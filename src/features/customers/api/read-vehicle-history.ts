import { vehicleHistory } from '../../../../amplify/areas/vehicles/operations';
import { call } from '../../../lib/api';

/** The visits of a car, latest first. */
export const readVehicleHistory = async (vehicleId: string) => (await call(vehicleHistory, { vehicleId })).visits;
