import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const LINK = `query VehicleFileLink($vehicleId: ID!, $fileId: ID!) {
  vehicleFileLink(vehicleId: $vehicleId, fileId: $fileId) { ok code facts content }
}`;

type Answer = CommandResult<never> & { readonly content?: string | null };

/** An address that gives out one file, for five minutes. Throws ProblemError. */
export async function fileLink(file: { readonly vehicleId: string; readonly fileId: string }): Promise<string> {
  const { vehicleFileLink } = await request<{ vehicleFileLink: Answer }>(LINK, file, 'user');
  checked(vehicleFileLink);
  return vehicleFileLink.content ?? '';
}
