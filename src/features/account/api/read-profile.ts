import { getCustomer } from '../../../../amplify/areas/customers/operations';
import type { CustomerDetails } from '../../../../domain/customers/customer';
import { read } from '../../../lib/api';
import { currentEmail, currentName } from '../../../lib/session';

/** A customer's profile; before they first save it, the name they signed up with. */
export async function readProfile(customerId: string): Promise<CustomerDetails> {
  const row = await read(getCustomer, { customerId });
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
