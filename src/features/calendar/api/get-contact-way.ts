import { getCustomer } from '../../../../amplify/areas/customers/operations';
import { prefersCall } from '../../../../domain/customers/customer';
import { read } from '../../../lib/api';

/** Whether the customer prefers a call; unknown without a record. */
export async function customerPrefersCall(customerId: string): Promise<boolean> {
  const row = await read(getCustomer, { customerId });
  return prefersCall({ preferredContact: row?.preferredContact ?? null });
}
