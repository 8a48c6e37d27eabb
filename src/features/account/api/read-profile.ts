import { request } from '../../../lib/graphql';
import { currentEmail, currentName } from '../../../lib/session';

const PROFILE = `query Profile($customerId: String!) { getCustomer(customerId: $customerId) { name phone } }`;

/** What the workshop knows of a customer. The e-mail is that of the sign-in. */
export interface Profile {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

interface ProfileAnswer {
  readonly getCustomer: { readonly name?: string | null; readonly phone?: string | null } | null;
}

/** The customer's profile; before they first saved one, the name they signed up with. */
export async function readProfile(customerId: string): Promise<Profile> {
  const { getCustomer: row } = await request<ProfileAnswer>(PROFILE, { customerId }, 'user');
  return { name: row?.name ?? (await currentName()), phone: row?.phone ?? '', email: await currentEmail() };
}
