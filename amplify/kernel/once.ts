import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type PutCommandInput, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { toMs } from '../../domain/shared/time';
import type { CommandDeps } from './deps';
import { fingerprintOf } from './fingerprint';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Storage = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

/** How long a request is remembered: longer than a phone may be offline. */
export const REQUEST_DAYS = 30;
const KEPT_SECONDS = REQUEST_DAYS * 86_400;
/** Ids, versions and flags; never content. */
const MOST_ANSWER_BYTES = 1_000;
/** Work in steps also answers what happened to each: by its id, in one word. */
const MOST_ANSWER_OF_STEPS = 20_000;

/** A request as the door sees it. */
export interface AskedOnce {
  readonly operation: string;
  readonly caller: string;
  readonly requestId: string;
  /** The parsed arguments, without the request id. */
  readonly content: unknown;
}

/** The record of a request that was carried out. */
export interface KnownRequest {
  readonly isSame: boolean;
  readonly answer: unknown;
}

/**
 * The mark of one request. The door opens it and hands it to the command, which puts it into its own transaction: the
 * save and the record of it are one thing. It holds caller, operation, a hash of the content and the ids of the answer.
 */
export interface Once {
  /** The mark as an item of the command's transaction, with what the command will answer. */
  item(answer?: Readonly<Record<string, unknown>>): TransactItem;
  /**
   * Marks the request of work in steps as begun, so that a repeat with other content is detected before the end.
   * Returns what is known of it: null while it is not done.
   */
  begin(): Promise<KnownRequest | null>;
  /** Takes the begun mark back: the request was refused, and may come again with other content. */
  drop(): Promise<void>;
  /** Saves the mark alone, for work that is done in steps. */
  save(answer: Readonly<Record<string, unknown>>): Promise<void>;
  /** The request as it was already carried out; null for a new one. */
  known(): Promise<KnownRequest | null>;
  /** Called when the transaction with the mark was saved. A request has one: a second would be refused. */
  saved(): void;
  wasSaved(): boolean;
}

const keyOf = ({ caller, requestId }: AskedOnce): string => `once#${caller}#${requestId}`;

/** Opens the mark of a request. */
export function openOnce({ db, tables, now }: Storage, asked: AskedOnce): Once {
  const hash = fingerprintOf(JSON.stringify([asked.operation, asked.content]));
  let saved = false;
  const { pk, TableName } = { pk: keyOf(asked), TableName: tables.claims };
  const row = { pk, expiresAt: Math.floor(toMs(now) / 1000) + KEPT_SECONDS };
  const mine = { ...row, operation: asked.operation, hash };
  const ExpressionAttributeNames = { '#hash': 'hash' };
  const whereNoneIs = { TableName, ConditionExpression: 'attribute_not_exists(#hash)', ExpressionAttributeNames };
  const whereMineIsOpen = {
    TableName,
    ConditionExpression: '#hash = :hash AND attribute_not_exists(answer)',
    ExpressionAttributeNames,
    ExpressionAttributeValues: { ':hash': hash },
  };
  const done = (answer: Readonly<Record<string, unknown>>, most: number) => {
    const kept = JSON.stringify(answer);
    if (kept.length > most) throw new Error(`${asked.operation} keeps more than ids in its mark`);
    return { ...mine, answer: kept, doneAt: now };
  };
  const known = async (): Promise<KnownRequest | null> => {
    const { Item } = await db.send(new GetCommand({ TableName, Key: { pk }, ConsistentRead: true }));
    if (Item?.['hash'] === undefined) return null;
    if (Item['hash'] !== hash) return { isSame: false, answer: null };
    return Item['answer'] === undefined
      ? null
      : { isSame: true, answer: JSON.parse(String(Item['answer'])) as unknown };
  };
  /** False if the condition fails. */
  const written = async (item: PutCommandInput): Promise<boolean> => {
    try {
      await db.send(new PutCommand(item));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    item: (answer = {}) => {
      if (saved) throw new Error(`${asked.operation} saves twice: its mark belongs to one transaction`);
      return { Put: { Item: done(answer, MOST_ANSWER_BYTES), ...whereNoneIs } };
    },
    begin: async () => ((await written({ Item: { ...mine, begunAt: now }, ...whereNoneIs })) ? null : known()),
    drop: async () => void (await written({ Item: row, ...whereMineIsOpen })),
    // The same request, sent twice at once: the other may be faster, and its answer stays.
    save: async (answer) => void (await written({ Item: done(answer, MOST_ANSWER_OF_STEPS), ...whereMineIsOpen })),
    known,
    saved: () => {
      saved = true;
    },
    wasSaved: () => saved,
  };
}
