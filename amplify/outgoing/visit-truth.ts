import type { AppointmentStatus } from '../../domain/booking/appointment';
import { toMs } from '../../domain/shared/time';
import { type Row, textOf } from '../kernel/row';

interface Claim {
  readonly in: readonly AppointmentStatus[];
  /** The stated time must still be the visit's. */
  readonly startsAt?: string;
  /** The visit must begin after this moment. */
  readonly afterMs?: number;
}

/** Is the visit, as it is stored now, in one of these states, at this time? */
export function isVisit(record: Row | null, claim: Claim): boolean {
  if (record === null || !claim.in.some((status) => status === record['status'])) return false;
  const startsAt = textOf(record, 'startsAt');
  if (claim.startsAt !== undefined && claim.startsAt !== startsAt) return false;
  return claim.afterMs === undefined || toMs(startsAt) > claim.afterMs;
}
