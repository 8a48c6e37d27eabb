import { type Actor, can, isOwnRecord } from '../../../../domain/access/permissions';
import { hasSignIn } from '../../../../domain/customers/customer';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { UserPool } from '../../../gateways/user-pool';
import type { CommandDeps } from '../../../kernel/deps';
import { forgetParked } from '../../../kernel/effects/parked';
import { backOff, saveTogether } from '../../../kernel/transaction';
import {
  type StoredCustomer,
  deleteCustomerNotes,
  markDeleted,
  newCustomer,
  putNewCustomer,
  readCustomer,
  replaceCustomer,
} from '../store/customers';
import { blankNotices, deleteWaitingEntry, isVisitorsEntry, readAppointmentsOf } from '../store/personal';
import { readFilesOfCustomer, readVehicleFiles } from '../../vehicles/store/vehicle-files';
import { deleteVehicle, readVehiclesOf } from '../../vehicles/store/vehicles';
import { readStaffMember } from '../../shop/store/shop';
import { readWaitingList } from '../../booking/store/waiting-list';
import { saveAudited } from '../../../kernel/save-audited';
import { forgetVisit, isOpenVisit } from '../../booking/commands/settle-visit';
import { type FileDeps, forgetFiles } from '../../vehicles/commands/vehicle-files';

export interface Deletion {
  readonly requestId: string;
  readonly customerId: string;
  /** The address that the caller has proven, for somebody who deletes themselves. */
  readonly verifiedEmail?: string;
}

/**
 * Deletes a person: their sign-in, cars with their photos and documents, places on the waiting list and everything
 * personal in what the shop must keep (visits, with what was done and what it cost). OPEN_VISITS while something is still to be done. The customer's own row
 * is emptied first and says from then on that the person is gone, so that nobody attaches anything to it any more; then
 * the rest goes, the sign-in last. Whatever fails half way is finished by asking again. See decision 0019.
 *
 * Whoever works here, or did, keeps the sign-in: it is the staff list's. While they do, only they themselves may
 * delete what the register has of them: WORKS_HERE.
 */
export async function deleteCustomer(
  deps: FileDeps & { readonly userPool: Pick<UserPool, 'remove'> },
  actor: Actor,
  deletion: Deletion,
): Promise<Result<null>> {
  const { customerId } = deletion;
  const isOwn = isOwnRecord(actor, customerId);
  if (!isOwn && !can(actor, 'customer:delete', { customerId })) {
    return refuse('FORBIDDEN', { action: 'customer:delete' });
  }
  const works = (await employed(deps, customerId))?.active === true;
  if (works && !isOwn) return refuse('WORKS_HERE', { staffId: customerId });
  const emptied = await emptyRow(deps, actor, deletion);
  if (!emptied.ok) return emptied;
  const isSwept = await sweep(deps, actor, { ...emptied.value, requestId: deletion.requestId });
  if (!isSwept) return refuse('REQUEST_IN_PROGRESS');
  if (hasSignIn(customerId) && (await employed(deps, customerId)) === null) await deps.userPool.remove(customerId);
  return ok(null);
}

const employed = (deps: CommandDeps, customerId: string) =>
  hasSignIn(customerId) ? readStaffMember(deps, customerId) : Promise.resolve(null);

/** Whose traces are to go: the record's, those of the records that were merged into it, and what bears the address. */
interface Traces {
  readonly customerIds: readonly string[];
  readonly addresses: ReadonlySet<string>;
}

const MAX_TRIES = 5;

/** Leaves the bare row, which says when, and the audit entry with it; the file of the staff goes in the same write. */
async function emptyRow(deps: CommandDeps, actor: Actor, deletion: Deletion): Promise<Result<Traces>> {
  const { customerId, verifiedEmail = '' } = deletion;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const known = await readCustomer(deps, customerId);
    const isMissing = known === null ? actor.kind !== 'CUSTOMER' : known.mergedInto !== null;
    if (isMissing) return refuse('NOT_FOUND', { field: 'customerId' });
    const traces = {
      customerIds: [customerId, ...(known?.mergedFrom ?? [])],
      addresses: new Set([known?.email ?? '', verifiedEmail].filter((address) => address !== '')),
    };
    if (known !== null && known.deletedAt !== null) return ok(traces);
    const visits = await readAppointmentsOf(deps, customerId);
    const open = visits.filter(isOpenVisit).map(({ appointmentId }) => appointmentId);
    if (open.length > 0) return refuse('OPEN_VISITS', { appointmentIds: open });
    // Before the row forgets the address by which a visitor's places are found.
    await forgetPlaces(deps, traces);
    const written = await writeEmptyRow(deps, actor, { deletion, known });
    if (written.ok) return ok(traces);
    if (written.problem.code !== 'VERSION_CONFLICT' && written.problem.code !== 'REQUEST_IN_PROGRESS') return written;
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS');
}

function writeEmptyRow(
  deps: CommandDeps,
  actor: Actor,
  { deletion, known }: { readonly deletion: Deletion; readonly known: StoredCustomer | null },
): Promise<Result<null>> {
  const { customerId, requestId } = deletion;
  const empty = {
    ...newCustomer(customerId, known?.createdAt ?? deps.now),
    ...{ deletedAt: deps.now, mergedFrom: known?.mergedFrom ?? [] },
  };
  return saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId,
    action: 'DELETE',
    before: known,
    after: null,
    items: [
      known === null ? putNewCustomer(deps, empty) : replaceCustomer(deps, known, empty),
      deleteCustomerNotes(deps, { customerId }),
    ],
    refused: () => refuse('VERSION_CONFLICT'),
  });
}

/** False when others keep writing something of it. */
async function sweep(deps: FileDeps, actor: Actor, traces: Traces & { readonly requestId: string }): Promise<boolean> {
  const { customerIds, requestId } = traces;
  await forgetParked(deps, customerIds);
  for (const customerId of customerIds) {
    await markDeleted(deps, customerId);
    const visits = await readAppointmentsOf(deps, customerId);
    for (const { appointmentId } of visits) {
      if (!(await forgetVisit(deps, actor, { appointmentId, requestId }))) return false;
    }
    await blankNotices(deps, new Set(visits.map(({ appointmentId }) => appointmentId)));
    if (!(await forgetCars(deps, customerId))) return false;
    await forgetFiles(deps, await readFilesOfCustomer(deps, customerId));
  }
  await forgetPlaces(deps, traces);
  return true;
}

async function forgetPlaces(deps: CommandDeps, { customerIds, addresses }: Traces): Promise<void> {
  for (const entry of await readWaitingList(deps, { from: '0' })) {
    const isTheirs = customerIds.includes(entry.customerId) || isVisitorsEntry(entry, addresses);
    if (isTheirs) await deleteWaitingEntry(deps, entry);
  }
}

/** A car that is somebody else's meanwhile stays theirs. The car goes before its files, so that none is added meanwhile. */
async function forgetCars(deps: FileDeps, customerId: string): Promise<boolean> {
  for (const vehicle of await readVehiclesOf(deps, customerId)) {
    for (let tries = 1; ; tries += 1) {
      const { kind } = await saveTogether(deps, [deleteVehicle(deps, vehicle)]);
      if (kind === 'SAVED') await forgetFiles(deps, await readVehicleFiles(deps, vehicle.vehicleId));
      if (kind !== 'CONFLICT') break;
      if (tries === MAX_TRIES) return false;
      await backOff(deps, tries);
    }
  }
  return true;
}
