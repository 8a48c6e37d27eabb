import { filesOfRemovedCars, vehicleFiles } from '../../../../amplify/areas/vehicles/operations';
import type { AnswerOf } from '../../../../amplify/kernel/declare';
import { call } from '../../../lib/api';

/** A photo or a document of a car, as the page shows it. `link` is null for what no browser shows as a picture. */
export type ListedFile = AnswerOf<typeof vehicleFiles>['files'][number] & {
  /** When the link was given, by this computer's clock. */
  readonly linkedAtMs: number;
};

/** The files of a car, the newest first. Throws ProblemError. */
export async function listFiles(vehicleId: string): Promise<ListedFile[]> {
  const linkedAtMs = Date.now();
  const { files } = await call(vehicleFiles, { vehicleId });
  return files.map((file) => ({ ...file, linkedAtMs }));
}

/** For staff: what is left of removed cars that were this customer's, the newest first. Throws ProblemError. */
export async function listFilesOfRemovedCars(customerId: string): Promise<ListedFile[]> {
  const linkedAtMs = Date.now();
  const { files } = await call(filesOfRemovedCars, { customerId });
  return files.map((file) => ({ ...file, linkedAtMs }));
}
