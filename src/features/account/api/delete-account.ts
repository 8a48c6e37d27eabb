import { deleteCustomer } from '../../../../amplify/areas/customers/operations';
import { call } from '../../../lib/api';

/** Deletes the customer and their sign-in. Throws ProblemError, for example while a visit is still to come. */
export const deleteAccount = (customerId: string) => call(deleteCustomer, { customerId });
