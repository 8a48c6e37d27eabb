import * as customers from '../../../../amplify/areas/customers/operations';
import type { CustomerDetails } from '../../../../domain/customers/customer';
import { call } from '../../../lib/api';

/** Writes the customer's own profile; its email is always the sign-in's. Throws ProblemError. */
export const saveProfile = (change: Omit<CustomerDetails, 'email'>) => call(customers.saveProfile, change);
