import Papa from 'papaparse';
import { type Actor, can, isOwnRecord } from '../../../../domain/access/permissions';
import { prefersCall, wantsReminders } from '../../../../domain/customers/customer';
import { FORMULA } from '../../../../domain/shared/csv';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { shopKey } from '../../../kernel/row';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { readBelongings } from '../../all-belongings';
import { readVehiclesOf } from '../../vehicles/facts';
import { SHOWN_OF_EXPORT } from '../audit';
import { type StoredCustomer, readCustomer, readCustomersByName } from '../store/customers';
import { type PoolDeps, otherRecordsOf, provenAddresses } from './person';

export interface CopyRequest {
  readonly requestId: string;
  readonly customerId: string;
  /** The address the caller has proven, if they ask for their own data. */
  readonly verifiedEmail?: string;
}

/**
 * Everything the shop has of one person, as JSON text: for them, or for staff who answer their request. Includes
 * records with an address they have proven, and their name or number, even if they never claimed them.
 */
export async function exportCustomer(
  deps: PoolDeps,
  actor: Actor,
  { requestId, customerId, verifiedEmail = '' }: CopyRequest,
): Promise<Result<{ readonly content: string }>> {
  if (!isOwnRecord(actor, customerId) && !can(actor, 'customer:export', { customerId })) {
    return refuse('FORBIDDEN', { action: 'customer:export' });
  }
  const customer = await readCustomer(deps, customerId);
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
  const addresses = provenAddresses(customer, isOwnRecord(actor, customerId) ? verifiedEmail : '');
  const others = await otherRecordsOf(deps, customer, addresses);
  const customerIds = [customerId, ...others.map((other) => other.customerId)];
  const content = { exportedAt: deps.now, ...(await readBelongings(deps, { customerIds, addresses })) };
  return ok({ content: JSON.stringify(content, null, 2) });
}

const PAGE = 200;
const AT_ONCE = 10;

/** Where a page of the register ends, to be passed back for the next one. */
export interface RegisterPlace {
  readonly customerId: string;
  readonly sortName: string;
}

/**
 * A page of the register as CSV (RFC 4180, formulas defused), by name; the first has the column names. `next` is where
 * the following page begins, and empty on the last.
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
