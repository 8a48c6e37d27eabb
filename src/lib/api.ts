import type { AnswerOf, Command, Get, InputOf, List, Read, RowOf } from '../../amplify/kernel/declare';
import type { Wire } from '../../amplify/kernel/wire-types';
import type { ProblemCode, ProblemFacts } from '../../domain/shared/problem';
import { SHOP_ID } from '../../domain/shop/shop-settings';
import { type Part, documentOf } from './documents';
import { request } from './graphql';
import { jsonField } from './json-field';
import { ProblemError } from './problem-error';

type Auth = 'public' | 'user';

/** Sending does not change its input, so read-only lists are allowed. */
type Unchanged<T> = T extends object ? { readonly [Field in keyof T]: Unchanged<T[Field]> } : T;

/** The input of a command. Without a `requestId` every call is a new request. */
export type Given<C extends Command> = Unchanged<Omit<InputOf<C>, 'requestId'>> & { readonly requestId?: string };

interface Result {
  readonly ok: boolean;
  readonly code?: ProblemCode | null;
  readonly facts?: string | ProblemFacts | null;
  readonly answer?: string | object | null;
}

/** Sends a command or a question and returns its answer. Throws a refusal as a ProblemError. */
export async function call<C extends Command>(
  operation: C,
  given: Given<C>,
  auth: Auth = 'user',
): Promise<AnswerOf<C>> {
  const sent: Record<string, unknown> = { ...given };
  for (const [arg, type] of Object.entries(wireOf(operation).args)) {
    // The API takes its JSON type as text.
    if (type.startsWith('AWSJSON') && (sent[arg] ?? null) !== null) sent[arg] = JSON.stringify(sent[arg]);
    if (arg === 'requestId') sent[arg] ??= crypto.randomUUID();
  }
  const result = (await sendOne(operation, sent, auth)) as Result | null;
  if (!result?.ok) throw new ProblemError(result?.code ?? 'INTERNAL', jsonField(result?.facts) ?? {});
  return (jsonField(result.answer) ?? {}) as AnswerOf<C>;
}

/** The key of a row or a list. There is one shop, so its id is optional. */
type KeyOf<R> =
  R extends Read<infer Key, unknown> ? { readonly [Field in Exclude<keyof Key, 'shopId'>]: string } : never;
type SortOf<L> = L extends List<infer _Key, unknown, infer Sort> ? keyof Sort : never;

/** A condition on a list's sort key. */
type Condition = { readonly [Comparison in 'eq' | 'lt' | 'le' | 'gt' | 'ge' | 'beginsWith']?: string } & {
  readonly between?: readonly [from: string, to: string];
};

/** A read of a list: its whole key, and which part of it. A page has at most 100 rows. */
type RangeOf<L extends List> = KeyOf<L> & { readonly [Field in SortOf<L>]?: Condition } & {
  readonly sortDirection?: 'ASC' | 'DESC';
  readonly limit?: number;
  readonly nextToken?: string | null;
};

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextToken: string | null;
}

type AskedOf<R extends Read> = R extends List ? RangeOf<R> : KeyOf<R>;
type FoundBy<R> = R extends List ? Page<RowOf<R>> : RowOf<R> | null;

/** One row by its key, or null if there is none. */
export const read = async <R extends Get>(of: R, key: KeyOf<R>, auth: Auth = 'user'): Promise<RowOf<R> | null> =>
  (await sendOne(of, key, auth)) as RowOf<R> | null;

/** One page of a list. */
export const readPage = async <L extends List>(
  of: L,
  range: RangeOf<L>,
  auth: Auth = 'user',
): Promise<Page<RowOf<L>>> => pageOf(await sendOne(of, range, auth)) as Page<RowOf<L>>;

/** All rows of a list, page by page. */
export async function readAll<L extends List>(of: L, range: RangeOf<L>, auth: Auth = 'user'): Promise<RowOf<L>[]> {
  const all: RowOf<L>[] = [];
  let asked = range;
  for (;;) {
    const { rows, nextToken } = await readPage(of, asked, auth);
    all.push(...rows);
    if (nextToken === null) return all;
    asked = { ...range, nextToken };
  }
}

/** A read that shares a request with others. */
interface Asked<R extends Read> {
  readonly of: R;
  readonly given: object;
}

export const ask = <R extends Read>(of: R, given: AskedOf<R>): Asked<R> => ({ of, given });

/** Several reads in one request, with results under the same names. */
export async function together<Asks extends Readonly<Record<string, Asked<Read>>>>(
  asks: Asks,
  auth: Auth = 'user',
): Promise<{ readonly [Name in keyof Asks]: FoundBy<Asks[Name]['of']> }> {
  const parts = Object.entries(asks).map(([alias, { of, given }]) => partOf(alias, of, given));
  const answer = await send(parts, auth);
  const found = parts.map(({ alias, wire }) => [alias, wire.isList ? pageOf(answer[alias]) : answer[alias]]);
  return Object.fromEntries(found) as { [Name in keyof Asks]: FoundBy<Asks[Name]['of']> };
}

/** A declaration as pages see it: see `scripts/vite/operations-plugin.ts`. */
const wireOf = (operation: Command | Read): Wire => operation as unknown as Wire;

const partOf = (alias: string, operation: Command | Read, given: object): Part => ({
  alias,
  wire: wireOf(operation),
  given: { shopId: SHOP_ID, ...given },
});

async function sendOne(operation: Command | Read, given: object, auth: Auth): Promise<unknown> {
  const { name } = wireOf(operation);
  return (await send([partOf(name, operation, given)], auth))[name];
}

function send(parts: readonly Part[], auth: Auth): Promise<Readonly<Record<string, unknown>>> {
  const { text, variables } = documentOf(parts);
  return request(text, variables, auth);
}

function pageOf(answer: unknown): Page<unknown> {
  const { items, nextToken } = (answer ?? {}) as { items?: readonly unknown[]; nextToken?: string | null };
  return { rows: (items ?? []).filter((row) => row !== null), nextToken: nextToken ?? null };
}
