import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Cap } from '../../../../domain/outgoing/caps';
import { toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';

type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

const DAY_SECONDS = 86_400;

/**
 * Counts an email to an address in this day and this hour (UTC), two write units. Returns which of the two is full, if
 * any. The same row counts once, however often it is tried.
 */
export async function countMail(
  writer: Writer,
  { addressHash, outboxId, cap }: { readonly addressHash: string; readonly outboxId: string; readonly cap: Cap },
): Promise<'DAY' | 'HOUR' | null> {
  const { now } = writer;
  const counted = (span: string, most: number) =>
    countInto(writer, { pk: `mails#${addressHash}#${span}`, outboxId, most });
  if (!(await counted(now.slice(0, 10), cap.perDay))) return 'DAY';
  return (await counted(now.slice(0, 13), cap.perHour)) ? null : 'HOUR';
}

async function countInto(
  { db, tables, now }: Writer,
  { pk, outboxId, most }: { readonly pk: string; readonly outboxId: string; readonly most: number },
): Promise<boolean> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: tables.claims,
        Key: { pk },
        UpdateExpression: 'ADD mails :row SET expiresAt = if_not_exists(expiresAt, :expires)',
        ConditionExpression: 'attribute_not_exists(mails) OR size(mails) < :most OR contains(mails, :id)',
        ExpressionAttributeValues: {
          ':row': new Set([outboxId]),
          ':id': outboxId,
          ':most': most,
          ':expires': Math.floor(toMs(now) / 1000) + 2 * DAY_SECONDS,
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Counts an email for the whole account in this second and returns how many there are: one write unit. */
export async function countInSecond({ db, tables, now }: Writer): Promise<number> {
  const { Attributes } = await db.send(
    new UpdateCommand({
      TableName: tables.claims,
      Key: { pk: `mail-rate#${now.slice(0, 19)}` },
      UpdateExpression: 'ADD mails :one SET expiresAt = if_not_exists(expiresAt, :expires)',
      ExpressionAttributeValues: { ':one': 1, ':expires': Math.floor(toMs(now) / 1000) + 600 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.['mails'] ?? 1);
}
