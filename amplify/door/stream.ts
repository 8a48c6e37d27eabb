import type { CommandDeps } from '../kernel/deps';
import type { RowChange } from '../kernel/effects/effect';
import { type ParkedRecord, park, parkLonger, readParked, unpark } from '../kernel/effects/parked';
import { type StreamRecord, changeOf, requestIdOf } from '../kernel/effects/stream-record';
import { type Logger, errorFacts, loggerFor } from '../kernel/logger';
import { depsFor } from './answering';

export interface StreamBatch {
  readonly Records: readonly StreamRecord[];
}

/** Retries parked changes: those whose time has come, or all of them. */
export interface Redrive {
  readonly redrive: 'DUE' | 'ALL';
}

interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis?(): number;
}

/** The work for one change. It must be safe to repeat, and in any order. */
export type Apply = (deps: CommandDeps, change: RowChange) => Promise<void>;

interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export interface RedriveReport {
  readonly done: number;
  readonly failed: number;
}

/** One call of the function. */
interface Work {
  readonly apply: Apply;
  depsFor(log: Logger): CommandDeps;
  readonly awsRequestId: string;
  hasTime(): boolean;
}

const AT_ONCE = 8;
/** Changes there is no time for are left to the next delivery. */
const TIME_FOR_ONE_MS = 5_000;

/**
 * Follows streams: each record of a batch separately, several at once. One that fails is parked with its whole content,
 * and the others go on; only what could not even be parked goes back to the stream.
 */
export const following =
  (apply: Apply, makeDeps: Work['depsFor'] = depsFor) =>
  async (event: StreamBatch | Redrive, context: LambdaContext): Promise<BatchAnswer | RedriveReport> => {
    const hasTime = () => (context.getRemainingTimeInMillis?.() ?? Infinity) >= TIME_FOR_ONE_MS;
    const work = { apply, depsFor: makeDeps, awsRequestId: context.awsRequestId, hasTime };
    return 'redrive' in event ? redrive(work, event) : follow(work, event);
  };

async function follow(work: Work, { Records }: StreamBatch): Promise<BatchAnswer> {
  const waiting = [...Records];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      if (!(await dealWith(work, record))) failed.push(record.dynamodb?.SequenceNumber ?? '');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** True when the record needs no other delivery: it is done, or parked. */
async function dealWith(work: Work, record: StreamRecord): Promise<boolean> {
  if (!work.hasTime()) return false;
  const deps = depsOf(work, record);
  try {
    await applyTo(work, deps, record);
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

async function applyTo({ apply }: Work, deps: CommandDeps, record: StreamRecord): Promise<void> {
  const change = changeOf(record);
  await apply(deps, change);
  deps.log.info('change applied', { model: change.model });
}

const depsOf = ({ depsFor: make, awsRequestId }: Work, record: StreamRecord): CommandDeps =>
  make(loggerFor({ requestId: requestIdOf(record), awsRequestId, event: record.eventID }));

const LONGEST_REASON = 500;
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON);

async function redrive(work: Work, { redrive: which }: Redrive): Promise<RedriveReport> {
  const report = { done: 0, failed: 0 };
  const all = work.depsFor(loggerFor({ requestId: work.awsRequestId, operation: 'redrive' }));
  for await (const parked of readParked(all)) {
    const isDue = which === 'ALL' || (parked.dueAt !== null && parked.dueAt <= all.now);
    if (isDue && work.hasTime()) report[(await tryAgain(work, parked)) ? 'done' : 'failed'] += 1;
  }
  if (report.done + report.failed > 0) all.log.info('redriven', { ...report });
  return report;
}

async function tryAgain(work: Work, parked: ParkedRecord): Promise<boolean> {
  const deps = depsOf(work, parked.record);
  try {
    await applyTo(work, deps, parked.record);
    await unpark(deps, parked);
    return true;
  } catch (error) {
    deps.log.error('change failed again', { tries: parked.tries + 1, ...errorFacts(error) });
    await parkLonger(deps, parked, reasonOf(error));
    return false;
  }
}
