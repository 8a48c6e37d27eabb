import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { toMs } from '../../domain/shared/time';
import type { CommandDeps } from './deps';

type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

const DAY_SECONDS = 86_400;

/** How long a carried out effect is remembered: longer than its event can come again, which parked events do late. */
export const EFFECT_DAYS = 90;

const secondsOf = (now: string): number => Math.floor(toMs(now) / 1000);

/** Counts one use of an operation by one caller in this minute and answers the count: one write unit. */
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

/** Was this effect of an event carried out already? */
export async function isEffectDone({ db, tables }: Writer, effectId: string): Promise<boolean> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.claims, Key: { pk: `effect#${effectId}` }, ConsistentRead: true }),
  );
  return Item !== undefined;
}

/**
 * Remembers that an effect was carried out, so that a second delivery of its event does not repeat it. It is written after the
 * effect: a crash in between can repeat a mail, but never lose one.
 */
export async function markEffectDone({ db, tables, now }: Writer, effectId: string): Promise<void> {
  await db.send(
    new PutCommand({
      TableName: tables.claims,
      Item: { pk: `effect#${effectId}`, doneAt: now, expiresAt: secondsOf(now) + EFFECT_DAYS * DAY_SECONDS },
    }),
  );
}
