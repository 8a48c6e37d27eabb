import { addVehicleFile, finishVehicleFile } from '../../../../amplify/areas/vehicles/operations';
import type { FileType } from '../../../../domain/vehicles/vehicle-file';
import { call } from '../../../lib/api';
import { sendToBucket } from './send-to-bucket';

/** A file that is ready to send. */
export interface Outgoing {
  readonly vehicleId: string;
  /** Made by the page; the same file sent again keeps it. */
  readonly fileId: string;
  readonly name: string;
  readonly contentType: FileType;
  readonly content: Blob;
}

/** Announces a file, sends it and has it checked. A repeat after a fault continues where it stopped. */
export async function addFile(file: Outgoing, onProgress: (part: number) => void): Promise<void> {
  const { vehicleId, fileId, name, contentType, content } = file;
  const told = { requestId: fileId, vehicleId, name, contentType, sizeBytes: content.size };
  const { link } = await call(addVehicleFile, told);
  if (link === null) return;
  await sendToBucket(link, content, onProgress);
  await call(finishVehicleFile, { vehicleId, fileId });
}
