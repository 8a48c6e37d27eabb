import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  KEPT_DAYS,
  LEASE_SECONDS,
  type OutboxEvent,
  type OutboxState,
  type SkipReason,
  UNCLAIMED_SECONDS,
  stateAfter,
  statesThatTake,
} from '../../../../domain/outgoing/outbox';
import { type Instant, toInstant, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { type Row, jsonOf, numberOf, stamp, textOf, textOrNull } from '../../../kernel/row';
import { backOff, saveTogether } from '../../../kernel/transaction';
import type { KindName } from '../../../outgoing/kinds/kind-names';
import { type NewOutboxRow, type OutboxRow, recordKeyOf } from '../../../outgoing/outbox-row';
import { withoutPerson } from '../../../outgoing/without-person';
import { customerStays } from '../../customers/parts';
import { readCustomerNow } from '../../customers/facts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

const SHARDS = ['due#0', 'due#1', 'due#2', 'due#3'] as const;
const DAY_SECONDS = 86_400;
const MAX_TRIES = 10;

/** The part of the index of due rows that a row is in. */
export const shardOf = (outboxId: string): string => `due#${Number.parseInt(outboxId.slice(-1), 16) % SHARDS.length}`;

const later = (now: Instant, seconds: number): Instant => toInstant(toMs(now) + seconds * 1000);

export const outboxRowOf = (row: Row): OutboxRow => {
  const [model = '', ...id] = textOf(row, 'recordKey').split('#');
  return {
    outboxId: textOf(row, 'outboxId'),
    eventId: textOf(row, 'eventId'),
    kind: textOf(row, 'kind') as KindName,
    channel: textOf(row, 'channel') as OutboxRow['channel'],
    audience: textOf(row, 'audience') as OutboxRow['audience'],
    recipient: textOf(row, 'recipient'),
    about: { model, id: id.join('#') },
    recordVersion: typeof row['recordVersion'] === 'number' ? row['recordVersion'] : null,
    customerId: textOrNull(row, 'customerId'),
    facts: row['facts'] === undefined ? {} : jsonOf<Row>(row, 'facts'),
    dueAt: textOrNull(row, 'dueAt'),
    state: textOf(row, 'state') as OutboxState,
    queuedAt: textOf(row, 'queuedAt'),
    tries: numberOf(row, 'tries'),
    attempt: textOrNull(row, 'attempt'),
    reason: textOrNull(row, 'reason') as SkipReason | null,
    cause: textOrNull(row, 'cause'),
    sentAt: textOrNull(row, 'sentAt'),
  };
};

/**
 * A row that must be new. The stream hands it to delivery at once; `dueAt` says when the schedule does, for a row that
 * must wait or that the stream has lost.
 */
function putNew({ tables, now }: Writer, row: NewOutboxRow): TransactItem {
  const { about, facts, dueAt, recordVersion, customerId, recipient, ...rest } = row;
  const waits = dueAt !== null && dueAt > now;
  return {
    Put: {
      TableName: tables.outbox,
      Item: {
        ...rest,
        ...(recipient === '' ? {} : { recipient }),
        ...(customerId === null ? {} : { customerId }),
        ...(recordVersion === null ? {} : { recordVersion }),
        recordKey: recordKeyOf(about),
        facts: JSON.stringify(facts),
        state: waits ? 'WAITING' : 'QUEUED',
        tries: 0,
        queuedAt: now,
        dueShard: shardOf(row.outboxId),
        dueAt: waits ? dueAt : later(now, UNCLAIMED_SECONDS),
        expiresAt: Math.floor(toMs(now) / 1000) + KEPT_DAYS * DAY_SECONDS,
        ...stamp('Outbox', now, now),
      },
      ConditionExpression: 'attribute_not_exists(outboxId)',
    },
  };
}

/** PUT, or KNOWN when it was put before; GONE when the recipient was deleted in the meantime. */
export type PutOutcome = 'PUT' | 'KNOWN' | 'GONE';

/**
 * Puts a row if it is not there yet. It holds personal facts, so it is put only while the customer's record exists: for
 * a merged record it goes to the other, and for a deleted one only the workshop's own message is put, which then names
 * no one.
 */
export async function putOutbox(deps: CommandDeps, given: NewOutboxRow): Promise<PutOutcome> {
  let row = given;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const { customerId } = row;
    const outcome = await saveTogether(deps, [
      putNew(deps, row),
      ...(customerId === null ? [] : [customerStays(deps, customerId)]),
    ]);
    if (outcome.kind === 'SAVED') return 'PUT';
    if (outcome.kind === 'REFUSED' && outcome.items.includes(0)) return 'KNOWN';
    if (outcome.kind === 'REFUSED' && customerId !== null) {
      const customer = await readCustomerNow(deps, customerId);
      const isDeleted = customer !== null && customer.deletedAt !== null;
      if (!isDeleted) row = { ...row, customerId: customer?.customerId ?? null };
      else if (row.audience === 'SHOP') row = withoutPerson(row);
      else return 'GONE';
    }
    await backOff(deps, tries);
  }
  throw new Error('the outbox did not take the row');
}

