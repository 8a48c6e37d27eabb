import { type Actor, can } from '../../domain/access/permissions';
import type { AppointmentStatus } from '../../domain/booking/appointment';
import { hasSignIn } from '../../domain/customer/customer';
import { type Result, ok, refuse } from '../../domain/shared/result';
import type { UserPool } from '../gateways/user-pool';
import type { CommandDeps } from '../runtime/deps';
import { saveTogether } from '../runtime/transaction';
import { type StoredAppointment, changeMarks, replaceAppointment } from '../store/appointments';
import {
  type StoredCustomer,
  deleteCustomerFile,
  newCustomer,
  putNewCustomer,
  readCustomer,
  replaceCustomer,
} from '../store/customers';
import { blankNotifications, deleteWaitingEntry, readAppointmentsOf } from '../store/personal';
import { readFilesOfCustomer, readVehicleFiles } from '../store/vehicle-files';
import { deleteVehicle, readVehiclesOf } from '../store/vehicles';
import { readWaitingList } from '../store/waiting-list';
import { saveAudited } from './audited';
import { isGone } from './customers';
import { type FileDeps, forgetFiles } from './vehicle-files';

const OPEN: readonly AppointmentStatus[] = ['PENDING', 'SCHEDULED', 'ONGOING'];

export interface Deletion {
  readonly requestId: string;
  readonly customerId: string;
}

/**
 * Deletes a person: their sign-in, cars with their photos and documents, places on the waiting list and everything personal in what the shop must keep
 * (visits, with what was done and what it cost). OPEN_VISITS while something is still to be done. It goes from the
 * outside in, the customer's own row last: whatever fails half way is finished by asking again.
 */
export async function deleteCustomer(
  deps: FileDeps & { readonly userPool: UserPool },
  actor: Actor,
  { requestId, customerId }: Deletion,
): Promise<Result<null>> {
  if (!can(actor, 'customer:delete', { customerId })) return refuse('FORBIDDEN', { action: 'customer:delete' });
  const known = await readCustomer(deps, customerId);
  if (known === null && actor.kind !== 'CUSTOMER') return refuse('NOT_FOUND', { field: 'customerId' });
  const visits = await readAppointmentsOf(deps, customerId);
  const open = visits.filter(({ status }) => OPEN.includes(status));
  if (open.length > 0) return refuse('OPEN_VISITS', { appointmentIds: open.map(({ appointmentId }) => appointmentId) });
  for (const visit of visits) {
    if (!(await anonymise(deps, actor, visit, requestId))) return refuse('REQUEST_IN_PROGRESS');
  }
  await blankNotifications(deps, new Set(visits.map(({ appointmentId }) => appointmentId)));
  for (const entry of await readWaitingList(deps, { from: '0' })) {
    if (entry.customerId === customerId) await deleteWaitingEntry(deps, entry);
  }
  await forgetFiles(deps, await readFilesOfCustomer(deps, customerId));
  for (const vehicle of await readVehiclesOf(deps, customerId)) {
    await forgetFiles(deps, await readVehicleFiles(deps, vehicle.vehicleId));
    await saveTogether(deps, [deleteVehicle(deps, vehicle)]);
  }
  const written =
    known !== null && isGone(known) ? ok(null) : await blankRow(deps, actor, { requestId, known, customerId });
  if (!written.ok) return written;
  if (hasSignIn(customerId)) await deps.userPool.remove(customerId);
  return ok(null);
}

interface Blank extends Deletion {
  readonly known: StoredCustomer | null;
}

/** Leaves the bare row, which says when, and the audit entry with it. */
function blankRow(deps: CommandDeps, actor: Actor, { requestId, known, customerId }: Blank): Promise<Result<null>> {
  const blank = { ...newCustomer(customerId, known?.createdAt ?? deps.now), deletedAt: deps.now };
  return saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId,
    action: 'DELETE',
    before: known,
    after: null,
    items: [
      known === null ? putNewCustomer(deps, blank) : replaceCustomer(deps, known, blank),
      deleteCustomerFile(deps, customerId),
    ],
    refused: () => refuse('VERSION_CONFLICT'),
  });
}

/** Takes whatever is personal out of a visit that is over. One that has nothing left is not written again. */
async function anonymise(
  deps: CommandDeps,
  actor: Actor,
  visit: StoredAppointment,
  requestId: string,
): Promise<boolean> {
  if (visit.lastAction === 'ANONYMISE') return true;
  const after: StoredAppointment = {
    ...visit,
    ...{ contactName: '', contactEmail: '', contactPhone: '', vehiclePlate: '', note: '' },
    ...{ vehicleId: null, cancelReason: null, inspection: null },
    ...changeMarks(actor, { requestId, action: 'ANONYMISE', reason: '' }),
    version: visit.version + 1,
    updatedAt: deps.now,
  };
  const outcome = await saveTogether(deps, [replaceAppointment(deps, visit, after)]);
  return outcome.kind === 'SAVED';
}
