import { hasSignIn, isGone } from '../../../../domain/customers/customer';
import { namesSamePerson } from '../../../../domain/customers/same-person';
import type { UserPool } from '../../../gateways/user-pool';
import type { CommandDeps } from '../../../kernel/deps';
import { type StoredCustomer, readCustomer, readCustomersByEmail } from '../store/customers';

export type PoolDeps = CommandDeps & { readonly userPool: Pick<UserPool, 'exists'> };

/**
 * Can the person behind a record see and change it themselves? Not without a sign-in, and not when the sign-in is gone:
 * then the record is like one that never had any.
 */
export const isSelfKept = async ({ userPool }: PoolDeps, customerId: string): Promise<boolean> =>
  hasSignIn(customerId) && (await userPool.exists(customerId));

/** Records under an address that nobody keeps themselves. The index may show one that has gone since, or moved. */
export async function unkeptRecordsOf(deps: PoolDeps, email: string): Promise<StoredCustomer[]> {
  const found: StoredCustomer[] = [];
  for (const { customerId } of await readCustomersByEmail(deps, email)) {
    if (await isSelfKept(deps, customerId)) continue;
    const record = await readCustomer(deps, customerId);
    if (record !== null && !isGone(record) && record.email === email) found.push(record);
  }
  return found;
}

/** The addresses that a person has shown to be theirs: that of their record, if it has a sign-in, and the caller's own. */
export const provenAddresses = (
  record: Pick<StoredCustomer, 'customerId' | 'email'> | null,
  verifiedEmail: string,
): ReadonlySet<string> => {
  const own = record !== null && hasSignIn(record.customerId) ? record.email : '';
  return new Set([own, verifiedEmail].filter((address) => address !== ''));
};

/**
 * Other records of a person: under an address that they have proven, and with their name or their number. Theirs,
 * though they were never claimed; of the rest under that address nobody can tell whose it is.
 */
export async function otherRecordsOf(
  deps: PoolDeps,
  record: StoredCustomer | null,
  proven: ReadonlySet<string>,
): Promise<StoredCustomer[]> {
  if (record === null) return [];
  const found = await Promise.all([...proven].map((email) => unkeptRecordsOf(deps, email)));
  return found.flat().filter((other) => other.customerId !== record.customerId && namesSamePerson(record, other));
}
