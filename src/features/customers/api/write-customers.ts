import type { CustomerDetails, CustomerNotes } from '../../../../domain/customers/customer';
import type { OdometerReading, VehicleDetails } from '../../../../domain/vehicles/vehicle';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const CREATE = `mutation Create(
  $requestId: ID!, $name: String!, $email: String, $phone: String, $street: String, $postcode: String, $city: String,
  $marketingConsent: Boolean, $reminderMails: Boolean, $preferredContact: String
) {
  createCustomer(
    requestId: $requestId, name: $name, email: $email, phone: $phone, street: $street, postcode: $postcode,
    city: $city, marketingConsent: $marketingConsent, reminderMails: $reminderMails,
    preferredContact: $preferredContact
  ) { ok code facts recordId }
}`;

const UPDATE = `mutation Update(
  $requestId: ID!, $customerId: ID!, $version: Int!, $name: String!, $email: String, $phone: String, $street: String,
  $postcode: String, $city: String, $marketingConsent: Boolean, $reminderMails: Boolean, $preferredContact: String
) {
  updateCustomer(
    requestId: $requestId, customerId: $customerId, version: $version, name: $name, email: $email, phone: $phone,
    street: $street, postcode: $postcode, city: $city, marketingConsent: $marketingConsent,
    reminderMails: $reminderMails, preferredContact: $preferredContact
  ) { ok code facts }
}`;

const FILE = `mutation File($requestId: ID!, $customerId: ID!, $version: Int!, $tags: [String!], $note: String) {
  saveCustomerNotes(
    requestId: $requestId, customerId: $customerId, version: $version, tags: $tags, note: $note
  ) { ok code facts }
}`;

const MERGE = `mutation Merge($requestId: ID!, $keepId: ID!, $mergeId: ID!) {
  mergeCustomers(requestId: $requestId, keepId: $keepId, mergeId: $mergeId) { ok code facts }
}`;

const DELETE = `mutation Delete($requestId: ID!, $customerId: ID!) {
  deleteCustomer(requestId: $requestId, customerId: $customerId) { ok code facts }
}`;

const EXPORT_ONE = `mutation ExportOne($requestId: ID!, $customerId: ID!) {
  exportCustomer(requestId: $requestId, customerId: $customerId) { ok code facts content }
}`;

const EXPORT = `mutation Export($requestId: ID!, $after: String) {
  exportCustomers(requestId: $requestId, after: $after) { ok code facts content next }
}`;

const IMPORT = `mutation Import($requestId: ID!, $rows: AWSJSON!, $dryRun: Boolean) {
  importCustomers(requestId: $requestId, rows: $rows, dryRun: $dryRun) { ok code facts content }
}`;

const VEHICLE = `mutation SaveVehicle(
  $requestId: ID!, $vehicleId: ID!, $customerId: ID, $plate: String!, $make: String, $model: String, $year: Int,
  $vin: String, $nextDueOn: String, $nextDueKm: Int
) {
  saveVehicle(
    requestId: $requestId, vehicleId: $vehicleId, customerId: $customerId, plate: $plate, make: $make, model: $model,
    year: $year, vin: $vin, nextDueOn: $nextDueOn, nextDueKm: $nextDueKm
  ) { ok code facts }
}`;

const READING = `mutation Reading($requestId: ID!, $vehicleId: ID!, $on: String!, $km: Int!, $accept: Boolean) {
  recordOdometer(requestId: $requestId, vehicleId: $vehicleId, on: $on, km: $km, accept: $accept) { ok code facts }
}`;

const TRANSFER = `mutation Transfer($requestId: ID!, $vehicleId: ID!, $toCustomerId: ID!) {
  transferVehicle(requestId: $requestId, vehicleId: $vehicleId, toCustomerId: $toCustomerId) { ok code facts }
}`;

const REMOVE = `mutation Remove($requestId: ID!, $vehicleId: ID!) {
  removeVehicle(requestId: $requestId, vehicleId: $vehicleId) { ok code facts }
}`;

type Result = CommandResult<never> & {
  readonly recordId?: string | null;
  readonly content?: string | null;
  readonly next?: string | null;
};

/** Sends one command; its refusal is thrown as a ProblemError. */
async function send(document: string, variables: object): Promise<Result> {
  const answer = await request<Record<string, Result>>(document, variables, 'user');
  const [result] = Object.values(answer);
  if (result === undefined) throw new Error('an answer without a result');
  checked(result);
  return result;
}

export interface Request {
  readonly requestId: string;
}

/** Answers the new customer's id. */
export const createCustomer = async (customer: CustomerDetails & Request): Promise<string> =>
  (await send(CREATE, customer)).recordId ?? '';

export const updateCustomer = (
  change: CustomerDetails & Request & { readonly customerId: string; readonly version: number },
) => send(UPDATE, change);

export const saveCustomerNotes = (file: CustomerNotes & Request) => send(FILE, file);

export const mergeCustomers = (merge: Request & { readonly keepId: string; readonly mergeId: string }) =>
  send(MERGE, merge);

export const deleteCustomer = (deletion: Request & { readonly customerId: string }) => send(DELETE, deletion);

/** Everything known of one person, as JSON text. */
export const exportCustomer = async (customerId: string): Promise<string> =>
  (await send(EXPORT_ONE, { requestId: crypto.randomUUID(), customerId })).content ?? '';

/** The whole register as CSV, in parts. */
export async function exportRegister(): Promise<string> {
  const parts: string[] = [];
  let after: string | null = null;
  do {
    const { content, next }: Result = await send(EXPORT, { requestId: crypto.randomUUID(), after });
    parts.push(content ?? '');
    after = next ?? null;
  } while (after);
  return parts.join('');
}

/** What became of a line of an import. */
export interface ImportOutcome {
  readonly row: number;
  readonly outcome: 'NEW' | 'KNOWN' | 'BAD';
  readonly customerId?: string;
  readonly field?: string;
  readonly rule?: string;
}

export async function importCustomers(
  rows: readonly object[],
  { requestId, dryRun }: Request & { readonly dryRun: boolean },
): Promise<readonly ImportOutcome[]> {
  const { content } = await send(IMPORT, { requestId, rows: JSON.stringify(rows), dryRun });
  return JSON.parse(content ?? '[]') as ImportOutcome[];
}

export const saveVehicle = (
  vehicle: VehicleDetails & Request & { readonly vehicleId: string; readonly customerId: string },
) => send(VEHICLE, vehicle);

export const recordOdometer = (
  reading: OdometerReading & Request & { readonly vehicleId: string; readonly accept: boolean },
) => send(READING, reading);

export const transferVehicle = (transfer: Request & { readonly vehicleId: string; readonly toCustomerId: string }) =>
  send(TRANSFER, transfer);

export const removeVehicle = (removal: Request & { readonly vehicleId: string }) => send(REMOVE, removal);
