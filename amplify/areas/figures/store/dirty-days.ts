import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ContributionAxis } from '../../../../domain/figures/contribution';
import { type Instant, type LocalDate, isLocalDate, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';

type Store = Pick<CommandDeps, 'db' | 'tables'>;

/** A day whose contributions have changed, and when, in epoch seconds. */
export interface DirtyDay {
  readonly day: LocalDate;
  readonly markedAt: number;
}

const keyOf = (axis: ContributionAxis) => ({ figure: 'DIRTY', period: axis });
const secondsOf = (now: Instant): number => Math.floor(toMs(now) / 1000);

/** Marks days of an axis, all in one write: what they are folded into is out of date. */
export async function markDirty(
  { db, tables, now }: Store & Pick<CommandDeps, 'now'>,
  axis: ContributionAxis,
  days: readonly LocalDate[],
): Promise<void> {
  const marked = [...new Set(days)];
  if (marked.length === 0) return;
  await db.send(
    new UpdateCommand({
      TableName: tables.figure,
      Key: keyOf(axis),
      UpdateExpression: `SET ${marked.map((_day, index) => `#d${String(index)} = :now`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(marked.map((day, index) => [`#d${String(index)}`, day])),
      ExpressionAttributeValues: { ':now': secondsOf(now) },
    }),
  );
}

/** The marked days, by day. */
export async function readDirtyDays({ db, tables }: Store, axis: ContributionAxis): Promise<DirtyDay[]> {
  const { Item = {} } = await db.send(
    new GetCommand({ TableName: tables.figure, Key: keyOf(axis), ConsistentRead: true }),
  );
  return Object.entries(Item)
    .flatMap(([day, markedAt]) => (isLocalDate(day) ? [{ day, markedAt: Number(markedAt) }] : []))
    .sort((one, other) => one.day.localeCompare(other.day));
}

/** How long after a mark the day may be misread: the mark comes before the contribution, and the index after it. */
const SETTLES_SECONDS = 60;

/** Was everything that is marked already there when a roll-up began? */
export const isSettled = ({ markedAt }: DirtyDay, began: Instant): boolean =>
  secondsOf(began) >= markedAt + SETTLES_SECONDS;

/** Removes a mark, unless the day was marked again in the meantime. */
export async function clearDirty(
  { db, tables }: Store,
  axis: ContributionAxis,
  { day, markedAt }: DirtyDay,
): Promise<void> {
  const cleared = new UpdateCommand({
    TableName: tables.figure,
    Key: keyOf(axis),
    UpdateExpression: 'REMOVE #day',
    ConditionExpression: '#day = :marked',
    ExpressionAttributeNames: { '#day': day },
    ExpressionAttributeValues: { ':marked': markedAt },
  });
  await db.send(cleared).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}
