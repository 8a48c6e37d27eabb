import { claimGuestRecords } from '../../../../amplify/areas/customers/operations';
import { call } from '../../../lib/api';

const claims = new Map<string, Promise<unknown>>();

/**
 * Takes over what the customer booked as a guest under the address they have proven, once while the page is open. It is
 * a service: when it fails, what is theirs already is shown all the same.
 */
export function claimRecords(customerId: string): Promise<unknown> {
  const known = claims.get(customerId);
  if (known) return known;
  const claim = call(claimGuestRecords, {}).catch(() => null);
  claims.set(customerId, claim);
  return claim;
}
