import * as v from 'valibot';
import type { LinkKind } from '../../domain/access/links';
import type { Permission } from '../../domain/access/permissions';
import { uuid } from './fields';

/** What an operation requires of its caller, other than a permission. */
export type Need = Permission | 'anyone' | 'customers only' | 'system only';

/** A way of calling an operation that needs a different permission: a separate row in the table. */
export interface AccessCase {
  readonly when: string;
  readonly needs: Permission;
  readonly customers?: 'own';
}

/** Who may call: the permission row of an operation. The roles' answers are derived from the presets, never written. */
export interface Access {
  readonly needs: Need;
  /** What staff need, where it is more than visitors and customers need. */
  readonly staffNeed?: Permission;
  /** Customers: for their own records, or for anything. Absent: not at all. */
  readonly customers?: 'own' | 'any';
  /** Staff may also call it about their own customer record, whatever their role. */
  readonly staffOwn?: true;
  /** Where the permission depends on what is asked. `insteadOfPlain` leaves the plain row out. */
  readonly cases?: readonly AccessCase[];
  readonly insteadOfPlain?: true;
}

/** How a repeated request is recognised (see `once.ts`). */
export type Once =
  /** By a mark that the door hands out and the command saves in its own transaction. The default. */
  | 'MARK'
  /**
   * By a mark that the door saves before and after: for work in steps, each safe to repeat, which a repeat completes.
   */
  | 'STEPS'
  /** By the record: the request id is its key, or the row remembers its last requests. */
  | 'RECORD'
  /** Repeating it does no harm and leaves nothing behind: a short-lived claim, a question. */
  | 'HARMLESS';

/**
 * The link that calls an operation: its kind, and the argument it comes in. The link is then the caller, whoever sends
 * it.
 */
export interface CallingLink {
  readonly kind: LinkKind;
  readonly from: string;
}

type Entries = v.ObjectEntries;
const withRequestId = { requestId: uuid };

/** An operation that a function answers. */
export interface Command<Asks extends Entries = Entries, Answers extends Entries = Entries> extends Access {
  readonly kind: 'COMMAND' | 'QUESTION';
  /** Uses per minute by one person, or by one address for visitors. */
  readonly perMinute?: number;
  readonly link?: CallingLink;
  readonly once: Once;
  /** Leaves no entry in the audit: a short-lived claim, which no one keeps. */
  readonly leavesNoEntry?: true;
  /** May still be called with the token of a deleted customer. */
  readonly openToDeleted: boolean;
  /** The arguments: one schema for the API, the parse, the typed call and the REST route. */
  readonly asks: Asks;
  /** What comes back besides `ok`, as JSON. */
  readonly answers: Answers;
  readonly schema: v.ObjectSchema<Asks, undefined>;
}

type CommandGiven<Asks extends Entries, Answers extends Entries> = Access & {
  readonly perMinute?: number;
  readonly link?: { readonly kind: LinkKind; readonly from: keyof Asks & string };
  readonly once?: Once;
  readonly leavesNoEntry?: true;
  readonly openToDeleted?: true;
  readonly asks: Asks;
  readonly answers: Answers;
};

/** Declares something that writes. `requestId` (a UUID made by the client) is added to its arguments. */
export function command<const Asks extends Entries, const Answers extends Entries>(
  given: CommandGiven<Asks, Answers>,
): Command<Asks & typeof withRequestId, Answers> {
  const asks = { ...withRequestId, ...given.asks };
  const { once = 'MARK', openToDeleted = false } = given;
  return { ...given, kind: 'COMMAND', once, openToDeleted, asks, schema: v.object(asks) };
}

/** Declares a read that only a function can answer. */
export function question<const Asks extends Entries, const Answers extends Entries>(
  given: Omit<CommandGiven<Asks, Answers>, 'once'>,
): Command<Asks, Answers> {
  const { asks, openToDeleted = false } = given;
  return { ...given, kind: 'QUESTION', once: 'HARMLESS', openToDeleted, schema: v.object(asks) };
}

/** The scalar of a key in the schema. */
export type KeyType = 'ID' | 'String';

/** The fields a read answers, and the type of the row they make. */
export interface Shown<Row> {
  readonly selection: string;
  readonly row?: Row;
}

/** `shown<Row>('id name parts { kind }')`: a GraphQL selection, and its type in TypeScript. */
export const shown = <Row>(selection: string): Shown<Row> => ({ selection });

type Keys = Readonly<Record<string, KeyType>>;

interface ReadGiven<Key extends Keys, Row> extends Access {
  readonly model: string;
  readonly key: Key;
  readonly shows: Shown<Row>;
}

/** A generated query: one row by its key, or a page of a key range. */
export interface Read<Key extends Keys = Keys, Row = unknown, Sort extends Keys = Keys> extends ReadGiven<Key, Row> {
  readonly kind: 'GET' | 'LIST';
  /** The key that a list is sorted by, if a condition on it is offered. */
  readonly sort: Sort;
}

export interface Get<Key extends Keys = Keys, Row = unknown> extends Read<Key, Row> {
  readonly kind: 'GET';
}

export interface List<Key extends Keys = Keys, Row = unknown, Sort extends Keys = Keys> extends Read<Key, Row, Sort> {
  readonly kind: 'LIST';
}

/** Declares the reading of one row by its whole key. */
export const get = <const Key extends Keys, Row>(given: ReadGiven<Key, Row>): Get<Key, Row> => ({
  ...given,
  kind: 'GET',
  sort: {},
});

/** Declares a list: one key, a page at a time, never more than `PAGE_LIMIT` rows. */
export const list = <const Key extends Keys, Row, const Sort extends Keys = Readonly<Record<never, KeyType>>>(
  given: ReadGiven<Key, Row> & { readonly sort?: Sort },
): List<Key, Row, Sort> => ({ sort: {} as Sort, ...given, kind: 'LIST' });

/**
 * A generated mutation or subscription that is not a command: live changes. Its guard checks the cases, not the door.
 */
export interface Signal extends Omit<Access, 'cases'> {
  readonly kind: 'SIGNAL';
  readonly cases?: readonly (Omit<AccessCase, 'needs'> & { readonly needs: Need })[];
  readonly root: 'Mutation' | 'Subscription';
}

export const signal = (given: Omit<Signal, 'kind'>): Signal => ({ ...given, kind: 'SIGNAL' });

/** Whatever an area's `operations.ts` exports. */
export type Declared = Command | Read | Signal;

/** An area's declarations, by their names in the API. */
export type Operations = Readonly<Record<string, Declared>>;

export const isCommand = (declared: Declared): declared is Command =>
  declared.kind === 'COMMAND' || declared.kind === 'QUESTION';

export const isRead = (declared: Declared): declared is Read => declared.kind === 'GET' || declared.kind === 'LIST';

/** The row of a read, as the API answers it. */
export type RowOf<R> = R extends Read<infer _Key, infer Row> ? Row : never;

/** The caller's input to a command. */
export type InputOf<C> =
  C extends Command<infer Asks, infer _A> ? v.InferInput<v.ObjectSchema<Asks, undefined>> : never;

/** A command's input, parsed. */
export type ParsedOf<C> =
  C extends Command<infer Asks, infer _A> ? v.InferOutput<v.ObjectSchema<Asks, undefined>> : never;

/** The caller's answer. */
export type AnswerOf<C> =
  C extends Command<infer _Asks, infer Answers> ? v.InferOutput<v.ObjectSchema<Answers, undefined>> : never;
