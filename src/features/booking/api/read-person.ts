import { hasStoredSession } from '../../../lib/session-hint';

/** The signed-in person's facts that make booking easier. */
export interface Person {
  readonly kind: 'CUSTOMER' | 'STAFF';
  /** The customer that a member of staff books for: the facts below are theirs. */
  readonly bookedFor: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly vehicles: readonly { vehicleId: string; plate: string; make: string; model: string }[];
}

const NO_PERSON = { name: '', email: '', phone: '', vehicles: [] };

/**
 * The signed-in person with their cars; for a member of staff the customer they book for. Null for a visitor, without
 * loading the sign-in library.
 */
export async function readPerson(bookedFor: string | null): Promise<Person | null> {
  if (!hasStoredSession()) return null;
  const [{ currentActor, currentEmail }, { readBooker }] = await Promise.all([
    import('../../../lib/session'),
    import('./read-booker'),
  ]);
  const actor = await currentActor();
  if (actor.kind === 'STAFF') {
    if (bookedFor === null) return { kind: 'STAFF', bookedFor: '', ...NO_PERSON };
    return { kind: 'STAFF', bookedFor, ...(await readBooker(bookedFor)) };
  }
  if (actor.kind !== 'CUSTOMER') return null;
  const email = await currentEmail();
  return { kind: 'CUSTOMER', bookedFor: '', ...(await readBooker(actor.customerId)), email };
}
