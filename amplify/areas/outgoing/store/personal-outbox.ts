import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../../kernel/deps';
import type { RecordRef } from '../../../kernel/effects/effect';
import { queryAll } from '../../../kernel/query';
import { saveTogether } from '../../../kernel/transaction';
import type { OutboxRow } from '../../../outgoing/outbox-row';
import { customerStays } from '../../customers/parts';
import { NOT_DUE, moveOutbox, outboxRowOf, readOutboxAbout } from './outbox';

type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

/** Every message that holds facts of a customer, by time, through the index: without the facts. */
export async function readOutboxOf(reader: Writer, customerId: string): Promise<OutboxRow[]> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.outbox,
    IndexName: 'outboxByCustomer',
    KeyConditionExpression: 'customerId = :customer',
    ExpressionAttributeValues: { ':customer': customerId },
  });
  return rows.map(outboxRowOf);
}

/** Removes everything personal from a customer's messages: those not sent yet never will be. */
export async function forgetOutbox(deps: Writer, customerId: string): Promise<void> {
  for (const { outboxId } of await readOutboxOf(deps, customerId)) await forgetRow(deps, outboxId);
}

/** The same for the messages about one record. */
export async function forgetOutboxAbout(deps: Writer, about: RecordRef): Promise<void> {
  for (const { outboxId } of await readOutboxAbout(deps, about)) await forgetRow(deps, outboxId);
}

async function forgetRow(deps: Writer, outboxId: string): Promise<void> {
  const { db, tables } = deps;
  await moveOutbox(deps, outboxId, { event: 'SKIP', set: { ...NOT_DUE, deadShard: null, reason: 'FORGOTTEN' } });
  await db.send(
    new UpdateCommand({
      TableName: tables.outbox,
      Key: { outboxId },
      UpdateExpression: 'SET facts = :none REMOVE recipient',
      ConditionExpression: 'attribute_exists(outboxId)',
      ExpressionAttributeValues: { ':none': '{}' },
    }),
  );
}

/** Messages of a merged record go to the other. False when that one is gone too. */
export async function giveOutbox(
  deps: CommandDeps,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<boolean> {
  for (const { outboxId } of await readOutboxOf(deps, fromId)) {
    const given: Parameters<typeof saveTogether>[1][number] = {
      Update: {
        TableName: deps.tables.outbox,
        Key: { outboxId },
        UpdateExpression: 'SET customerId = :to',
        ConditionExpression: 'customerId = :from',
        ExpressionAttributeValues: { ':to': toId, ':from': fromId },
      },
    };
    const outcome = await saveTogether(deps, [given, customerStays(deps, toId)]);
    // It may already have been handed over; if it is being written right now, the merge is asked for again.
    if (outcome.kind === 'CONFLICT' || (outcome.kind === 'REFUSED' && outcome.items.includes(1))) return false;
  }
  return true;
}
