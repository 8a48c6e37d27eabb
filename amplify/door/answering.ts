import * as v from 'valibot';
import type { LinkKind } from '../../domain/access/links';
import { can } from '../../domain/access/permissions';
import { isGone } from '../../domain/customers/customer';
import { isUuid } from '../../domain/shared/ids';
import type { Problem, ProblemFacts } from '../../domain/shared/problem';
import { type Result, ok, refuse } from '../../domain/shared/result';
import { type StoredCustomer, readCustomer } from '../areas/customers/facts';
import { countUse } from '../kernel/claims';
import { openLink, opens } from '../kernel/links';
import { database } from '../kernel/database';
import { type AnswerOf, type Command, type Declared, type ParsedOf, isCommand } from '../kernel/declare';
import type { CommandDeps } from '../kernel/deps';
import { errorFacts, loggerFor } from '../kernel/logger';
import { NotSetUp } from '../kernel/not-set-up';
import { type Once, openOnce } from '../kernel/once';
import { requiredSecret } from '../kernel/secrets';
import { readTables } from '../kernel/tables';
import { type AppSyncCall, type Caller, callerOf } from './caller';

/** The `CommandResult` of the API. */
export interface CommandResult {
  readonly ok: boolean;
  readonly code: string | null;
  readonly facts: ProblemFacts;
  readonly requestId: string;
  readonly answer: Readonly<Record<string, unknown>> | null;
}

/** The caller, and what was read about them on the way in. */
export interface KnownCaller extends Caller {
  /** A customer's own record; null for everyone else, and before there is one. */
  readonly own: StoredCustomer | null;
}

/** The same, with nothing in it to change. */
type Unchanging<T> = T extends object ? { readonly [Field in keyof T]: Unchanging<T[Field]> } : T;

/** A command's work on its parsed arguments. A command without an answer may answer null. */
export type Run<C> = (
  deps: CommandDeps,
  caller: KnownCaller,
  input: ParsedOf<C>,
) => Promise<Result<keyof AnswerOf<C> extends never ? unknown : Unchanging<AnswerOf<C>>>>;

/** The record that a link opens, as far as the link is concerned; null if it no longer exists. */
export type LinkedRecord = { readonly customerId: string; readonly linkGeneration: number | null } | null;

/** How an area finds the records of its links. */
export type OpenersOfLinks = Readonly<
  Partial<Record<LinkKind, (deps: CommandDeps, recordId: string) => Promise<LinkedRecord>>>
>;

/** A function for every command that an area declares. */
export type CommandsOf<Operations> = {
  readonly [Name in keyof Operations as Operations[Name] extends Command ? Name : never]: Run<Operations[Name]>;
};

type AnyRun = (deps: CommandDeps, caller: KnownCaller, input: unknown) => Promise<Result<unknown>>;

interface Knock {
  readonly declared: Command;
  readonly run: AnyRun;
  readonly call: AppSyncCall;
  readonly links: OpenersOfLinks;
}

/**
 * The one way in for every operation: finds the caller, counts the use, keeps out deleted customers and callers without
 * the permission, parses, runs once, and answers. Refusals are values; a bug or an outage is logged under the request
 * id and answered as INTERNAL without its details.
 */
export function answering<const Operations extends Readonly<Record<string, Declared>>>(
  operations: Operations,
  commands: CommandsOf<Operations>,
  links: OpenersOfLinks = {},
) {
  return async (call: AppSyncCall, context: { awsRequestId: string }): Promise<CommandResult> => {
    const { fieldName } = call;
    const requestId = requestIdOf(call) ?? context.awsRequestId;
    const log = loggerFor({ requestId, awsRequestId: context.awsRequestId, operation: fieldName });
    const startedAt = Date.now();
    try {
      const declared = operations[fieldName];
      const run = (commands as Readonly<Record<string, AnyRun | undefined>>)[fieldName];
      if (declared === undefined || !isCommand(declared) || !run) throw new Error(`no operation ${fieldName}`);
      const result = await admitted(depsFor(log), { declared, run, call, links });
      log.info('answered', { ok: result.ok, code: result.ok ? null : result.problem.code, ms: Date.now() - startedAt });
      return result.ok ? accepted(requestId, declared, result.value) : refused(requestId, result.problem);
    } catch (error) {
      if (error instanceof NotSetUp) return refused(requestId, { code: 'NOT_SET_UP', facts: {} });
      log.error('failed', errorFacts(error));
      return refused(requestId, { code: 'INTERNAL', facts: { requestId } });
    }
  };
}

/** Storage, clock and randomness of the running function. */
export const depsFor = (log: CommandDeps['log']): CommandDeps => ({
  db: database(),
  tables: readTables(),
  now: new Date().toISOString(),
  newId: () => crypto.randomUUID(),
  random: Math.random,
  log,
});

