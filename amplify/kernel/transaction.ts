import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from './deps';

/**
 * How a transaction ended: saved; refused by the conditions of the named items (by position, lowest first); or in
 * conflict with another transaction, which says nothing about the conditions and is worth a retry.
 */
export type SaveOutcome =
  | { readonly kind: 'SAVED' }
  | { readonly kind: 'REFUSED'; readonly items: readonly number[] }
  | { readonly kind: 'CONFLICT' };

/** Writes all items or none. Throws on anything that is neither a failed condition nor a conflict. */
export async function saveTogether(
  { db, log }: Pick<CommandDeps, 'db' | 'log'>,
  items: NonNullable<TransactWriteCommandInput['TransactItems']>,
): Promise<SaveOutcome> {
  try {
    const { ConsumedCapacity } = await db.send(
      new TransactWriteCommand({ TransactItems: items, ReturnConsumedCapacity: 'INDEXES' }),
    );
    const units = (ConsumedCapacity ?? []).reduce((sum, table) => sum + (table.CapacityUnits ?? 0), 0);
    log.info('transaction saved', { items: items.length, units });
    return { kind: 'SAVED' };
  } catch (error) {
    if (error instanceof TransactionInProgressException) return { kind: 'CONFLICT' };
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
    const refused = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
    if (refused.length > 0) return { kind: 'REFUSED', items: refused };
    if (codes.some((code) => code === 'TransactionConflict' || code === 'ThrottlingError')) return { kind: 'CONFLICT' };
    throw error;
  }
}

/** Waits before attempt number `attempt` (from 1): full jitter, doubling up to 400 ms. */
export async function backOff({ random }: Pick<CommandDeps, 'random'>, attempt: number): Promise<void> {
  const ceiling = Math.min(400, 10 * 2 ** Math.min(attempt, 6));
  await new Promise((resolve) => setTimeout(resolve, random() * ceiling));
}
