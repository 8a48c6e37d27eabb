import { exportCustomer } from '../../../../amplify/areas/customers/operations';
import { call } from '../../../lib/api';

/** Everything the shop has about the customer, as JSON text. Throws ProblemError. */
export async function exportOwnData(customerId: string): Promise<string> {
  const { everything } = await call(exportCustomer, { customerId });
  return JSON.stringify(everything, null, 2);
}
