import * as vehicles from '../../../../amplify/areas/vehicles/operations';
import type { OdometerReading } from '../../../../domain/vehicles/vehicle';
import { call } from '../../../lib/api';

/** Records an odometer reading. Throws ProblemError, for example if it is lower than the last one. */
export const recordOdometer = (reading: OdometerReading & { readonly vehicleId: string }) =>
  call(vehicles.recordOdometer, reading);