async function admitted(deps: CommandDeps, knock: Knock): Promise<Result<unknown>> {
  const { declared, call } = knock;
  const caller = await callerOf(deps, call);
  if (caller === null) return refuse('FORBIDDEN', { action: call.fieldName });
  const allowed = await withinLimit(deps, declared, { operation: call.fieldName, caller: caller.countedAs });
  if (!allowed.ok) return allowed;
  const own = await ownRecordOf(deps, declared, caller);
  if (own !== null && isGone(own) && !declared.openToDeleted) return refuse('ACCOUNT_DELETED');
  if (!mayTry(declared, caller)) return refuse('FORBIDDEN', { action: call.fieldName });
  const parsed = v.safeParse(declared.schema, call.arguments, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refuse('INVALID_INPUT', { field: v.getDotPath(issue) ?? '', rule: issue.type });
  }
  const input: unknown = parsed.output;
  if (declared.link === undefined) return runOnce(deps, { ...knock, caller: { ...caller, own }, input });
  const linked = await callerByLink(deps, knock, input);
  return linked.ok ? runOnce(deps, { ...knock, caller: { ...linked.value, own }, input }) : linked;
}

/**
 * A caller with a link calls as the link: LINK_INVALID for one that is not ours, was ended, or whose record is gone.
 */
async function callerByLink(deps: CommandDeps, { declared, links }: Knock, input: unknown): Promise<Result<Caller>> {
  const { kind, from } = declared.link ?? {};
  const token = (input as Readonly<Record<string, unknown>>)[from ?? ''];
  const opened = openLink(String(token), requiredSecret('MANAGE_LINK_SECRET'));
  if (opened === null || opened.kind !== kind) return refuse('LINK_INVALID');
  const { recordId } = opened;
  const record = await links[kind]?.(deps, recordId);
  if (!record || !opens(opened, record)) return refuse('LINK_INVALID');
  const actor = { kind: 'LINK', link: kind, recordId, customerId: record.customerId } as const;
  return ok({ actor, verifiedEmail: '', countedAs: `link:${kind}#${recordId}` });
}

/**
 * Whether this caller can use the operation at all. For which records, only the command can say; it asks again with the
 * record in hand.
 */
function mayTry({ needs, staffNeed, customers, staffOwn, cases = [], insteadOfPlain }: Command, { actor }: Caller) {
  if (needs === 'anyone') return true;
  if (needs === 'system only') return actor.kind === 'SYSTEM';
  if (actor.kind === 'CUSTOMER') return customers !== undefined;
  if (needs === 'customers only') return false;
  if (actor.kind === 'STAFF' && staffOwn) return true;
  if (insteadOfPlain) return cases.some((one) => can(actor, one.needs));
  return can(actor, actor.kind === 'STAFF' ? (staffNeed ?? needs) : needs);
}

/** Runs the command with the mark of its request. A request that was already carried out gets the same answer again. */
async function runOnce(
  deps: CommandDeps,
  { declared, run, call, caller, input }: Knock & { readonly caller: KnownCaller; readonly input: unknown },
): Promise<Result<unknown>> {
  if (declared.once !== 'MARK' && declared.once !== 'STEPS') return run(deps, caller, input);
  const { requestId, ...content } = input as { readonly requestId: string };
  const once = openOnce(deps, { operation: call.fieldName, caller: caller.countedAs, requestId, content });
  if (declared.once === 'STEPS') return runInSteps(once, () => run(deps, caller, input));
  const result = await run({ ...deps, once }, caller, input);
  // This save is not a repeat: the mark keeps a second transaction from being saved.
  if (result.ok && once.wasSaved()) return result;
  const known = await once.known();
  if (known === null) return result;
  return known.isSame ? ok(known.answer) : refuse('REQUEST_ID_REUSED');
}

/** Work in steps is marked when it begins and when it is done: until then a repeat goes through the steps again. */
async function runInSteps(once: Once, run: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const known = await once.begin();
  if (known !== null) return known.isSame ? ok(known.answer) : refuse('REQUEST_ID_REUSED');
  const result = await run();
  if (!result.ok) await once.drop();
  if (result.ok) await once.save((result.value ?? {}) as Readonly<Record<string, unknown>>);
  return result;
}

const ownRecordOf = async (deps: CommandDeps, declared: Command, { actor }: Caller): Promise<StoredCustomer | null> =>
  actor.kind === 'CUSTOMER' && (declared.customers !== undefined || declared.needs === 'anyone')
    ? readCustomer(deps, actor.customerId)
    : null;

async function withinLimit(
  deps: CommandDeps,
  { perMinute }: Command,
  use: { readonly operation: string; readonly caller: string },
): Promise<Result<null>> {
  if (perMinute === undefined) return ok(null);
  return (await countUse(deps, use)) <= perMinute ? ok(null) : refuse('TOO_MANY_REQUESTS', { perMinute });
}

const requestIdOf = (call: AppSyncCall): string | null => {
  const { requestId } = call.arguments;
  return typeof requestId === 'string' && isUuid(requestId) ? requestId : null;
};

/** Only declared fields leave the server. */
function accepted(requestId: string, { answers }: Command, value: unknown): CommandResult {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const answer = Object.fromEntries(Object.keys(answers).map((name) => [name, given[name] ?? null]));
  return { ok: true, code: null, facts: {}, requestId, answer };
}

const refused = (requestId: string, problem: Problem): CommandResult => ({
  ok: false,
  code: problem.code,
  facts: problem.facts,
  requestId,
  answer: null,
});
