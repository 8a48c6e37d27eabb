import { type Actor, can, isOwnRecord } from '../../../../domain/access/permissions';
import { hasSignIn, isGone } from '../../../../domain/customers/customer';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import type { UserPool } from '../../../gateways/user-pool';
import type { BelongingDeps, Person } from '../../../kernel/belongings';
import type { CommandDeps } from '../../../kernel/deps';
import { saveAudited } from '../../../kernel/save-audited';
import { backOff } from '../../../kernel/transaction';
import { forgetBelongings } from '../../all-belongings';
import { isOpenVisit } from '../../../../domain/booking/appointment';
import { forgetPlaces } from '../../booking/parts';
import { readAppointmentsOf } from '../../booking/facts';
import { readStaffMember } from '../../staff/facts';
import { SHOWN_OF_CUSTOMER } from '../audit';
import {
  type StoredCustomer,
  deleteCustomerNotes,
  newCustomer,
  putNewCustomer,
  readCustomer,
  replaceCustomer,
} from '../store/customers';
import { rememberAnswers } from '../../all-kept';
import { otherRecordsOf, provenAddresses } from './person';

export interface Deletion {
  readonly requestId: string;
  readonly customerId: string;
  /** The address the caller has proven, if they delete themselves. */
  readonly verifiedEmail?: string;
}

type Deps = BelongingDeps & { readonly userPool: Pick<UserPool, 'exists' | 'remove'> };

/**
 * Deletes a person: their sign-in, and everything the areas hold of them (`amplify/areas/all-belongings.ts`), also
 * under records they never claimed: those with an address they have proven, and their name or number. What the shop
 * must keep stays without them (visits, with what was done and what it cost), until its day comes. OPEN_VISITS while
 * work is still to be done. The customer's own row is emptied first and from then on says that the person is gone, so
 * that nothing more is attached to it; then the rest goes, the sign-in last. Whatever fails half way is finished by
 * repeating the request. See decisions 0019 and 0064.
 *
 * Staff, past and present, keep their sign-in: it belongs to the staff list. As long as they work here, only they
 * themselves may delete what the register has of them: WORKS_HERE.
 */
export async function deleteCustomer(deps: Deps, actor: Actor, deletion: Deletion): Promise<Result<null>> {
  const { customerId, requestId } = deletion;
  const isOwn = isOwnRecord(actor, customerId);
  if (!isOwn && !can(actor, 'customer:delete', { customerId })) {
    return refuse('FORBIDDEN', { action: 'customer:delete' });
  }
  const works = (await employed(deps, customerId))?.active === true;
  if (works && !isOwn) return refuse('WORKS_HERE', { staffId: customerId });
  const emptied = await emptyRow(deps, actor, deletion);
  if (!emptied.ok) return emptied;
  const person = emptied.value;
  if (!(await emptyOthers(deps, actor, { person, requestId }))) return refuse('REQUEST_IN_PROGRESS');
  const answers = await forgetBelongings(deps, actor, { person, requestId });
  if (answers === 'BUSY') return refuse('REQUEST_IN_PROGRESS');
  await rememberAnswers(deps, customerId, answers);
  if (hasSignIn(customerId) && (await employed(deps, customerId)) === null) await deps.userPool.remove(customerId);
  return ok(null);
}

const employed = (deps: CommandDeps, customerId: string) =>
  hasSignIn(customerId) ? readStaffMember(deps, customerId) : Promise.resolve(null);

const MAX_TRIES = 5;

/** Leaves the bare row, which says when, and which records go with it. The staff notes go in the same write. */
async function emptyRow(deps: Deps, actor: Actor, deletion: Deletion): Promise<Result<Person>> {
  const { customerId, verifiedEmail = '' } = deletion;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const known = await readCustomer(deps, customerId);
    const isMissing = known === null ? actor.kind !== 'CUSTOMER' : known.mergedInto !== null;
    if (isMissing) return refuse('NOT_FOUND', { field: 'customerId' });
    const addresses = new Set([known?.email ?? '', verifiedEmail].filter((address) => address !== ''));
    const mergedFrom = known?.mergedFrom ?? [];
    if (known !== null && known.deletedAt !== null) return ok({ customerIds: [customerId, ...mergedFrom], addresses });
    const others = await otherRecordsOf(deps, known, provenAddresses(known, verifiedEmail));
    const withThem = [...mergedFrom, ...others.flatMap((other) => [other.customerId, ...other.mergedFrom])];
    const person = { customerIds: [customerId, ...withThem], addresses };
    const open = await openVisitsOf(deps, person);
    if (open.length > 0) return refuse('OPEN_VISITS', { appointmentIds: open });
    // Must come before the row forgets the address by which a visitor's places are found.
    await forgetPlaces(deps, person);
    const empty = {
      ...newCustomer(customerId, known?.createdAt ?? deps.now),
      deletedAt: deps.now,
      mergedFrom: withThem,
    };
    const written = await writeEmpty(deps, actor, { requestId: deletion.requestId, known, empty });
    if (written.ok) return ok(person);
    if (written.problem.code !== 'VERSION_CONFLICT' && written.problem.code !== 'REQUEST_IN_PROGRESS') return written;
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS');
}

async function openVisitsOf(deps: CommandDeps, { customerIds }: Person): Promise<string[]> {
  const visits = await Promise.all(customerIds.map((customerId) => readAppointmentsOf(deps, customerId)));
  return visits
    .flat()
    .filter(isOpenVisit)
    .map(({ appointmentId }) => appointmentId);
}

interface Emptying {
  readonly requestId: string;
  readonly known: StoredCustomer | null;
  readonly empty: Parameters<typeof putNewCustomer>[1];
}

const writeEmpty = (deps: CommandDeps, actor: Actor, { requestId, known, empty }: Emptying): Promise<Result<null>> =>
  saveAudited(deps, actor, {
    subject: `customer#${empty.customerId}`,
    requestId,
    action: 'DELETE',
    before: known,
    after: null,
    shows: SHOWN_OF_CUSTOMER,
    items: [
      known === null ? putNewCustomer(deps, empty) : replaceCustomer(deps, known, empty),
      deleteCustomerNotes(deps, { customerId: empty.customerId }),
    ],
    refused: () => refuse('VERSION_CONFLICT'),
  });

/**
 * Empties the records that go with a person's own, as a merge would: each then leads to the row that says when the
 * person was deleted. False when others keep writing one of them.
 */
async function emptyOthers(
  deps: CommandDeps,
  actor: Actor,
  { person, requestId }: { readonly person: Person; readonly requestId: string },
): Promise<boolean> {
  const [customerId = '', ...others] = person.customerIds;
  for (const other of others) {
    for (let tries = 1; ; tries += 1) {
      const known = await readCustomer(deps, other);
      if (known === null || isGone(known)) break;
      const empty = { ...newCustomer(other, known.createdAt), mergedInto: customerId, mergedFrom: known.mergedFrom };
      if ((await writeEmpty(deps, actor, { requestId, known, empty })).ok) break;
      if (tries === MAX_TRIES) return false;
      await backOff(deps, tries);
    }
  }
  return true;
}
