import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const SAVE = `mutation SaveProfile($requestId: ID!, $name: String!, $phone: String) {
  saveProfile(requestId: $requestId, name: $name, phone: $phone) { ok code facts }
}`;

export interface ProfileChange {
  readonly name: string;
  readonly phone: string;
}

/** Writes the customer's own profile. Throws ProblemError. */
export async function saveProfile(change: ProfileChange): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), ...change };
  const { saveProfile: result } = await request<{ saveProfile: CommandResult<never> }>(SAVE, variables, 'user');
  checked(result);
}
