import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, toInstant, toMs } from '../../../domain/shared/time';
import type { CommandDeps } from '../deps';
import { type Row, listOf, numberOf, textOf } from '../row';
import { type StreamRecord, imagesOf } from './stream-record';

type Store = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Store & Pick<CommandDeps, 'now'>;

/** A change whose effects could not all be carried out, with its whole content. */
export interface ParkedRecord {
  readonly parkedId: string;
  readonly record: StreamRecord;
  readonly reason: string;
  /** How often it was tried again. */
  readonly tries: number;
  /** When it is tried next; null when that is left to people. */
  readonly dueAt: Instant | null;
}

const QUEUE = 'PARKED';
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 360;
/** With ever longer waits in between, about two days. */
const MOST_TRIES = 16;
const PAGE = 25;

const keyOf = (parkedId: string) => ({ queue: QUEUE, parkedId });

const dueAfter = (now: Instant, tries: number): Instant =>
  toInstant(toMs(now) + Math.min(LONGEST_WAIT_MINUTES, 2 ** tries) * MINUTE_MS);

const parkedOf = (row: Row): ParkedRecord => ({
  parkedId: textOf(row, 'parkedId'),
  record: JSON.parse(textOf(row, 'record')) as StreamRecord,
  reason: textOf(row, 'reason'),
  tries: numberOf(row, 'tries'),
  dueAt: textOf(row, 'dueAt') || null,
});

/** Puts a record aside, as the stream delivered it. The same record again is one row. */
export async function park({ db, tables, now }: Writer, record: StreamRecord, reason: string): Promise<void> {
  const Item = {
    ...keyOf(record.eventID ?? ''),
    ...{ record: JSON.stringify(record), reason, tries: 0, parkedAt: now, dueAt: dueAfter(now, 0) },
    people: peopleIn(record),
  };
  await db.send(new PutCommand({ TableName: tables.parked, Item }));
}

/** Whose data it holds, for their erasure. */
function peopleIn(record: StreamRecord): string[] {
  const { before, after } = imagesOf(record);
  const ids = [before, after].flatMap((row) => [textOf(row ?? {}, 'customerId'), textOf(row ?? {}, 'staffId')]);
  return [...new Set(ids.filter((id) => id !== ''))];
}

/** Everything that is parked, the oldest event first within a page; page after page. */
export async function* readParked(store: Store): AsyncGenerator<ParkedRecord> {
  for await (const row of parkedRows(store)) yield parkedOf(row);
}

async function* parkedRows({ db, tables }: Store): AsyncGenerator<Row> {
  let ExclusiveStartKey: Row | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: tables.parked,
        KeyConditionExpression: 'queue = :queue',
        ExpressionAttributeValues: { ':queue': QUEUE },
        ConsistentRead: true,
        Limit: PAGE,
        ExclusiveStartKey,
      }),
    );
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

/** All that followed from it is done. */
export async function unpark({ db, tables }: Store, { parkedId }: Pick<ParkedRecord, 'parkedId'>): Promise<void> {
  await db.send(new DeleteCommand({ TableName: tables.parked, Key: keyOf(parkedId) }));
}

/** It failed again: the next try waits twice as long, and after the last one it is left to people. */
export async function parkLonger({ db, tables, now }: Writer, parked: ParkedRecord, reason: string): Promise<void> {
  const tries = parked.tries + 1;
  const isLeft = tries >= MOST_TRIES;
  const parkedOn = new UpdateCommand({
    TableName: tables.parked,
    Key: keyOf(parked.parkedId),
    UpdateExpression: `SET tries = :tries, reason = :reason${isLeft ? ' REMOVE dueAt' : ', dueAt = :due'}`,
    ConditionExpression: 'attribute_exists(parkedId)',
    ExpressionAttributeValues: {
      ...{ ':tries': tries, ':reason': reason },
      ...(isLeft ? {} : { ':due': dueAfter(now, tries) }),
    },
  });
  await db.send(parkedOn).catch((error: unknown) => {
    // It was forgotten meanwhile, with the customer it was about.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

/** Forgets what is parked of people who are forgotten: nothing follows from it any more. */
export async function forgetParked(store: Store, ids: readonly string[]): Promise<void> {
  for await (const row of parkedRows(store)) {
    if (listOf(row, 'people').some((id) => ids.includes(id))) {
      await unpark(store, { parkedId: textOf(row, 'parkedId') });
    }
  }
}
