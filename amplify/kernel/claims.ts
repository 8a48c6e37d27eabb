import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { toMs } from '../../domain/shared/time';
import type { CommandDeps } from './deps';

type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

const secondsOf = (now: string): number => Math.floor(toMs(now) / 1000);

/** Counts one use of an operation by one caller in this minute and returns the count: one write unit. */
export async function countUse(
  { db, tables, now }: Writer,
  use: { operation: string; caller: string },
): Promise<number> {
  const { Attributes } = await db.send(
    new UpdateCommand({
      TableName: tables.claims,
      Key: { pk: `throttle#${use.operation}#${use.caller}#${now.slice(0, 16)}` },
      UpdateExpression: 'ADD #uses :one SET expiresAt = if_not_exists(expiresAt, :expires)',
      ExpressionAttributeNames: { '#uses': 'uses' },
      ExpressionAttributeValues: { ':one': 1, ':expires': secondsOf(now) + 600 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.['uses'] ?? 1);
}