export async function readOutbox({ db, tables }: Writer, outboxId: string): Promise<OutboxRow | null> {
  const { Item } = await db.send(new GetCommand({ TableName: tables.outbox, Key: { outboxId }, ConsistentRead: true }));
  return Item ? outboxRowOf(Item) : null;
}

interface Change {
  readonly event: OutboxEvent;
  /** Attributes to write; null removes one. */
  readonly set?: Readonly<Record<string, string | number | null>>;
  /** Written only if nothing is there yet. */
  readonly first?: Readonly<Record<string, string>>;
  /** What must be true besides the state: `attempt` for the holder of a claim. */
  readonly attempt?: string;
  /** The row is due by now at the latest. */
  readonly dueBy?: Instant;
}

/** The only write of a row's state: either the table allows it, or it changes nothing and returns null. */
export async function moveOutbox(deps: Writer, outboxId: string, change: Change): Promise<OutboxRow | null> {
  try {
    const { Attributes } = await deps.db.send(new UpdateCommand(updateOf(deps, outboxId, change)));
    return Attributes ? outboxRowOf(Attributes) : null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

/** The same write as part of a transaction. */
export const moveOutboxItem = (deps: Writer, outboxId: string, change: Change): TransactItem => {
  const { ReturnValues: _none, ...update } = updateOf(deps, outboxId, change);
  return { Update: update };
};

function updateOf({ tables, now }: Writer, outboxId: string, { event, set = {}, first = {}, attempt, dueBy }: Change) {
  const from = statesThatTake(event);
  const written = Object.entries({ ...set, state: stateAfter(event), updatedAt: now });
  const sets = written.flatMap(([name, value]) => (value === null ? [] : [`#${name} = :${name}`]));
  sets.push(...Object.keys(first).map((name) => `#${name} = if_not_exists(#${name}, :${name})`));
  const removes = written.flatMap(([name, value]) => (value === null ? [`#${name}`] : []));
  const conditions = [
    `#state IN (${from.map((_state, index) => `:from${index}`).join(', ')})`,
    ...(attempt === undefined ? [] : ['#attempt = :held']),
    ...(dueBy === undefined ? [] : ['(#state = :queued OR dueAt <= :dueBy)']),
  ];
  const names = [
    ...Object.keys(set),
    ...Object.keys(first),
    'state',
    'updatedAt',
    ...(attempt === undefined ? [] : ['attempt']),
  ];
  return {
    TableName: tables.outbox,
    Key: { outboxId },
    UpdateExpression: `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
      ...Object.fromEntries(written.flatMap(([name, value]) => (value === null ? [] : [[`:${name}`, value]]))),
      ...Object.fromEntries(Object.entries(first).map(([name, value]) => [`:${name}`, value])),
      ...(attempt === undefined ? {} : { ':held': attempt }),
      ...(dueBy === undefined ? {} : { ':queued': 'QUEUED', ':dueBy': dueBy }),
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

/** No longer to be sent: out of the index of due rows. */
export const NOT_DUE = { dueShard: null, dueAt: null, attempt: null } as const;

/**
 * Takes a row for delivery until the lease ends, and counts the attempt. Null when it is not to be sent, not due yet,
 * or taken by another.
 */
export async function claimOutbox(deps: Writer, row: { outboxId: string; attempt: string }): Promise<OutboxRow | null> {
  const { outboxId, attempt } = row;
  const update = updateOf(deps, outboxId, {
    event: 'CLAIM',
    dueBy: deps.now,
    set: { attempt, dueShard: shardOf(outboxId), dueAt: later(deps.now, LEASE_SECONDS) },
  });
  try {
    const { Attributes } = await deps.db.send(
      new UpdateCommand({
        ...update,
        UpdateExpression: `${update.UpdateExpression} ADD tries :one`,
        ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':one': 1 },
      }),
    );
    return Attributes ? outboxRowOf(Attributes) : null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

/** A row that is due, as the index has it. */
export interface DueRow {
  readonly outboxId: string;
  readonly kind: KindName;
  readonly queuedAt: Instant;
}

/** Rows that are due, longest overdue first in each part of the index, at most `most` from each. */
export async function readDueOutbox({ db, tables, now }: Writer, most: number): Promise<DueRow[]> {
  const pages = await Promise.all(
    SHARDS.map((shard) =>
      db.send(
        new QueryCommand({
          TableName: tables.outbox,
          IndexName: 'outboxDue',
          KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
          ExpressionAttributeValues: { ':shard': shard, ':now': now },
          Limit: most,
        }),
      ),
    ),
  );
  return pages.flatMap(({ Items }) => (Items ?? []).map(outboxRowOf));
}

/** Every message about a record, through the index: eventually consistent, and without the facts. */
export async function readOutboxAbout(reader: Writer, about: OutboxRow['about']): Promise<OutboxRow[]> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.outbox,
    IndexName: 'outboxByRecord',
    KeyConditionExpression: 'recordKey = :record',
    ExpressionAttributeValues: { ':record': recordKeyOf(about) },
  });
  return rows.map(outboxRowOf);
}
