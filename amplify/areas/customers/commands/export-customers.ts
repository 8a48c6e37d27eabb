import Papa from 'papaparse';
import { type Actor, can, isOwnRecord } from '../../../../domain/access/permissions';
import { FORMULA } from '../../../../domain/shared/csv';
import { hasSignIn, prefersCall, wantsReminders } from '../../../../domain/customers/customer';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { type StoredCustomer, readCustomer, readCustomerNotes, readCustomersByName } from '../store/customers';
import type { StoredAppointment } from '../../booking/store/appointments';
import { isVisitorsEntry, readAppointmentsOf } from '../store/personal';
import { withoutChanges } from '../../../kernel/repeats';
import { shopKey } from '../../../kernel/row';
import { readFilesOfCustomer } from '../../vehicles/store/vehicle-files';
import { readVehiclesOf } from '../../vehicles/store/vehicles';
import { readWaitingList } from '../../booking/store/waiting-list';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { SHOWN_OF_EXPORT } from '../audit';

/** Everything the shop has of one person, as JSON text: for them, or for staff who answer their request. */
export async function exportCustomer(
  deps: CommandDeps,
  actor: Actor,
  { requestId, customerId }: { readonly requestId: string; readonly customerId: string },
): Promise<Result<{ readonly content: string }>> {
  if (!isOwnRecord(actor, customerId) && !can(actor, 'customer:export', { customerId })) {
    return refuse('FORBIDDEN', { action: 'customer:export' });
  }
  const [customer, file, vehicles, vehicleFiles, appointments, waiting] = await Promise.all([
    readCustomer(deps, customerId),
    readCustomerNotes(deps, customerId),
    readVehiclesOf(deps, customerId),
    readFilesOfCustomer(deps, customerId),
    readAppointmentsOf(deps, customerId),
    readWaitingList(deps, { from: '0' }),
  ]);
  if (customer === null && actor.kind !== 'CUSTOMER') return refuse('NOT_FOUND', { field: 'customerId' });
  const saved = await saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId,
    action: 'EXPORT',
    before: null,
    after: null,
    items: [],
  });
  if (!saved.ok) return saved;
  // Only of a sign-in it is known whose the address is.
  const proven = new Set(customer !== null && hasSignIn(customerId) && customer.email !== '' ? [customer.email] : []);
  const content = {
    exportedAt: deps.now,
    customer: customer && withoutChanges(customer),
    tags: file.tags,
    note: file.note,
    vehicles: vehicles.map(withoutChanges).map(({ formerOwners: _owners, absorbed: _absorbed, ...vehicle }) => vehicle),
    photosAndDocuments: vehicleFiles
      .filter(({ status }) => status === 'READY')
      .map(({ vehicleId, name, contentType, sizeBytes, uploadedAt }) => ({
        ...{ vehicleId, name, contentType, sizeBytes, uploadedAt },
      })),
    appointments: appointments.map(visitOf),
    waitingList: waiting.filter((entry) => entry.customerId === customerId || isVisitorsEntry(entry, proven)),
  };
  return ok({ content: JSON.stringify(content, null, 2) });
}

/** Without what only the shop's work needs: who of the staff changed it last, by which request and why. */
const visitOf = ({
  cells: _cells,
  requestHash: _requestHash,
  lastRequestId: _lastRequestId,
  lastAction: _lastAction,
  lastActorKind: _lastActorKind,
  lastActorId: _lastActorId,
  lastReason: _lastReason,
  ...visit
}: StoredAppointment) => visit;

const PAGE = 200;
const AT_ONCE = 10;

/** Where a page of the register ends, as the caller hands it back for the next one. */
export interface RegisterPlace {
  readonly customerId: string;
  readonly sortName: string;
}

/**
 * A page of the register as CSV (RFC 4180, formulas defused), by name; with the names of the columns on the first.
 * `next` is where the following page begins, and empty on the last.
 */
export async function exportCustomers(
  deps: CommandDeps,
  actor: Actor,
  { requestId, after }: { readonly requestId: string; readonly after: RegisterPlace | null },
): Promise<Result<{ readonly content: string; readonly next: string }>> {
  const forbidden = lacks(actor, 'customer:export');
  if (forbidden) return forbidden;
  if (actor.kind === 'CUSTOMER') return refuse('FORBIDDEN', { action: 'customer:export' });
  const page = await readCustomersByName(deps, { after: after ? { ...shopKey, ...after } : undefined, limit: PAGE });
  const lines: string[][] = [];
  for (let from = 0; from < page.customers.length; from += AT_ONCE) {
    lines.push(...(await Promise.all(page.customers.slice(from, from + AT_ONCE).map((one) => lineOf(deps, one)))));
  }
  const saved = await saveAudited(deps, actor, {
    subject: 'customers',
    requestId,
    action: 'EXPORT',
    before: null,
    after: { lines: lines.length },
    shows: SHOWN_OF_EXPORT,
    items: [],
  });
  if (!saved.ok) return saved;
  const content = Papa.unparse(after === null ? [COLUMNS, ...lines] : lines, {
    escapeFormulae: FORMULA,
    newline: '\r\n',
  });
  const { customerId, sortName } = page.next ?? {};
  return ok({ content: `${content}\r\n`, next: page.next ? JSON.stringify({ customerId, sortName }) : '' });
}

const COLUMNS = [
  ...['name', 'email', 'phone', 'street', 'postcode', 'city', 'marketing consent'],
  ...['reminder mails', 'preferred contact', 'cars'],
];

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

async function lineOf(deps: CommandDeps, customer: StoredCustomer): Promise<string[]> {
  const { name, email, phone, street, postcode, city, marketingConsent } = customer;
  const preferences = [yesNo(wantsReminders(customer)), prefersCall(customer) ? 'phone' : 'e-mail'];
  const cars = await readVehiclesOf(deps, customer.customerId);
  const plates = cars.flatMap(({ plate }) => plate || []).join(', ');
  return [name, email, phone, street, postcode, city, yesNo(marketingConsent), ...preferences, plates];
}
