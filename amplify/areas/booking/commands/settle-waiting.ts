import type { WaitingEntry } from '../../../../domain/booking/waiting';
import type { Person } from '../../../kernel/belongings';
import type { CommandDeps } from '../../../kernel/deps';
import { saveTogether } from '../../../kernel/transaction';
import { customerStays } from '../../customers/parts';
import { deleteWaitingEntry, giveWaitingEntry, isVisitorsEntry, readWaitingList } from '../store/waiting-list';

/**
 * A person's places on the waiting list: those of their records, and those taken under their address without a sign-in.
 */
export async function placesOf(deps: CommandDeps, { customerIds, addresses }: Person): Promise<WaitingEntry[]> {
  const list = await readWaitingList(deps, { from: '0' });
  return list.filter((entry) => customerIds.includes(entry.customerId) || isVisitorsEntry(entry, addresses));
}

const RECORD_ITEM = 1;

/**
 * Hands places over to another record. A place that was left or deleted in the meantime is skipped. False when that
 * record is gone.
 */
export async function givePlaces(deps: CommandDeps, places: readonly WaitingEntry[], toId: string): Promise<boolean> {
  for (const place of places) {
    const outcome = await saveTogether(deps, [giveWaitingEntry(deps, place, toId), customerStays(deps, toId)]);
    const hasLeft = outcome.kind === 'REFUSED' && !outcome.items.includes(RECORD_ITEM);
    if (outcome.kind !== 'SAVED' && !hasLeft) return false;
  }
  return true;
}

export async function forgetPlaces(deps: CommandDeps, person: Person): Promise<void> {
  for (const entry of await placesOf(deps, person)) await deleteWaitingEntry(deps, entry);
}
