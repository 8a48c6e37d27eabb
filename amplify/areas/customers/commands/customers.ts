import { type Actor, can } from '../../../../domain/access/permissions';
import {
  type Customer,
  type CustomerDetails,
  type CustomerNotes,
  hasSignIn,
  isGone,
  withoutNumber,
} from '../../../../domain/customers/customer';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import {
  type StoredCustomer,
  customerStays,
  newCustomer,
  putCustomerNotes,
  putNewCustomer,
  readCustomer,
  readCustomerNotes,
  replaceCustomer,
} from '../store/customers';
import { wasDone } from '../../../kernel/repeats';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { SHOWN_OF_CUSTOMER } from '../audit';

export interface NewCustomer extends CustomerDetails {
  readonly requestId: string;
}

/** Enters a customer. The id follows from the request, so sending it again does not enter the person twice. */
export async function createCustomer(
  deps: CommandDeps,
  actor: Actor,
  { requestId, ...details }: NewCustomer,
): Promise<Result<{ readonly recordId: string }>> {
  const forbidden = lacks(actor, 'customer:edit');
  if (forbidden) return forbidden;
  if (actor.kind === 'CUSTOMER') return refuse('FORBIDDEN', { action: 'customer:edit' });
  const unreachable = withoutNumber(details);
  if (unreachable) return unreachable;
  const customerId = `cust-${requestId}`;
  const customer = { ...newCustomer(customerId, deps.now), ...details, lastRequestId: requestId };
  const saved = await saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId,
    before: null,
    after: customer,
    shows: SHOWN_OF_CUSTOMER,
    items: [putNewCustomer(deps, customer)],
    refused: () => refuse('REQUEST_ID_REUSED'),
  });
  if (saved.ok) return ok({ recordId: customerId });
  const known = await readCustomer(deps, customerId);
  return known !== null && isRepeat(known, requestId, details) ? ok({ recordId: customerId }) : saved;
}

/** Later changes by others say nothing about what was asked for before them. */
const isRepeat = (known: StoredCustomer, requestId: string, details: CustomerDetails): boolean =>
  isSame(known, details) || (known.lastRequestId !== requestId && wasDone(known, requestId));

const isSame = (customer: Customer, details: CustomerDetails): boolean =>
  (Object.keys(details) as (keyof CustomerDetails)[]).every((field) => customer[field] === details[field]);

export interface CustomerChange {
  readonly requestId: string;
  readonly customerId: string;
  /** The version that was read; customers themselves send none. */
  readonly version: number | null;
  readonly details: CustomerDetails;
}

/**
 * Changes what is known of a customer: staff for anyone, customers for themselves. The address of a customer with a
 * sign-in is that of the sign-in: staff cannot change it, and a customer's request comes with the one they have proven,
 * or with none, which leaves the address as it is. VERSION_CONFLICT when another change was faster, REQUEST_ID_REUSED
 * when the request that last wrote the record comes again with other details.
 */
export async function updateCustomer(
  deps: CommandDeps,
  actor: Actor,
  { requestId, customerId, version, details }: CustomerChange,
): Promise<Result<null>> {
  if (!can(actor, 'customer:edit', { customerId })) return refuse('FORBIDDEN', { action: 'customer:edit' });
  const unreachable = withoutNumber(details);
  if (unreachable) return unreachable;
  const before = await readCustomer(deps, customerId);
  if (before === null || isGone(before)) return refuse('NOT_FOUND', { field: 'customerId' });
  if (wasDone(before, requestId)) {
    // The address of a customer comes with the sign-in, not with the request.
    const asked = actor.kind === 'CUSTOMER' ? { ...details, email: before.email } : details;
    return isRepeat(before, requestId, asked) ? ok(null) : refuse('REQUEST_ID_REUSED');
  }
  if (version !== null && version !== before.version) return refuse('VERSION_CONFLICT', { version: before.version });
  if (actor.kind !== 'CUSTOMER' && hasSignIn(customerId) && details.email !== before.email) {
    return refuse('HAS_SIGN_IN', { field: 'email' });
  }
  const email = actor.kind === 'CUSTOMER' ? details.email || before.email : details.email;
  const after = { ...before, ...details, email, lastRequestId: requestId };
  return saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId,
    before,
    after,
    shows: SHOWN_OF_CUSTOMER,
    items: [replaceCustomer(deps, before, after)],
    refused: () => refuse('VERSION_CONFLICT', { version: before.version }),
  });
}

/** Writes the caller's own profile, the first time or again. The email is that of the sign-in. */
export async function saveProfile(
  deps: CommandDeps,
  actor: Actor,
  { requestId, ...details }: CustomerDetails & { readonly requestId: string },
): Promise<Result<null>> {
  if (actor.kind !== 'CUSTOMER') return refuse('FORBIDDEN', { action: 'customer:edit' });
  const unreachable = withoutNumber(details);
  if (unreachable) return unreachable;
  const { customerId } = actor;
  const known = await ownRecord(deps, actor, { customerId, requestId, details });
  if (!known.ok) return known;
  return known.value.isNew ? ok(null) : updateCustomer(deps, actor, { requestId, customerId, version: null, details });
}

/** The record of a customer with a sign-in, made the first time it is needed. */
export async function ownRecord(
  deps: CommandDeps,
  actor: Actor,
  own: { readonly customerId: string; readonly requestId: string; readonly details: CustomerDetails },
): Promise<Result<{ readonly customer: StoredCustomer; readonly isNew: boolean }>> {
  const known = await readCustomer(deps, own.customerId);
  if (known !== null) return ok({ customer: known, isNew: false });
  const marks = { lastRequestId: own.requestId, mergedFrom: [], merging: [] };
  const customer = { ...newCustomer(own.customerId, deps.now), ...own.details, ...marks };
  const saved = await saveAudited(deps, actor, {
    subject: `customer#${own.customerId}`,
    requestId: own.requestId,
    before: null,
    after: customer,
    shows: SHOWN_OF_CUSTOMER,
    items: [putNewCustomer(deps, customer)],
  });
  return saved.ok ? ok({ customer: { ...customer, earlierRequestIds: [] }, isNew: true }) : saved;
}

/** Writes the staff's file on a customer: tags and a note. VERSION_CONFLICT when another change was faster. */
export async function saveCustomerNotes(
  deps: CommandDeps,
  actor: Actor,
  { requestId, version, ...file }: CustomerNotes & { readonly requestId: string },
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'customer:edit');
  if (forbidden) return forbidden;
  if (actor.kind === 'CUSTOMER') return refuse('FORBIDDEN', { action: 'customer:edit' });
  const { customerId } = file;
  const [customer, before] = await Promise.all([readCustomer(deps, customerId), readCustomerNotes(deps, customerId)]);
  if (customer === null || isGone(customer)) return refuse('NOT_FOUND', { field: 'customerId' });
  if (before.lastRequestId === requestId) return ok(null);
  if (version !== before.version) return refuse('VERSION_CONFLICT', { version: before.version });
  return saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId,
    action: 'FILE',
    before,
    after: file,
    shows: SHOWN_OF_CUSTOMER,
    items: [putCustomerNotes(deps, before, { ...file, lastRequestId: requestId }), customerStays(deps, customerId)],
    refused: () => refuse('VERSION_CONFLICT', { version: before.version }),
  });
}
