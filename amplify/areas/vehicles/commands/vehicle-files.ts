import { type Actor, type Permission, can } from '../../../../domain/access/permissions';
import {
  MOST_FILES,
  MOST_FILE_BYTES,
  PENDING_SECONDS,
  beginsLike,
  concerns,
  fileKindOf,
  isFileType,
  mayRemoveFile,
  safeFileName,
} from '../../../../domain/vehicles/vehicle-file';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { toMs } from '../../../../domain/shared/time';
import type { FileStore, UploadLink } from '../../../gateways/file-store';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { actorIdOf } from '../../../kernel/audit';
import {
  type StoredFile,
  deleteFileRow,
  makeFileReady,
  putNewFile,
  readVehicleFile,
  readVehicleFiles,
  stopExpiry,
} from '../store/vehicle-files';
import { type StoredVehicle, readVehicle, stillBelongs } from '../store/vehicles';
import { saveAudited } from '../../../kernel/save-audited';
import { SHOWN_OF_FILE } from '../audit';

export type FileDeps = CommandDeps & { readonly files: FileStore };

/** The vehicle, if the actor may do that with it under its current owner; otherwise customers do not find it. */
export async function reachableVehicle(
  deps: CommandDeps,
  actor: Actor,
  vehicleId: string,
  permission: Permission,
): Promise<Result<StoredVehicle>> {
  const vehicle = await readVehicle(deps, vehicleId);
  const isAllowed = can(actor, permission, vehicle === null ? undefined : { customerId: vehicle.customerId });
  if (!isAllowed && actor.kind !== 'CUSTOMER') return refuse('FORBIDDEN', { action: permission });
  return vehicle === null || !isAllowed ? refuse('NOT_FOUND', { field: 'vehicleId' }) : ok(vehicle);
}

/** The same for what can be done with a file: staff also reach files of a removed car, which is then null. */
export async function reachableCarOfFile(
  deps: CommandDeps,
  actor: Actor,
  vehicleId: string,
  permission: Permission,
): Promise<Result<StoredVehicle | null>> {
  const found = await reachableVehicle(deps, actor, vehicleId, permission);
  const isRemoved = !found.ok && found.problem.code === 'NOT_FOUND' && actor.kind !== 'CUSTOMER';
  return isRemoved ? ok(null) : found;
}

