import * as v from 'valibot';
import { THROTTLES, type ThrottledOperation } from '../../domain/access/throttle';
import { isGone } from '../../domain/customers/customer';
import { isUuid } from '../../domain/shared/ids';
import type { Problem } from '../../domain/shared/problem';
import { type Result, ok, refuse } from '../../domain/shared/result';
import { type StoredCustomer, readCustomer } from '../areas/customers/store/customers';
import { countUse } from '../kernel/claims';
import { type AppSyncCall, type Caller, callerOf } from './caller';
import { database } from '../kernel/database';
import type { CommandDeps } from '../kernel/deps';
import { readTables } from '../kernel/tables';
import { errorFacts, loggerFor } from '../kernel/logger';

/** What an operation gives the API beside `ok`. */
export interface Answer {
  readonly appointment?: object;
  readonly manageToken?: string;
  readonly heldUntil?: string;
  readonly holder?: string;
  readonly waitingToken?: string;
  readonly recordId?: string;
  readonly content?: string;
  readonly next?: string;
  /** What the screen says beside, as JSON. */
  readonly facts?: string;
}

/** The `CommandResult` of the API. */
export interface CommandResult {
  readonly ok: boolean;
  readonly code: string | null;
  readonly facts: string;
  readonly requestId: string;
  readonly appointment: object | null;
  readonly manageToken: string | null;
  readonly heldUntil: string | null;
  readonly holder: string | null;
  readonly waitingToken: string | null;
  readonly recordId: string | null;
  readonly content: string | null;
  readonly next: string | null;
}

/** The caller, and what was read of them on the way in. */
export interface KnownCaller extends Caller {
  /** A customer's own record, where the function serves customers; null for everybody else, and before there is one. */
  readonly own: StoredCustomer | null;
}

/** One operation: how its arguments are parsed, and what it does with them. */
export type Operation = (deps: CommandDeps, caller: KnownCaller, args: unknown) => Promise<Result<Answer>>;

export interface Door {
  /**
   * For functions that serve customers: what may still be called with the token of somebody who was deleted, which stays
   * valid for a while. Everything else is ACCOUNT_DELETED.
   */
  readonly openToDeleted?: readonly string[];
}

/** An operation that runs only on arguments that fit its schema; anything else is INVALID_INPUT with the field. */
export function operation<Schema extends v.GenericSchema>(
  schema: Schema,
  run: (deps: CommandDeps, caller: KnownCaller, input: v.InferOutput<Schema>) => Promise<Result<Answer>>,
): Operation {
  return async (deps, caller, args) => {
    const parsed = v.safeParse(schema, args, { abortEarly: true });
    if (parsed.success) return run(deps, caller, parsed.output);
    const [issue] = parsed.issues;
    const field = v.getDotPath(issue) ?? '';
    return refuse('INVALID_INPUT', { field, rule: issue.type });
  };
}

/**
 * The one way in for every operation: finds the caller, counts the use, keeps out whoever was deleted, parses, runs, and
 * answers. Refusals are
 * values; a bug or an outage is logged under the request id and answered as INTERNAL without its details.
 */
export function answering(operations: Readonly<Record<string, Operation>>, door: Door = {}) {
  return async (call: AppSyncCall, context: { awsRequestId: string }): Promise<CommandResult> => {
    const { fieldName } = call;
    const requestId = requestIdOf(call) ?? context.awsRequestId;
    const log = loggerFor({ requestId, awsRequestId: context.awsRequestId, operation: fieldName });
    const startedAt = Date.now();
    try {
      const result = await run(depsFor(log), { operations, door, call });
      log.info('answered', { ok: result.ok, code: result.ok ? null : result.problem.code, ms: Date.now() - startedAt });
      return result.ok ? accepted(requestId, result.value) : refused(requestId, result.problem);
    } catch (error) {
      log.error('failed', errorFacts(error));
      return refused(requestId, { code: 'INTERNAL', facts: { requestId } });
    }
  };
}

/** Storage, clock and chance of the running function. */
export const depsFor = (log: CommandDeps['log']): CommandDeps => ({
  db: database(),
  tables: readTables(),
  now: new Date().toISOString(),
  newId: () => crypto.randomUUID(),
  random: Math.random,
  log,
});

interface Knock {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly door: Door;
  readonly call: AppSyncCall;
}

async function run(deps: CommandDeps, { operations, door, call }: Knock): Promise<Result<Answer>> {
  const chosen = operations[call.fieldName];
  if (chosen === undefined) throw new Error(`no operation ${call.fieldName}`);
  const caller = await callerOf(deps, call);
  if (caller === null) return refuse('FORBIDDEN', { action: call.fieldName });
  const allowed = await withinLimit(deps, call.fieldName, caller);
  if (!allowed.ok) return allowed;
  const own = door.openToDeleted === undefined ? null : await ownRecordOf(deps, caller);
  if (own !== null && isGone(own) && !door.openToDeleted?.includes(call.fieldName)) return refuse('ACCOUNT_DELETED');
  return chosen(deps, { ...caller, own }, call.arguments);
}

const ownRecordOf = async (deps: CommandDeps, { actor }: Caller): Promise<StoredCustomer | null> =>
  actor.kind === 'CUSTOMER' ? readCustomer(deps, actor.customerId) : null;

async function withinLimit(deps: CommandDeps, operationName: string, caller: Caller): Promise<Result<null>> {
  if (!Object.hasOwn(THROTTLES, operationName)) return ok(null);
  const { perMinute } = THROTTLES[operationName as ThrottledOperation];
  const uses = await countUse(deps, { operation: operationName, caller: caller.countedAs });
  return uses <= perMinute ? ok(null) : refuse('TOO_MANY_REQUESTS', { perMinute });
}

const requestIdOf = (call: AppSyncCall): string | null => {
  const { requestId } = call.arguments;
  return typeof requestId === 'string' && isUuid(requestId) ? requestId : null;
};

const NOTHING = {
  appointment: null,
  manageToken: null,
  heldUntil: null,
  holder: null,
  waitingToken: null,
  recordId: null,
  content: null,
  next: null,
};

const accepted = (requestId: string, answer: Answer): CommandResult => ({
  ...NOTHING,
  ok: true,
  code: null,
  facts: '{}',
  requestId,
  ...answer,
});

const refused = (requestId: string, problem: Problem): CommandResult => ({
  ...NOTHING,
  ok: false,
  code: problem.code,
  facts: JSON.stringify(problem.facts),
  requestId,
});
