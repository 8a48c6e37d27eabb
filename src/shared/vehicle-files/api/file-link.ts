import { vehicleFileLink } from '../../../../amplify/areas/vehicles/operations';
import { call } from '../../../lib/api';

/** An address that gives out one file, for five minutes. Throws ProblemError. */
export const fileLink = async (file: { readonly vehicleId: string; readonly fileId: string }): Promise<string> =>
  (await call(vehicleFileLink, file)).url;
