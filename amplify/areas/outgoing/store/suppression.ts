import { createHmac } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { inboxOf } from '../../../../domain/shared/mailbox';
import { type SuppressionReason, TRANSIENT_DAYS } from '../../../../domain/outgoing/suppression';
import { toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { textOrNull } from '../../../kernel/row';

type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

const LENGTH = 32;

/** An address as the lists know it: without the key no one can tell which it is, or test guesses. */
export const addressHashOf = (address: string, key: string): string =>
  createHmac('sha256', key)
    .update(`address:${inboxOf(address)}`)
    .digest('hex')
    .slice(0, LENGTH);

/** Why nothing more is sent to an address; null while it may get mail. */
export async function readSuppression({ db, tables }: Writer, addressHash: string): Promise<SuppressionReason | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.suppression, Key: { addressHash }, ConsistentRead: true }),
  );
  return Item ? (textOrNull(Item, 'reason') as SuppressionReason | null) : null;
}

/** Ends all mail to an address. The first reason stays, unless the new one is a complaint. */
export async function suppress(
  { db, tables, now }: Writer,
  { addressHash, reason }: { readonly addressHash: string; readonly reason: SuppressionReason },
): Promise<void> {
  const isComplaint = reason === 'COMPLAINT';
  try {
    await db.send(
      new UpdateCommand({
        TableName: tables.suppression,
        Key: { addressHash },
        UpdateExpression:
          'SET #reason = :reason, suppressedAt = if_not_exists(suppressedAt, :now), #type = :type, createdAt = if_not_exists(createdAt, :now), updatedAt = :now REMOVE expiresAt, bounces',
        ConditionExpression: isComplaint ? undefined : 'attribute_not_exists(#reason)',
        ExpressionAttributeNames: { '#reason': 'reason', '#type': '__typename' },
        ExpressionAttributeValues: { ':reason': reason, ':now': now, ':type': 'Suppression' },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/**
 * Remembers a temporary failure for a while and returns how many there are; the same report counts once. Zero for an
 * address that is already suppressed.
 */
export async function countBounce(
  { db, tables, now }: Writer,
  { addressHash, reportId }: { readonly addressHash: string; readonly reportId: string },
): Promise<number> {
  const expiresAt = Math.floor(toMs(now) / 1000) + TRANSIENT_DAYS * 86_400;
  try {
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: tables.suppression,
        Key: { addressHash },
        UpdateExpression:
          'ADD bounces :report SET expiresAt = :expires, #type = :type, createdAt = if_not_exists(createdAt, :now), updatedAt = :now',
        ConditionExpression: 'attribute_not_exists(#reason)',
        ExpressionAttributeNames: { '#reason': 'reason', '#type': '__typename' },
        ExpressionAttributeValues: {
          ':report': new Set([reportId]),
          ':expires': expiresAt,
          ':type': 'Suppression',
          ':now': now,
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const bounces = Attributes?.['bounces'] as ReadonlySet<string> | undefined;
    return bounces?.size ?? 0;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 0;
    throw error;
  }
}
