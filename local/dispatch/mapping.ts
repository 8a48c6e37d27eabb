import { createHash } from 'node:crypto';
import type { Log } from '../log';
import { REGION } from '../synth/physical';
import type { StreamRecord } from './streams-client';

/** How a stream reaches a function, from `AWS::Lambda::EventSourceMapping`. */
export interface MappingDefinition {
  readonly id: string;
  readonly tableName: string;
  readonly functionName: string;
  readonly batchSize: number;
  /** -1: until the record expires. */
  readonly retries: number;
  readonly bisects: boolean;
  readonly reportsItems: boolean;
  /** Whether events that fail for good go into a bucket, which keeps them whole. */
  readonly parksWhole: boolean;
}

export interface DeadLetter {
  readonly at: string;
  readonly functionName: string;
  readonly reason: string;
  readonly records: readonly StreamRecord[];
}

export interface BatchParts {
  readonly log: Log;
  readonly definition: MappingDefinition;
  invoke(event: unknown, requestId: string | undefined): Promise<unknown>;
  park(letter: DeadLetter): void;
  isStopping(): boolean;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

type Attempt = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly from: number; readonly reason: string };

const text = (value: Readonly<Record<string, unknown>> | undefined) =>
  typeof value?.S === 'string' ? value.S : undefined;

/** The command's id if the row has it, else the row's key: joins this to earlier log lines. */
export function requestIdOf({ dynamodb }: StreamRecord): string | undefined {
  const [key] = Object.values(dynamodb.Keys ?? {});
  return text(dynamodb.NewImage?.lastRequestId) ?? text(dynamodb.NewImage?.requestId) ?? text(key);
}

/** In AWS event ids are unique across tables; this engine counts them per table. */
const eventIdOf = (tableName: string, { dynamodb }: StreamRecord): string =>
  createHash('sha256').update(`${tableName} ${dynamodb.SequenceNumber}`).digest('hex').slice(0, 32);

/** The function's input. */
export function eventFor(records: readonly StreamRecord[], tableName: string) {
  const source = {
    ...{ eventSource: 'aws:dynamodb', awsRegion: REGION },
    eventSourceARN: `arn:aws:dynamodb:${REGION}:123456789012:table/${tableName}/stream/local`,
  };
  return { Records: records.map((record) => ({ ...record, eventID: eventIdOf(tableName, record), ...source })) };
}

interface ItemFailures {
  readonly batchItemFailures?: readonly { readonly itemIdentifier?: string }[];
}

/** Lambda continues from the lowest failed record; an unknown identifier fails the whole batch. */
function firstFailed(answer: unknown, records: readonly StreamRecord[]): number | undefined {
  const failures = (answer as ItemFailures | null)?.batchItemFailures ?? [];
  if (failures.length === 0) return undefined;
  const positions = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  return Math.max(0, Math.min(...positions));
}

async function attempt(parts: BatchParts, records: readonly StreamRecord[]): Promise<Attempt> {
  const [first] = records;
  try {
    const answer = await parts.invoke(eventFor(records, parts.definition.tableName), first && requestIdOf(first));
    const from = parts.definition.reportsItems ? firstFailed(answer, records) : undefined;
    return from === undefined
      ? { kind: 'done' }
      : { kind: 'failed', from, reason: 'The function reported it as failed.' };
  } catch (error) {
    return { kind: 'failed', from: 0, reason: (error as Error).message };
  }
}

function park({ definition, ...parts }: BatchParts, records: readonly StreamRecord[], reason: string): void {
  const { functionName } = definition;
  parts.log.warn(
    'stream',
    `parked ${records.length} record(s) of ${functionName}: ${reason}`,
    records[0] && requestIdOf(records[0]),
  );
  parts.park({ at: new Date().toISOString(), functionName, reason, records });
}

const pause = (retry: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retry)));

/**
 * Sends a batch to its function until every record is done, or parked after the retries.
 * Calls `onDealt` after each part, in order, so a kill in between repeats records but never skips one.
 */
export async function deliverBatch(
  parts: BatchParts,
  batch: readonly StreamRecord[],
  onDealt: (last: StreamRecord) => void,
): Promise<void> {
  const { retries, bisects } = parts.definition;
  let rest = batch;
  let tried = 0;
  const dealt = (count: number) => {
    const last = rest[count - 1];
    rest = rest.slice(count);
    tried = 0;
    if (last) onDealt(last);
  };
  while (rest.length > 0 && !parts.isStopping()) {
    const outcome = await attempt(parts, rest);
    if (outcome.kind === 'done') {
      dealt(rest.length);
      continue;
    }
    if (outcome.from > 0) dealt(outcome.from);
    if (retries >= 0 && tried >= retries) {
      const count = bisects ? 1 : rest.length;
      park(parts, rest.slice(0, count), outcome.reason);
      dealt(count);
      continue;
    }
    await pause(tried);
    tried += 1;
  }
}
