import { type CommandResult, checked } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';

const EXPORT = `mutation ExportOwnData($requestId: ID!, $customerId: ID!) {
  exportCustomer(requestId: $requestId, customerId: $customerId) { ok code facts content }
}`;

type Exported = CommandResult<never> & { readonly content?: string | null };

/** Everything the workshop has of the customer, as JSON text. Throws ProblemError. */
export async function exportOwnData(customerId: string): Promise<string> {
  const variables = { requestId: crypto.randomUUID(), customerId };
  const { exportCustomer: result } = await request<{ exportCustomer: Exported }>(EXPORT, variables, 'user');
  checked(result);
  return result.content ?? '';
}
