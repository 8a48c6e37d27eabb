import { getCustomer } from '../../../../amplify/areas/customers/operations';
import { vehiclesByCustomer } from '../../../../amplify/areas/vehicles/operations';
import { ask, together } from '../../../lib/api';
import { hasStoredSession } from '../../../lib/session-hint';

/** Who is signed in, as far as booking is made easier by it. */
export interface Person {
  readonly kind: 'CUSTOMER' | 'STAFF';
  /** Whom a member of staff books for: the facts below are theirs. */
  readonly bookedFor: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly vehicles: readonly { vehicleId: string; plate: string; make: string; model: string }[];
}

const NOBODY_KNOWN = { name: '', email: '', phone: '', vehicles: [] };

/**
 * The signed-in person with their cars; for a member of staff the customer whom they book for. Null for a visitor, for
 * whom no sign-in library is loaded.
 */
export async function readPerson(bookedFor: string | null): Promise<Person | null> {
  if (!hasStoredSession()) return null;
  const { currentActor, currentEmail } = await import('../../../lib/session');
  const actor = await currentActor();
  if (actor.kind === 'STAFF') {
    if (bookedFor === null) return { kind: 'STAFF', bookedFor: '', ...NOBODY_KNOWN };
    return { kind: 'STAFF', bookedFor, ...(await readCustomer(bookedFor)) };
  }
  if (actor.kind !== 'CUSTOMER') return null;
  const email = await currentEmail();
  return { kind: 'CUSTOMER', bookedFor: '', ...(await readCustomer(actor.customerId)), email };
}

async function readCustomer(customerId: string): Promise<Omit<Person, 'kind' | 'bookedFor'>> {
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
