import { randomUUID } from 'node:crypto';
import type { GraphqlAuth } from '../cloud';
import type { AccessWorld } from './access-world';

/** Begins like every JPEG; the product checks no more. */
export const PICTURE = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('JFIF: a dent, up close')]);

export interface Link {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Announces a picture of a car; returns its id and where to send it. */
export async function announceFile(
  { done }: AccessWorld,
  auth: GraphqlAuth,
  file: {
    readonly vehicleId: string;
    readonly name?: string;
    readonly contentType?: string;
    readonly sizeBytes?: number;
  },
): Promise<{ readonly vehicleId: string; readonly fileId: string; readonly link: Link }> {
  const told = { name: 'Dent.jpg', contentType: 'image/jpeg', sizeBytes: PICTURE.length, ...file };
  const { fileId, link } = await done('addVehicleFile', { requestId: randomUUID(), ...told }, auth);
  return { vehicleId: file.vehicleId, fileId: fileId ?? '', link: link as Link };
}

/** Sends an announced file, as the site would, and returns the status. */
export async function sendTo({ url, headers }: Link, body: Uint8Array = PICTURE): Promise<number> {
  return (await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })).status;
}

/** Stores a picture of a car. */
export async function storeFile(
  world: AccessWorld,
  auth: GraphqlAuth,
  file: Parameters<typeof announceFile>[2],
): Promise<{ readonly vehicleId: string; readonly fileId: string }> {
  const { vehicleId, fileId, link } = await announceFile(world, auth, file);
  const status = await sendTo(link);
  if (status !== 200) throw new Error(`not sent: ${status}`);
  await world.done('finishVehicleFile', { vehicleId, fileId }, auth);
  return { vehicleId, fileId };
}
