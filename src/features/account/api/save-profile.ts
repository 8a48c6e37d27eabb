import type { CustomerDetails } from '../../../../domain/customers/customer';
import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const SAVE = `mutation SaveProfile(
  $requestId: ID!, $name: String!, $phone: String, $street: String, $postcode: String, $city: String,
  $marketingConsent: Boolean, $reminderMails: Boolean, $preferredContact: String
) {
  saveProfile(
    requestId: $requestId, name: $name, phone: $phone, street: $street, postcode: $postcode, city: $city,
    marketingConsent: $marketingConsent, reminderMails: $reminderMails, preferredContact: $preferredContact
  ) { ok code facts }
}`;

/** Writes the customer's own profile; its e-mail is always that of the sign-in. Throws ProblemError. */
export async function saveProfile(change: Omit<CustomerDetails, 'email'>): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...change };
  const { saveProfile: result } = await request<{ saveProfile: CommandResult<never> }>(SAVE, variables, 'user');
  checked(result);
}
