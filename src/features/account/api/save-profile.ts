import * as customers from '../../../../amplify/areas/customers/operations';
import type { CustomerDetails } from '../../../../domain/customers/customer';
import { call } from '../../../lib/api';

/** Writes the customer's own profile; its e-mail is always that of the sign-in. Throws ProblemError. */
export const saveProfile = (change: Omit<CustomerDetails, 'email'>) => call(customers.saveProfile, change);
