import * as vehicles from '../../../../amplify/areas/vehicles/operations';
import type { OdometerReading } from '../../../../domain/vehicles/vehicle';
import { call } from '../../../lib/api';

/** Notes what the odometer shows. Throws ProblemError, such as when it would run backwards. */
export const recordOdometer = (reading: OdometerReading & { readonly vehicleId: string }) =>
  call(vehicles.recordOdometer, reading);
