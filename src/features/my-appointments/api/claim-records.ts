import { claimGuestRecords } from '../../../../amplify/areas/customers/operations';
import { call } from '../../../lib/api';

const claims = new Map<string, Promise<unknown>>();

/**
 * Takes over the customer's guest bookings under their proven address, once while the page is open. If it fails, the page
 * still shows what is already theirs.
 */
export function claimRecords(customerId: string): Promise<unknown> {
  const known = claims.get(customerId);
  if (known) return known;
  const claim = call(claimGuestRecords, {}).catch(() => null);
  claims.set(customerId, claim);
  return claim;
}
