import type { Actor } from '../../../../domain/access/permissions';
import {
  type Customer,
  type CustomerDetails,
  type CustomerNotes,
  hasSignIn,
  isGone,
} from '../../../../domain/customers/customer';
import { type Refused, type Result, ok, refuse } from '../../../../domain/shared/result';
import type { HandOver } from '../../../kernel/belongings';
import type { CommandDeps } from '../../../kernel/deps';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { handOverBelongings } from '../../all-belongings';
import { givePlaces } from '../../booking/parts';
import { placesOf } from '../../booking/facts';
import { SHOWN_OF_CUSTOMER } from '../audit';
import {
  type StoredCustomer,
  deleteCustomerNotes,
  endMerging,
  newCustomer,
  putCustomerNotes,
  readCustomer,
  readCustomerNotes,
  replaceCustomer,
} from '../store/customers';
import { ownRecord } from './customers';
import { type PoolDeps, isSelfKept, unkeptRecordsOf } from './person';

export interface Merge {
  readonly requestId: string;
  /** The record that stays. */
  readonly keepId: string;
  /** The record whose visits, cars and notes go over to it. */
  readonly mergeId: string;
}

/**
 * Merges two customers into one. The record that goes must have no sign-in (any more), else HAS_SIGN_IN. Its row is
 * emptied first and names the other, so that nothing more is attached to it; then what belongs to it goes over.
 * Whatever fails half way is finished by repeating the request, or by deleting the record that stays. See decision
 * 0019.
 */
export async function mergeCustomers(
  deps: PoolDeps,
  actor: Actor,
  { requestId, keepId, mergeId }: Merge,
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'customer:merge');
  if (forbidden) return forbidden;
  if (keepId === mergeId) return refuse('SAME_CUSTOMER');
  if (await isSelfKept(deps, mergeId)) return refuse('HAS_SIGN_IN');
  const [kept, merged] = await Promise.all([readCustomer(deps, keepId), readCustomer(deps, mergeId)]);
  if (kept === null || isGone(kept)) return refuse('NOT_FOUND', { field: 'keepId' });
  const isThere = merged !== null && merged.deletedAt === null && (merged.mergedInto ?? keepId) === keepId;
  if (!isThere) return refuse('NOT_FOUND', { field: 'mergeId' });
  return moveOver(deps, actor, { kept, merged, requestId });
}

/**
 * Takes over what a customer booked as a guest, or staff entered for them, under the address proven by their sign-in,
 * and the places they took on the waiting list without a sign-in. The address on their own record becomes the proven
 * one.
 */
export async function claimGuestRecords(
  deps: PoolDeps,
  actor: Actor,
  { requestId, email }: { readonly requestId: string; readonly email: string },
): Promise<Result<null>> {
  if (actor.kind !== 'CUSTOMER' || email === '') return refuse('FORBIDDEN', { action: 'customer:edit' });
  const begun = await finishMoves(deps, actor, { customerId: actor.customerId, requestId });
  if (!begun.ok) return begun;
  const known = await keepAddress(deps, actor, { customerId: actor.customerId, requestId, email });
  if (!known.ok) return known;
  const found = (await unkeptRecordsOf(deps, email)).filter(({ customerId }) => customerId !== actor.customerId);
  for (const [index, merged] of found.entries()) {
    const request = `${requestId}+${String(index)}`;
    const claimed = await claimRecord(deps, actor, { customerId: actor.customerId, merged, requestId: request });
    if (!claimed.ok) return claimed;
  }
  const visitors = await placesOf(deps, { customerIds: [], addresses: new Set([email]) });
  return (await givePlaces(deps, visitors, actor.customerId)) ? ok(null) : stopped(deps, actor.customerId);
}

/** The address on a record is that of the sign-in: it follows when another is proven there. */
async function keepAddress(
  deps: CommandDeps,
  actor: Actor,
  own: { readonly customerId: string; readonly requestId: string; readonly email: string },
): Promise<Result<null>> {
  const { customerId, email } = own;
  const record = await readCustomer(deps, customerId);
  if (record === null || isGone(record) || record.email === email) return ok(null);
  const after = { ...record, email, lastRequestId: own.requestId };
  return saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId: `${own.requestId}-address`,
    before: record,
    after,
    shows: SHOWN_OF_CUSTOMER,
    items: [replaceCustomer(deps, record, after)],
    refused: () => refuse('VERSION_CONFLICT'),
  });
}

