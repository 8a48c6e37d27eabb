import { prefersCall } from '../../../../domain/customers/customer';
import type { Customer } from '../../../../domain/customers/customer';
import { request } from '../../../lib/graphql';

const CONTACT_WAY = `query ContactWay($customerId: String!) {
  getCustomer(customerId: $customerId) { preferredContact }
}`;

interface ContactAnswer {
  readonly getCustomer: Partial<Pick<Customer, 'preferredContact'>> | null;
}

/** Does the customer prefer a call? Nobody knows of one without a record. */
export async function customerPrefersCall(customerId: string): Promise<boolean> {
  const { getCustomer: row } = await request<ContactAnswer>(CONTACT_WAY, { customerId }, 'user');
  return prefersCall({ preferredContact: row?.preferredContact ?? null });
}
