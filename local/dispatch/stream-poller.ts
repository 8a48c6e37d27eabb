import { setTimeout as delay } from 'node:timers/promises';
import { type Alarm, createAlarm } from './alarm';
import { deliverBatch } from './mapping';
import type { BatchParts } from './mapping';
import type { StreamsClient } from './streams-client';

/** By shard, the last sequence number that is done. */
export type Positions = Readonly<Record<string, string>>;

export interface PollerParts extends BatchParts {
  readonly client: StreamsClient;
  readonly positions: { get(): Positions; set(positions: Positions): void };
  /** Whether `wake` is called after each write; then the clock only catches missed writes. */
  isWoken?(): boolean;
}

export interface StreamPoller {
  /** Resolves when everything written before the call is done. */
  drained(): Promise<void>;
  /** Polls at once, after a write. */
  wake(): void;
  stop(): Promise<void>;
}

const IDLE_MS = 100;
const WOKEN_IDLE_MS = 5_000;
const BUSY_MS = 15;
const OUTAGE_MS = 1_000;
/** How long a stream and its list of shards are reused. */
const KNOWN_MS = 30_000;

/** Follows one table's stream and sends its records to one function, in order, from where it left off. */
export function startPoller(parts: PollerParts): StreamPoller {
  const { client, positions, definition } = parts;
  const iterators = new Map<string, string>();
  const finished = new Set<string>();
  let isStopped = false;
  let emptyRounds = 0;
  let lastRecordMs = 0;
  let draining = 0;
  let known: { readonly streamArn: string; readonly shardIds: readonly string[]; readonly untilMs: number } | null =
    null;
  const alarm: Alarm = createAlarm();

  const isStopping = () => isStopped || parts.isStopping();
  const batchParts: BatchParts = { ...parts, isStopping };

  async function openIterator(streamArn: string, shardId: string): Promise<string> {
    const after = positions.get()[shardId];
    try {
      return await client.iteratorAt({ streamArn, shardId, ...(after ? { after } : {}) });
    } catch (error) {
      // Records are kept for a day; an older position starts again at the oldest record left.
      if (!after || (error as Error).name === 'ResourceNotFoundException') throw error;
      return client.iteratorAt({ streamArn, shardId });
    }
  }

  async function readShard(streamArn: string, shardId: string): Promise<number> {
    const iterator = iterators.get(shardId) ?? (await openIterator(streamArn, shardId));
    const { records, next } = await client.records(iterator, definition.batchSize);
    const dealtWith = positions.get()[shardId];
    const fresh = dealtWith
      ? records.filter(({ dynamodb }) => BigInt(dynamodb.SequenceNumber) > BigInt(dealtWith))
      : records;
    await deliverBatch(batchParts, fresh, ({ dynamodb }) =>
      positions.set({ ...positions.get(), [shardId]: dynamodb.SequenceNumber }),
    );
    if (next) iterators.set(shardId, next);
    else {
      finished.add(shardId);
      known = null;
    }
    return fresh.length;
  }

  async function streamNow(): Promise<typeof known> {
    if (known !== null && Date.now() < known.untilMs) return known;
    const streamArn = await client.streamOf(definition.tableName);
    if (!streamArn) return null;
    const shardIds = (await client.shardsOf(streamArn)).map(({ ShardId }) => ShardId);
    return (known = { streamArn, shardIds, untilMs: Date.now() + KNOWN_MS });
  }

  async function round(): Promise<number> {
    const stream = await streamNow();
    let count = 0;
    for (const shardId of stream?.shardIds ?? []) {
      if (stream && !finished.has(shardId) && !isStopping()) count += await readShard(stream.streamArn, shardId);
    }
    return count;
  }

  function pauseMs(): number {
    if (draining > 0) return 0;
    if (Date.now() - lastRecordMs < OUTAGE_MS) return BUSY_MS;
    return parts.isWoken?.() === true ? WOKEN_IDLE_MS : IDLE_MS;
  }

  async function follow(): Promise<void> {
    while (!isStopping()) {
      try {
        const count = await round();
        emptyRounds = count === 0 ? emptyRounds + 1 : 0;
        if (count > 0) lastRecordMs = Date.now();
        await alarm.nap(pauseMs());
      } catch (error) {
        iterators.clear();
        known = null;
        if (isStopping()) return;
        parts.log.warn('stream', `${definition.tableName} cannot be read: ${(error as Error).message}`);
        await alarm.nap(OUTAGE_MS);
      }
    }
  }

  const following = follow();
  return {
    drained: async () => {
      draining += 1;
      emptyRounds = 0;
      alarm.ring();
      while (emptyRounds < 2 && !isStopping()) await delay(1);
      draining -= 1;
    },
    wake: () => alarm.ring(),
    stop: async () => {
      isStopped = true;
      alarm.ring();
      await following;
    },
  };
}
