import type { FileType } from '../../../../domain/vehicles/vehicle-file';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import { sendToBucket } from './send-to-bucket';

const ADD = `mutation AddVehicleFile(
  $requestId: ID!, $vehicleId: ID!, $name: String!, $contentType: String!, $sizeBytes: Int!
) {
  addVehicleFile(
    requestId: $requestId, vehicleId: $vehicleId, name: $name, contentType: $contentType, sizeBytes: $sizeBytes
  ) { ok code facts content }
}`;

const FINISH = `mutation FinishVehicleFile($requestId: ID!, $vehicleId: ID!, $fileId: ID!) {
  finishVehicleFile(requestId: $requestId, vehicleId: $vehicleId, fileId: $fileId) { ok code facts }
}`;

/** A file that is ready to go. */
export interface Outgoing {
  readonly vehicleId: string;
  /** Made by the page; the same file sent again keeps it. */
  readonly fileId: string;
  readonly name: string;
  readonly contentType: FileType;
  readonly content: Blob;
}

interface Link {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Announces a file, sends it and has it looked at. Sending it again after a fault goes on where it stopped. */
export async function addFile(file: Outgoing, onProgress: (part: number) => void): Promise<void> {
  const { vehicleId, fileId, name, contentType, content } = file;
  const told = { requestId: fileId, vehicleId, name, contentType, sizeBytes: content.size };
  const { addVehicleFile } = await request<{ addVehicleFile: CommandResult<never> & { content?: string | null } }>(
    ADD,
    told,
    'user',
  );
  checked(addVehicleFile);
  if (!addVehicleFile.content) return;
  await sendToBucket(JSON.parse(addVehicleFile.content) as Link, content, onProgress);
  const ending = { requestId: crypto.randomUUID(), vehicleId, fileId };
  const { finishVehicleFile } = await request<{ finishVehicleFile: CommandResult<never> }>(FINISH, ending, 'user');
  checked(finishVehicleFile);
}
