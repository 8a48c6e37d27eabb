import type { WaitingStatus } from '../../../../domain/booking/waiting';
import { request } from '../../../lib/graphql';

const WAITING = `query Waiting {
  listWaitingEntries(shopId: "SHOP", limit: 100) {
    items { waitingId visitDate status serviceName contactName contactPhone contactEmail vehiclePlate offeredStartsAt offeredUntil }
  }
}`;

/** Somebody who waits for a full day. */
export interface WaitingRow {
  readonly waitingId: string;
  readonly visitDate: string;
  readonly status: WaitingStatus;
  readonly serviceName?: string | null;
  readonly contactName?: string | null;
  readonly contactPhone?: string | null;
  readonly contactEmail?: string | null;
  readonly vehiclePlate?: string | null;
  readonly offeredStartsAt?: string | null;
  readonly offeredUntil?: string | null;
}

/** The waiting list, in the order of days and of joining. */
export async function listWaiting(): Promise<WaitingRow[]> {
  const { listWaitingEntries: page } = await request<{ listWaitingEntries: { items: (WaitingRow | null)[] } | null }>(
    WAITING,
    {},
    'user',
  );
  return (page?.items ?? []).flatMap((row) => (row ? [row] : []));
}