async function claimRecord(
  deps: CommandDeps,
  actor: Actor,
  claim: { readonly customerId: string; readonly merged: StoredCustomer; readonly requestId: string },
): Promise<Result<null>> {
  const { customerId, merged, requestId } = claim;
  const { name, email, phone, street, postcode, city, reminderMails, preferredContact } = merged;
  const wishes = { marketingConsent: false, reminderMails, preferredContact };
  const details: CustomerDetails = { name, email, phone, street, postcode, city, ...wishes };
  const own = await ownRecord(deps, actor, { customerId, requestId: `${requestId}-own`, details });
  if (!own.ok) return own;
  if (isGone(own.value.customer)) return refuse('NOT_FOUND', { field: 'customerId' });
  return moveOver(deps, actor, { kept: own.value.customer, merged, requestId });
}

interface Move {
  readonly kept: StoredCustomer;
  readonly merged: StoredCustomer;
  readonly requestId: string;
}

async function moveOver(deps: CommandDeps, actor: Actor, move: Move): Promise<Result<null>> {
  const { kept, merged, requestId } = move;
  if (merged.mergedInto === null) {
    const joinedNow = await joinRecords(deps, actor, move);
    if (!joinedNow.ok) return joinedNow;
  }
  const { customerId } = kept;
  const moved = await moveBelongings(deps, actor, { fromId: merged.customerId, toId: customerId, requestId });
  return moved.ok ? finishMoves(deps, actor, { customerId, requestId }) : moved;
}

/** Finishes the merges into a record, including earlier ones that stopped half way. */
async function finishMoves(
  deps: CommandDeps,
  actor: Actor,
  { customerId, requestId }: { readonly customerId: string; readonly requestId: string },
): Promise<Result<null>> {
  const merging = (await readCustomer(deps, customerId))?.merging ?? [];
  for (const fromId of merging) {
    const moved = await moveBelongings(deps, actor, { fromId, toId: customerId, requestId });
    if (!moved.ok) return moved;
  }
  if (merging.length > 0) await endMerging(deps, { customerId, merging });
  return ok(null);
}

async function moveBelongings(deps: CommandDeps, actor: Actor, move: HandOver): Promise<Result<null>> {
  return (await handOverBelongings(deps, actor, move)) ? ok(null) : stopped(deps, move.toId);
}

/** Why a move failed: the record that should stay is gone too, or others are writing the same rows. */
async function stopped(deps: CommandDeps, toId: string): Promise<Refused> {
  const kept = await readCustomer(deps, toId);
  return kept !== null && isGone(kept) ? refuse('NOT_FOUND', { field: 'keepId' }) : refuse('REQUEST_IN_PROGRESS');
}

/** Empties the record that goes and adds what the other did not say: together, or not at all. */
async function joinRecords(deps: CommandDeps, actor: Actor, { kept, merged, requestId }: Move): Promise<Result<null>> {
  const [file, otherFile] = await Promise.all([
    readCustomerNotes(deps, kept.customerId),
    readCustomerNotes(deps, merged.customerId),
  ]);
  const marks = {
    mergedFrom: [...kept.mergedFrom, merged.customerId, ...merged.mergedFrom],
    merging: [...kept.merging, merged.customerId, ...merged.merging],
  };
  const after = { ...kept, ...filled(kept, merged), lastRequestId: requestId };
  const gone = { ...newCustomer(merged.customerId, merged.createdAt), mergedInto: kept.customerId };
  return saveAudited(deps, actor, {
    subject: `customer#${kept.customerId}`,
    requestId,
    action: 'MERGE',
    before: kept,
    after: { ...after, merged: merged.customerId },
    shows: SHOWN_OF_CUSTOMER,
    items: [
      replaceCustomer(deps, kept, { ...after, ...marks }),
      replaceCustomer(deps, merged, gone),
      ...(otherFile.version === 0
        ? []
        : [
            putCustomerNotes(deps, file, { ...joinedFile(file, otherFile), lastRequestId: requestId }),
            deleteCustomerNotes(deps, otherFile),
          ]),
    ],
    refused: () => refuse('VERSION_CONFLICT'),
  });
}

/**
 * Nothing of either is lost: together they may be longer than what can be typed, and the next staff member to edit them
 * shortens them.
 */
const joinedFile = (one: CustomerNotes, other: CustomerNotes) => ({
  customerId: one.customerId,
  tags: [...new Set([...one.tags, ...other.tags])],
  note: [one.note, other.note].filter(Boolean).join('\n\n'),
});

/**
 * Whatever the remaining record does not say is taken from the other. Consent is never carried over, nor is an address
 * to a record with a sign-in: there it would count as proven, which staff cannot prove.
 */
const filled = (kept: Customer, merged: Customer): Partial<Customer> => ({
  name: kept.name || merged.name,
  email: kept.email || (hasSignIn(kept.customerId) ? '' : merged.email),
  phone: kept.phone || merged.phone,
  reminderMails: kept.reminderMails ?? merged.reminderMails,
  preferredContact: kept.preferredContact ?? merged.preferredContact,
  ...(kept.street || kept.postcode || kept.city
    ? {}
    : { street: merged.street, postcode: merged.postcode, city: merged.city }),
});
