import type { Actor } from '../../../../domain/access/permissions';
import { UNCLAIMED_SECONDS } from '../../../../domain/outgoing/outbox';
import { type Result, refuse } from '../../../../domain/shared/result';
import { isMailAddress } from '../../../../domain/shared/mailbox';
import { toInstant, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import type { OutboxRow } from '../../../outgoing/outbox-row';
import { readCustomerNow } from '../../customers/facts';
import { SHOWN_OF_MESSAGE } from '../audit';
import { moveOutboxItem, readOutbox, shardOf } from '../store/outbox';

/**
 * Gives a dead message another round of attempts, to the address now on its customer's record. It goes through every
 * check again: what is no longer true is then skipped. FORBIDDEN, NOT_FOUND, ILLEGAL_TRANSITION unless it is dead.
 */
export async function sendAgain(
  deps: CommandDeps,
  actor: Actor,
  { requestId, outboxId }: { readonly requestId: string; readonly outboxId: string },
): Promise<Result<null>> {
  const forbidden = lacks(actor, 'outgoing:send');
  if (forbidden) return forbidden;
  const row = await readOutbox(deps, outboxId);
  if (row === null) return refuse('NOT_FOUND', { field: 'outboxId' });
  const { kind, cause } = row;
  const dueAt = toInstant(toMs(deps.now) + UNCLAIMED_SECONDS * 1000);
  const again = moveOutboxItem(deps, outboxId, {
    event: 'SEND_AGAIN',
    set: {
      ...(await addressNow(deps, row)),
      tries: 0,
      cause: null,
      deadShard: null,
      dueShard: shardOf(outboxId),
      dueAt,
    },
  });
  return saveAudited(deps, actor, {
    subject: `message#${outboxId}`,
    requestId,
    action: 'SEND_AGAIN',
    ...(row.customerId === null ? {} : { customerId: row.customerId }),
    before: { kind, state: 'DEAD', cause },
    after: { kind, state: 'QUEUED' },
    shows: SHOWN_OF_MESSAGE,
    items: [again],
    refused: () => refuse('ILLEGAL_TRANSITION', { action: 'SEND_AGAIN', status: row.state }),
  });
}

/** Staff correct a wrong address in the register; a record without one leaves the message as it is. */
async function addressNow(deps: CommandDeps, row: OutboxRow): Promise<{ readonly recipient?: string }> {
  if (row.audience !== 'CUSTOMER' || row.customerId === null) return {};
  const recipient = (await readCustomerNow(deps, row.customerId))?.email ?? '';
  return isMailAddress(recipient) ? { recipient } : {};
}
