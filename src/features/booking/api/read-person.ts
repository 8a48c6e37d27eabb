import { request } from '../../../lib/graphql';
import { hasStoredSession } from '../../../lib/session-hint';

/** Who is signed in, as far as booking is made easier by it. */
export interface Person {
  readonly kind: 'CUSTOMER' | 'STAFF';
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly vehicles: readonly { vehicleId: string; plate: string; make: string; model: string }[];
}

const PERSON = `query Person($customerId: String!) {
  getCustomer(customerId: $customerId) { name phone }
  vehiclesByCustomer(customerId: $customerId, limit: 20) { items { vehicleId plate make model } }
}`;

interface PersonAnswer {
  readonly getCustomer: { name?: string | null; phone?: string | null } | null;
  readonly vehiclesByCustomer: {
    readonly items: readonly ({ vehicleId: string; plate?: string; make?: string; model?: string } | null)[];
  } | null;
}

/** The signed-in person with their cars; null for a visitor, for whom no sign-in library is loaded. */
export async function readPerson(): Promise<Person | null> {
  if (!hasStoredSession()) return null;
  const { currentActor, currentEmail } = await import('../../../lib/session');
  const actor = await currentActor();
  if (actor.kind === 'STAFF') return { kind: 'STAFF', name: '', email: '', phone: '', vehicles: [] };
  if (actor.kind !== 'CUSTOMER') return null;
  const answer = await request<PersonAnswer>(PERSON, { customerId: actor.customerId }, 'user');
  const vehicles = (answer.vehiclesByCustomer?.items ?? []).flatMap((row) => (row ? [row] : []));
  return {
    kind: 'CUSTOMER',
    name: answer.getCustomer?.name ?? '',
    email: await currentEmail(),
    phone: answer.getCustomer?.phone ?? '',
    vehicles: vehicles.map(({ vehicleId, plate = '', make = '', model = '' }) => ({ vehicleId, plate, make, model })),
  };
}
