import { removeVehicleFile } from '../../../../amplify/areas/vehicles/operations';
import { call } from '../../../lib/api';

/** Removes a file for good. Throws ProblemError. */
export const removeFile = (file: { readonly vehicleId: string; readonly fileId: string }) =>
  call(removeVehicleFile, file);
