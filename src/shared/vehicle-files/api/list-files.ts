import type { FileKind, FileType } from '../../../../domain/vehicles/vehicle-file';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const LIST = `query VehicleFiles($vehicleId: ID!) {
  vehicleFiles(vehicleId: $vehicleId) { ok code facts content }
}`;

const LIST_REMOVED = `query FilesOfRemovedCars($customerId: ID!) {
  filesOfRemovedCars(customerId: $customerId) { ok code facts content }
}`;

/** A photo or a document of a car, as the page shows it. */
export interface ListedFile {
  readonly vehicleId: string;
  readonly fileId: string;
  readonly name: string;
  readonly contentType: FileType;
  readonly sizeBytes: number;
  readonly kind: FileKind;
  readonly uploadedAt: string;
  readonly byStaff: boolean;
  readonly ofFormerOwner: boolean;
  /** Shows the picture, for five minutes; null for what no browser shows as one. */
  readonly link: string | null;
  /** When the link was given, by this computer's clock. */
  readonly linkedAtMs: number;
}

type Answer = CommandResult<never> & { readonly content?: string | null };

/** The files of a car, the newest first. Throws ProblemError. */
export async function listFiles(vehicleId: string): Promise<ListedFile[]> {
  const linkedAtMs = Date.now();
  const { vehicleFiles } = await request<{ vehicleFiles: Answer }>(LIST, { vehicleId }, 'user');
  return filesOf(vehicleFiles, linkedAtMs);
}

/** For staff: what is left of removed cars that were this customer's, the newest first. Throws ProblemError. */
export async function listFilesOfRemovedCars(customerId: string): Promise<ListedFile[]> {
  const linkedAtMs = Date.now();
  const answer = await request<{ filesOfRemovedCars: Answer }>(LIST_REMOVED, { customerId }, 'user');
  return filesOf(answer.filesOfRemovedCars, linkedAtMs);
}

function filesOf(answer: Answer, linkedAtMs: number): ListedFile[] {
  checked(answer);
  const files = JSON.parse(answer.content ?? '[]') as Omit<ListedFile, 'linkedAtMs'>[];
  return files.map((file) => ({ ...file, linkedAtMs }));
}