interface NewFile {
  /** Also the id of the file: sending it again announces the same one. */
  readonly requestId: string;
  readonly vehicleId: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

/** The file that was announced, and where to send it; no link if it has already come. */
interface Announced {
  readonly fileId: string;
  readonly link: UploadLink | null;
}

/** Announces a photo or a document of a car and returns where to send it. */
export async function addVehicleFile(deps: FileDeps, actor: Actor, input: NewFile): Promise<Result<Announced>> {
  const { requestId, vehicleId, contentType, sizeBytes } = input;
  const found = await reachableVehicle(deps, actor, vehicleId, 'vehicle:edit');
  if (!found.ok) return found;
  if (!isFileType(contentType)) return refuse('FILE_TYPE_NOT_TAKEN', { contentType });
  if (sizeBytes > MOST_FILE_BYTES) return refuse('FILE_TOO_LARGE', { mostBytes: MOST_FILE_BYTES });
  const file: StoredFile = {
    ...{ vehicleId, fileId: requestId, customerId: found.value.customerId, contentType, sizeBytes },
    name: safeFileName(input.name, contentType),
    kind: fileKindOf(contentType),
    status: 'PENDING',
    byStaff: actor.kind !== 'CUSTOMER',
    uploadedBy: actorIdOf(actor),
    uploadedAt: deps.now,
    objectKey: deps.newId(),
    expiresAt: Math.floor(toMs(deps.now) / 1000) + PENDING_SECONDS,
  };
  const known = await readVehicleFile(deps, file);
  if (known !== null) return announcedAgain(deps, known, file);
  const present = await withoutLeftovers(deps, vehicleId);
  if (present.filter(({ customerId }) => customerId === file.customerId).length >= MOST_FILES) {
    return refuse('TOO_MANY_FILES', { most: MOST_FILES });
  }
  const saved = await saveAudited(deps, actor, {
    subject: `vehicle#${vehicleId}`,
    requestId,
    action: 'FILE_ADD',
    customerId: file.customerId,
    before: null,
    after: toldOf(file),
    shows: SHOWN_OF_FILE,
    items: [putNewFile(deps, file), stillBelongs(deps, found.value)],
    refused: (position) => (position === 0 ? refuse('REQUEST_IN_PROGRESS') : refuse('VERSION_CONFLICT')),
  });
  return saved.ok ? ok(await announced(deps, file)) : saved;
}

async function announced({ files }: FileDeps, file: StoredFile): Promise<Announced> {
  const link = file.status === 'READY' ? null : await files.uploadLink(file.objectKey, file);
  return { fileId: file.fileId, link };
}

async function announcedAgain(deps: FileDeps, known: StoredFile, file: StoredFile): Promise<Result<Announced>> {
  const isSame = (['customerId', 'name', 'contentType', 'sizeBytes', 'uploadedBy'] as const).every(
    (field) => known[field] === file[field],
  );
  return isSame ? ok(await announced(deps, known)) : refuse('REQUEST_ID_REUSED');
}

/** The car's files, after clearing away those announced over a day ago that never came. */
async function withoutLeftovers(deps: FileDeps, vehicleId: string): Promise<StoredFile[]> {
  const files = await readVehicleFiles(deps, vehicleId);
  const isLeft = ({ status, uploadedAt }: StoredFile) =>
    status === 'PENDING' && toMs(deps.now) - toMs(uploadedAt) > PENDING_SECONDS * 1000;
  await forgetFiles(deps, files.filter(isLeft));
  return files.filter((file) => !isLeft(file));
}

/** The audit's view of a file; the name is masked there. */
const toldOf = ({ fileId, name, contentType, sizeBytes, status }: StoredFile) => ({
  ...{ fileId, name, contentType, sizeBytes, status },
});

export interface FileChoice {
  readonly requestId: string;
  readonly vehicleId: string;
  readonly fileId: string;
}

/** The file, if it exists and concerns the actor. */
async function reachableFile(deps: CommandDeps, actor: Actor, choice: Omit<FileChoice, 'requestId'>) {
  const file = await readVehicleFile(deps, choice);
  return file !== null && concerns(actor, file) ? file : null;
}

/**
 * Checks what was sent and keeps it if it is what was announced. FILE_MISSING when nothing came; FILE_NOT_WHAT_WAS_SAID
 * for another size, another type or other first bytes, which are thrown away.
 */
export async function finishVehicleFile(deps: FileDeps, actor: Actor, choice: FileChoice): Promise<Result<null>> {
  const found = await reachableVehicle(deps, actor, choice.vehicleId, 'vehicle:edit');
  if (!found.ok) return found;
  const file = await reachableFile(deps, actor, choice);
  if (file === null) return refuse('NOT_FOUND', { field: 'fileId' });
  if (file.status === 'READY') return ok(null);
  const sent = await deps.files.look(file.objectKey);
  if (sent === null) return refuse('FILE_MISSING');
  const isAsSaid =
    sent.sizeBytes === file.sizeBytes &&
    sent.contentType === file.contentType &&
    beginsLike(file.contentType, sent.start);
  if (!isAsSaid) {
    await deps.files.dropPending(file.objectKey);
    return refuse('FILE_NOT_WHAT_WAS_SAID');
  }
  // Whatever fails from here on, the row that leads to the kept object stays.
  if (!(await stopExpiry(deps, file))) return refuse('NOT_FOUND', { field: 'fileId' });
  if (!(await deps.files.keep(file.objectKey, sent.etag))) return refuse('FILE_MISSING');
  return makeReady(deps, actor, { choice, file, vehicle: found.value });
}

interface Checked {
  readonly choice: FileChoice;
  readonly file: StoredFile;
  readonly vehicle: StoredVehicle;
}

async function makeReady(deps: FileDeps, actor: Actor, { choice, file, vehicle }: Checked): Promise<Result<null>> {
  const saved = await saveAudited(deps, actor, {
    subject: `vehicle#${file.vehicleId}`,
    requestId: choice.requestId,
    action: 'FILE_READY',
    customerId: file.customerId,
    before: toldOf(file),
    after: toldOf({ ...file, status: 'READY' }),
    shows: SHOWN_OF_FILE,
    items: [makeFileReady(deps, file), stillBelongs(deps, vehicle)],
    refused: () => refuse('VERSION_CONFLICT'),
  });
  if (saved.ok) {
    await deps.files.dropPending(file.objectKey);
    return saved;
  }
  const now = await readVehicleFile(deps, file);
  if (now?.status === 'READY') return ok(null);
  // Removed, or the car was given away, while the file was checked: then nothing of it is kept.
  if (saved.problem.code === 'VERSION_CONFLICT') await forgetFiles(deps, [file]);
  return saved;
}

/**
 * Removes a file; customers may not remove what staff added. The object goes first: whatever fails then, no one can
 * open it, and repeating the request finishes the job.
 */
export async function removeVehicleFile(deps: FileDeps, actor: Actor, choice: FileChoice): Promise<Result<null>> {
  const found = await reachableCarOfFile(deps, actor, choice.vehicleId, 'vehicle:edit');
  if (!found.ok) return found;
  const file = await readVehicleFile(deps, choice);
  if (file === null) return ok(null);
  if (!concerns(actor, file)) return refuse('NOT_FOUND', { field: 'fileId' });
  if (!mayRemoveFile(actor, file)) return refuse('FORBIDDEN', { action: 'vehicle:edit' });
  await deps.files.remove(file.objectKey);
  return saveAudited(deps, actor, {
    subject: `vehicle#${file.vehicleId}`,
    requestId: choice.requestId,
    action: 'FILE_REMOVE',
    customerId: file.customerId,
    before: toldOf(file),
    after: null,
    shows: SHOWN_OF_FILE,
    items: [deleteFileRow(deps, file)],
  });
}

const AT_ONCE = 8;
const MAX_TRIES = 5;

/** Removes files with what they belonged to, objects first, some at a time: a fleet has hundreds. */
export async function forgetFiles(deps: FileDeps, files: readonly StoredFile[]): Promise<void> {
  const forget = async (file: StoredFile) => {
    await deps.files.remove(file.objectKey);
    for (let tries = 1; (await saveTogether(deps, [deleteFileRow(deps, file)])).kind !== 'SAVED'; tries += 1) {
      if (tries === MAX_TRIES) throw new Error('the row of a file was not taken away');
      await backOff(deps, tries);
    }
  };
  for (let from = 0; from < files.length; from += AT_ONCE) {
    await Promise.all(files.slice(from, from + AT_ONCE).map(forget));
  }
}
