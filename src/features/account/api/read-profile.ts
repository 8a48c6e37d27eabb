import type { CustomerDetails } from '../../../../domain/customers/customer';
import { request } from '../../../lib/graphql';
import { currentEmail, currentName } from '../../../lib/session';

const PROFILE = `query Profile($customerId: String!) {
  getCustomer(customerId: $customerId) { name phone street postcode city marketingConsent reminderMails preferredContact }
}`;

interface ProfileAnswer {
  readonly getCustomer: { readonly [Field in keyof CustomerDetails]?: CustomerDetails[Field] | null } | null;
}

/** What the workshop knows of a customer; before they first saved it, the name they signed up with. */
export async function readProfile(customerId: string): Promise<CustomerDetails> {
  const { getCustomer: row } = await request<ProfileAnswer>(PROFILE, { customerId }, 'user');
  return {
    name: row?.name ?? (await currentName()),
    email: await currentEmail(),
    phone: row?.phone ?? '',
    street: row?.street ?? '',
    postcode: row?.postcode ?? '',
    city: row?.city ?? '',
    marketingConsent: row?.marketingConsent ?? false,
    reminderMails: row?.reminderMails ?? null,
    preferredContact: row?.preferredContact ?? null,
  };
}
