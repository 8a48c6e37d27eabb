import { request } from '../../../lib/graphql';
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

const PERSON = `query Person($customerId: String!) {
  getCustomer(customerId: $customerId) { name email phone }
  vehiclesByCustomer(customerId: $customerId, limit: 20) { items { vehicleId plate make model } }
}`;

interface PersonAnswer {
  readonly getCustomer: { name?: string | null; email?: string | null; phone?: string | null } | null;
  readonly vehiclesByCustomer: {
    readonly items: readonly ({ vehicleId: string; plate?: string; make?: string; model?: string } | null)[];
  } | null;
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
  const { getCustomer, vehiclesByCustomer } = await request<PersonAnswer>(PERSON, { customerId }, 'user');
  const vehicles = (vehiclesByCustomer?.items ?? []).flatMap((row) => (row ? [row] : []));
  return {
    name: getCustomer?.name ?? '',
    email: getCustomer?.email ?? '',
    phone: getCustomer?.phone ?? '',
    vehicles: vehicles.map(({ vehicleId, plate = '', make = '', model = '' }) => ({ vehicleId, plate, make, model })),
  };
}
