import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  PutCommand,
  QueryCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Instant, toInstant, toMs } from '../../../domain/shared/time';
import type { CommandDeps } from '../deps';
import { type Row, listOf, numberOf, textOf } from '../row';
import { saveTogether } from '../transaction';
import { type StreamRecord, bareRecordOf, imagesOf } from './stream-record';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Store = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Store & Pick<CommandDeps, 'now'>;
type Parker = Writer & Pick<CommandDeps, 'log'>;

/** A change whose effects could not all be carried out, with its whole content. */
export interface ParkedRecord {
  readonly parkedId: string;
  readonly record: StreamRecord;
  readonly reason: string;
  /** How often it was retried. */
  readonly tries: number;
  /** When it is retried next; null when that is left to people. */
  readonly dueAt: Instant | null;
}

const QUEUE = 'PARKED';
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 360;
/** With ever longer waits in between, about two days. */
const MOST_TRIES = 16;
const PAGE = 25;
const DAY_SECONDS = 86_400;
/** How long a change waits for the cause of its failure to be fixed; then it expires, as a parked event does (0030). */
export const PARKED_DAYS = 60;

/**
 * Forgotten people: kept longer than any event of theirs may still come, from a stream (a day) or from the bucket (60).
 */
const GONE = 'GONE';
const GONE_DAYS = PARKED_DAYS + 7;

/**
 * The person whose data a change holds, by the field that names them: a person forgotten as a colleague may still be a
 * customer.
 */
type PersonField = 'customerId' | 'staffId';
const personKey = (field: PersonField, id: string): string => `${field}#${id}`;

const keyOf = (parkedId: string) => ({ queue: QUEUE, parkedId });
const endAfter = (now: Instant, days: number): number => Math.floor(toMs(now) / 1000) + days * DAY_SECONDS;

const dueAfter = (now: Instant, tries: number): Instant =>
  toInstant(toMs(now) + Math.min(LONGEST_WAIT_MINUTES, 2 ** tries) * MINUTE_MS);

const parkedOf = (row: Row): ParkedRecord => ({
  parkedId: textOf(row, 'parkedId'),
  record: JSON.parse(textOf(row, 'record')) as StreamRecord,
  reason: textOf(row, 'reason'),
  tries: numberOf(row, 'tries'),
  dueAt: textOf(row, 'dueAt') || null,
});

/**
 * Parks a record as the stream delivered it; for a forgotten person only what says what happened to which record, so
 * that its effects still happen. The same record again is one row.
 */
export async function park(deps: Parker, record: StreamRecord, reason: string): Promise<void> {
  const people = peopleIn(record);
  const itemOf = (kept: StreamRecord, why: string): TransactItem => {
    const about = { record: JSON.stringify(kept), reason: why, people };
    const when = {
      tries: 0,
      parkedAt: deps.now,
      dueAt: dueAfter(deps.now, 0),
      expiresAt: endAfter(deps.now, PARKED_DAYS),
    };
    return { Put: { TableName: deps.tables.parked, Item: { ...keyOf(record.eventID ?? ''), ...about, ...when } } };
  };
  const outcome = await saveTogether(deps, [itemOf(record, reason), ...people.map((person) => isHere(deps, person))]);
  if (outcome.kind === 'SAVED') return;
  if (outcome.kind === 'CONFLICT') throw new Error('others write the same parked change');
  await saveTogether(deps, [itemOf(bareRecordOf(record), 'a change about a forgotten person')]);
}

/** True while the person is not forgotten. */
const isHere = ({ tables }: Pick<Store, 'tables'>, person: string): TransactItem => ({
  ConditionCheck: {
    TableName: tables.parked,
    Key: { queue: GONE, parkedId: person },
    ConditionExpression: 'attribute_not_exists(parkedId)',
  },
});

/** Whose data it holds, for their erasure. */
function peopleIn(record: StreamRecord): string[] {
  const { before, after } = imagesOf(record);
  const named = (['customerId', 'staffId'] as const).flatMap((field) =>
    [before, after].flatMap((row) => {
      const id = textOf(row ?? {}, field);
      return id === '' ? [] : [personKey(field, id)];
    }),
  );
  return [...new Set(named)];
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

/** All its effects are done. */
export async function unpark({ db, tables }: Store, { parkedId }: Pick<ParkedRecord, 'parkedId'>): Promise<void> {
  await db.send(new DeleteCommand({ TableName: tables.parked, Key: keyOf(parkedId) }));
}

/** It failed again: the next retry waits twice as long, and after the last one it is left to people. */
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
    // It was forgotten in the meantime, with the customer it was about.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

/**
 * Forgets what is parked of forgotten people: it has no more effects. Whatever is parked after this holds nothing of
 * them.
 */
export async function forgetParked(
  { db, tables, now }: Writer,
  forgotten: { readonly as: PersonField; readonly ids: readonly string[] },
): Promise<void> {
  const people = forgotten.ids.map((id) => personKey(forgotten.as, id));
  for (const person of people) await rememberGone({ db, tables, now }, person);
  for await (const row of parkedRows({ db, tables })) {
    if (listOf(row, 'people').some((person) => people.includes(person))) {
      await unpark({ db, tables }, { parkedId: textOf(row, 'parkedId') });
    }
  }
}

/** Only once: a person who is forgotten again, as after a crash, has nothing newer to come. */
async function rememberGone({ db, tables, now }: Writer, person: string): Promise<void> {
  const Item = { queue: GONE, parkedId: person, expiresAt: endAfter(now, GONE_DAYS) };
  const whereNoneIs = 'attribute_not_exists(parkedId)';
  const put = new PutCommand({ TableName: tables.parked, Item, ConditionExpression: whereNoneIs });
  await db.send(put).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}
