import type { CommandDeps } from '../kernel/deps';
import type { RowChange } from '../kernel/effects/effect';
import { park, parkLonger, readParked, unpark } from '../kernel/effects/parked';
import { type StreamRecord, changeOf, requestIdOf } from '../kernel/effects/stream-record';
import { errorFacts, loggerFor } from '../kernel/logger';
import { depsFor } from './answering';

export interface StreamBatch {
  readonly Records: readonly StreamRecord[];
}

/** Tries parked changes again: those whose time has come, or all of them. */
export interface Redrive {
  readonly redrive: 'DUE' | 'ALL';
}

interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis?(): number;
}

/** What is done with one change. It must be safe to do it again, and in any order. */
export type Apply = (deps: CommandDeps, change: RowChange) => Promise<void>;

interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export interface RedriveReport {
  readonly done: number;
  readonly failed: number;
}

const AT_ONCE = 8;
/** Changes that there is no time for are left to the next delivery. */
const TIME_FOR_ONE_MS = 5_000;

/**
 * Follows streams: each record of a batch for itself, several at once. One that fails is parked with its whole content,
 * and the others go on; only what could not even be parked is given back to the stream.
 */
export const following =
  (apply: Apply) =>
  async (event: StreamBatch | Redrive, context: LambdaContext): Promise<BatchAnswer | RedriveReport> =>
    'redrive' in event ? redrive(apply, event, context) : follow(apply, event, context);

async function follow(apply: Apply, { Records }: StreamBatch, context: LambdaContext): Promise<BatchAnswer> {
  const waiting = [...Records];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      if (!(await dealWith(apply, record, context))) failed.push(record.dynamodb?.SequenceNumber ?? '');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** True when the record needs no other delivery: it is done, or parked. */
async function dealWith(apply: Apply, record: StreamRecord, context: LambdaContext): Promise<boolean> {
  if ((context.getRemainingTimeInMillis?.() ?? Infinity) < TIME_FOR_ONE_MS) return false;
  const deps = depsOf(record, context);
  try {
    await applyTo(apply, deps, record);
    return true;
  } catch (error) {
    deps.log.error('change failed', errorFacts(error));
    return putAside(deps, record, error);
  }
}

async function putAside(deps: CommandDeps, record: StreamRecord, fault: unknown): Promise<boolean> {
  try {
    await park(deps, record, reasonOf(fault));
    deps.log.error('change parked');
    return true;
  } catch (error) {
    deps.log.error('change not parked', errorFacts(error));
    return false;
  }
}

async function applyTo(apply: Apply, deps: CommandDeps, record: StreamRecord): Promise<void> {
  const change = changeOf(record);
  await apply(deps, change);
  deps.log.info('change applied', { model: change.model });
}

const depsOf = (record: StreamRecord, { awsRequestId }: LambdaContext): CommandDeps =>
  depsFor(loggerFor({ requestId: requestIdOf(record), awsRequestId, event: record.eventID }));

const LONGEST_REASON = 500;
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON);

async function redrive(apply: Apply, { redrive: which }: Redrive, context: LambdaContext): Promise<RedriveReport> {
  const report = { done: 0, failed: 0 };
  const { now, ...store } = depsFor(loggerFor({ requestId: context.awsRequestId, operation: 'redrive' }));
  for await (const parked of readParked(store)) {
    const isDue = which === 'ALL' || (parked.dueAt !== null && parked.dueAt <= now);
    if (!isDue || (context.getRemainingTimeInMillis?.() ?? Infinity) < TIME_FOR_ONE_MS) continue;
    const deps = depsOf(parked.record, context);
    try {
      await applyTo(apply, deps, parked.record);
      await unpark(deps, parked);
      report.done += 1;
    } catch (error) {
      deps.log.error('change failed again', { tries: parked.tries + 1, ...errorFacts(error) });
      await parkLonger(deps, parked, reasonOf(error));
      report.failed += 1;
    }
  }
  if (report.done + report.failed > 0) store.log.info('redriven', { ...report });
  return report;
}
