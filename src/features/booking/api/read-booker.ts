import { getCustomer } from '../../../../amplify/areas/customers/operations';
import { vehiclesByCustomer } from '../../../../amplify/areas/vehicles/operations';
import { ask, together } from '../../../lib/api';
import type { Person } from './read-person';

/** The customer that staff book for, with their cars. */
export async function readBooker(customerId: string): Promise<Omit<Person, 'kind' | 'bookedFor'>> {
  const { customer, cars } = await together({
    customer: ask(getCustomer, { customerId }),
    cars: ask(vehiclesByCustomer, { customerId, limit: 20 }),
  });
  return {
    name: customer?.name ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    vehicles: cars.rows.map(({ vehicleId, plate, make, model }) => ({
      ...{ vehicleId, plate: plate ?? '', make: make ?? '', model: model ?? '' },
    })),
  };
}
