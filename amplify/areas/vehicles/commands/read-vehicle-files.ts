import { type Actor, can } from '../../../../domain/access/permissions';
import { concerns, isShowable } from '../../../../domain/vehicles/vehicle-file';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { type StoredFile, readFilesOfCustomer, readVehicleFile, readVehicleFiles } from '../store/vehicle-files';
import { readVehicle } from '../store/vehicles';
import { type FileChoice, type FileDeps, reachableCarOfFile, reachableVehicle } from './vehicle-files';

/** A file as a page shows it. */
export interface ListedFile extends Pick<
  StoredFile,
  'vehicleId' | 'fileId' | 'name' | 'contentType' | 'sizeBytes' | 'kind' | 'uploadedAt' | 'byStaff'
> {
  readonly ofFormerOwner: boolean;
  /** Shows the picture for a few minutes; null if no browser can show it as one. */
  readonly link: string | null;
}

type FileQuestion = Omit<FileChoice, 'requestId'>;

/** Pictures are shown, everything else is saved; with the name in both the old and the new notation. */
function dispositionOf({ name, contentType }: StoredFile): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `${isShowable(contentType) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${full}`;
}

const linkTo = ({ files }: FileDeps, file: StoredFile): Promise<string> =>
  files.link(file.objectKey, { contentType: file.contentType, disposition: dispositionOf(file) });

/**
 * The files of a car that concern the caller, newest first; with a link for each that can be shown as a picture. The
 * function reads this, not the API, because a row alone cannot tell whose the car is.
 */
export async function listVehicleFiles(
  deps: FileDeps,
  actor: Actor,
  vehicleId: string,
): Promise<Result<{ readonly files: ListedFile[] }>> {
  const found = await reachableVehicle(deps, actor, vehicleId, 'vehicle:read');
  if (!found.ok) return found;
  const all = await readVehicleFiles(deps, vehicleId);
  const files = all
    .filter((file) => file.status === 'READY' && concerns(actor, file))
    .sort((one, other) => other.uploadedAt.localeCompare(one.uploadedAt));
  return ok({ files: await told(deps, files, found.value.customerId) });
}

/** Files as shown. Their links are noted in the log. */
async function told(deps: FileDeps, files: readonly StoredFile[], ownerId: string): Promise<ListedFile[]> {
  deps.log.info('links given', { fileIds: files.map(({ fileId }) => fileId) });
  const shown = files.map(async (file) => ({
    vehicleId: file.vehicleId,
    fileId: file.fileId,
    name: file.name,
    contentType: file.contentType,
    sizeBytes: file.sizeBytes,
    kind: file.kind,
    uploadedAt: file.uploadedAt,
    byStaff: file.byStaff,
    ofFormerOwner: file.customerId !== ownerId,
    link: isShowable(file.contentType) ? await linkTo(deps, file) : null,
  }));
  return Promise.all(shown);
}

/**
 * For staff: what is left of a customer's former cars that were since removed, by them or by a later owner, newest
 * first.
 */
export async function filesOfRemovedCars(
  deps: FileDeps,
  actor: Actor,
  { customerId }: { readonly customerId: string },
): Promise<Result<{ readonly files: ListedFile[] }>> {
  if (actor.kind !== 'STAFF' || !can(actor, 'vehicle:read')) return refuse('FORBIDDEN', { action: 'vehicle:read' });
  const files = (await readFilesOfCustomer(deps, customerId)).filter(({ status }) => status === 'READY');
  const vehicleIds = [...new Set(files.map(({ vehicleId }) => vehicleId))];
  const cars = await Promise.all(vehicleIds.map(async (id) => ((await readVehicle(deps, id)) === null ? id : null)));
  const left = files
    .filter(({ vehicleId }) => cars.includes(vehicleId))
    .sort((one, other) => other.uploadedAt.localeCompare(one.uploadedAt));
  return ok({ files: await told(deps, left, customerId) });
}

/** A link to one file, valid for a few minutes. */
export async function vehicleFileLink(deps: FileDeps, actor: Actor, question: FileQuestion): Promise<Result<string>> {
  const found = await reachableCarOfFile(deps, actor, question.vehicleId, 'vehicle:read');
  if (!found.ok) return found;
  const file = await readVehicleFile(deps, question);
  if (file?.status !== 'READY' || !concerns(actor, file)) return refuse('NOT_FOUND', { field: 'fileId' });
  deps.log.info('link given', { ...question });
  return ok(await linkTo(deps, file));
}
