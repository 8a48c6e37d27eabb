import { GetCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { BlockClaim, BlockKind, BlockedThing, TimeBlock } from '../../../../domain/calendar/time-block';
import type { CommandDeps } from '../../../kernel/deps';
import { type Row, stamp, textOf } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

const blockOf = (row: Row): TimeBlock => ({
  week: textOf(row, 'week'),
  blockId: textOf(row, 'blockId'),
  date: textOf(row, 'date'),
  kind: textOf(row, 'kind') as BlockKind,
  resourceKind: textOf(row, 'resourceKind') as BlockedThing,
  resourceId: textOf(row, 'resourceId'),
  startsAt: textOf(row, 'startsAt'),
  endsAt: textOf(row, 'endsAt'),
  title: textOf(row, 'title'),
  createdBy: textOf(row, 'createdBy'),
  claims: (row['claims'] as readonly BlockClaim[] | undefined) ?? [],
});

export async function readTimeBlock(
  { db, tables }: Reader,
  { week, blockId }: { readonly week: string; readonly blockId: string },
): Promise<TimeBlock | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.timeBlock, Key: { week, blockId }, ConsistentRead: true }),
  );
  return Item ? blockOf(Item) : null;
}

/** The blocks of an ISO week. */
export async function readTimeBlocks({ db, tables }: Reader, week: string): Promise<TimeBlock[]> {
  const found: TimeBlock[] = [];
  let startKey: Row | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: tables.timeBlock,
        KeyConditionExpression: 'week = :week',
        ExpressionAttributeValues: { ':week': week },
        ExclusiveStartKey: startKey,
      }),
    );
    found.push(...(page.Items ?? []).map(blockOf));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return found;
}

/** Puts a new block; fails when its id is already known. */
export const putTimeBlock = ({ tables, now }: Writer, block: TimeBlock): TransactItem => ({
  Put: {
    TableName: tables.timeBlock,
    Item: { ...block, ...stamp('TimeBlock', now, now) },
    ConditionExpression: 'attribute_not_exists(blockId)',
  },
});

/** Removes a block; fails when it is already gone. */
export const deleteTimeBlock = ({ tables }: Reader, { week, blockId }: TimeBlock): TransactItem => ({
  Delete: {
    TableName: tables.timeBlock,
    Key: { week, blockId },
    ConditionExpression: 'attribute_exists(blockId)',
  },
});
