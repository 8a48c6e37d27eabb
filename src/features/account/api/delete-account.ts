import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const DELETE = `mutation DeleteAccount($requestId: ID!, $customerId: ID!) {
  deleteCustomer(requestId: $requestId, customerId: $customerId) { ok code facts }
}`;

/** Deletes the customer and their sign-in. Throws ProblemError, such as while a visit is still to come. */
export async function deleteAccount(customerId: string): Promise<void> {
  const variables = { requestId: crypto.randomUUID(), customerId };
  const answer = await request<{ deleteCustomer: CommandResult<never> }>(DELETE, variables, 'user');
  checked(answer.deleteCustomer);
}
