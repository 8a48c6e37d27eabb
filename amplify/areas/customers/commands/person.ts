import { hasSignIn, isGone } from '../../../../domain/customers/customer';
import { namesSamePerson } from '../../../../domain/customers/same-person';
import type { UserPool } from '../../../gateways/user-pool';
import type { CommandDeps } from '../../../kernel/deps';
import { type StoredCustomer, readCustomer, readCustomersByEmail } from '../store/customers';

export type PoolDeps = CommandDeps & { readonly userPool: Pick<UserPool, 'exists'> };

/**
 * Can the person behind a record see and change it themselves? Not without a sign-in, and not once the sign-in is gone:
 * then the record is like one that never had any.
 */
export const isSelfKept = async ({ userPool }: PoolDeps, customerId: string): Promise<boolean> =>
  hasSignIn(customerId) && (await userPool.exists(customerId));

/** Records under an address that no customer keeps themselves. The index may still show one that has gone or moved. */
export async function unkeptRecordsOf(deps: PoolDeps, email: string): Promise<StoredCustomer[]> {
  const found: StoredCustomer[] = [];
  for (const { customerId } of await readCustomersByEmail(deps, email)) {
    if (await isSelfKept(deps, customerId)) continue;
    const record = await readCustomer(deps, customerId);
    if (record !== null && !isGone(record) && record.email === email) found.push(record);
  }
  return found;
}

/** The addresses a person has proven: that of their record, if it has a sign-in, and the caller's own. */
export const provenAddresses = (
  record: Pick<StoredCustomer, 'customerId' | 'email'> | null,
  verifiedEmail: string,
): ReadonlySet<string> => {
  const own = record !== null && hasSignIn(record.customerId) ? record.email : '';
  return new Set([own, verifiedEmail].filter((address) => address !== ''));
};

/**
 * A person's other records: under an address they have proven, and with their name or number. They are theirs even if
 * never claimed; for any other record under that address no one can tell whose it is.
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
