import { deliverBatch } from './mapping';
import type { BatchParts } from './mapping';
import type { StreamsClient } from './streams-client';

/** Shard to the last sequence number dealt with. */
export type Positions = Readonly<Record<string, string>>;

export interface PollerParts extends BatchParts {
  readonly client: StreamsClient;
  readonly positions: { get(): Positions; set(positions: Positions): void };
}

export interface StreamPoller {
  /** Resolves when everything written before the call has been dealt with. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

const IDLE_MS = 100;
const BUSY_MS = 15;
const OUTAGE_MS = 1_000;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Follows the stream of one table and hands its records to one function, in order, from where it left off. */
export function startPoller(parts: PollerParts): StreamPoller {
  const { client, positions, definition } = parts;
  const iterators = new Map<string, string>();
  const finished = new Set<string>();
  let isStopped = false;
  let emptyRounds = 0;
  let lastRecordMs = 0;

  const isStopping = () => isStopped || parts.isStopping();
  const batchParts: BatchParts = { ...parts, isStopping };

  async function openIterator(streamArn: string, shardId: string): Promise<string> {
    const after = positions.get()[shardId];
    try {
      return await client.iteratorAt({ streamArn, shardId, ...(after ? { after } : {}) });
    } catch (error) {
      // Records are kept for a day; a position older than that starts again at the oldest that is left.
      if (!after || (error as Error).name === 'ResourceNotFoundException') throw error;
      return client.iteratorAt({ streamArn, shardId });
    }
  }

  async function readShard(streamArn: string, shardId: string): Promise<number> {
    const iterator = iterators.get(shardId) ?? (await openIterator(streamArn, shardId));
    const { records, next } = await client.records(iterator, definition.batchSize);
    const known = positions.get()[shardId];
    const fresh = known ? records.filter(({ dynamodb }) => BigInt(dynamodb.SequenceNumber) > BigInt(known)) : records;
    await deliverBatch(batchParts, fresh, ({ dynamodb }) =>
      positions.set({ ...positions.get(), [shardId]: dynamodb.SequenceNumber }),
    );
    if (next) iterators.set(shardId, next);
    else finished.add(shardId);
    return fresh.length;
  }

  async function round(): Promise<number> {
    const streamArn = await client.streamOf(definition.tableName);
    if (!streamArn) return 0;
    let count = 0;
    for (const { ShardId } of await client.shardsOf(streamArn)) {
      if (!finished.has(ShardId) && !isStopping()) count += await readShard(streamArn, ShardId);
    }
    return count;
  }

  async function follow(): Promise<void> {
    while (!isStopping()) {
      try {
        const count = await round();
        emptyRounds = count === 0 ? emptyRounds + 1 : 0;
        if (count > 0) lastRecordMs = Date.now();
        await sleep(Date.now() - lastRecordMs < OUTAGE_MS ? BUSY_MS : IDLE_MS);
      } catch (error) {
        iterators.clear();
        if (isStopping()) return;
        parts.log.warn('stream', `${definition.tableName} cannot be read: ${(error as Error).message}`);
        await sleep(OUTAGE_MS);
      }
    }
  }

  const following = follow();
  return {
    drained: async () => {
      emptyRounds = 0;
      while (emptyRounds < 2 && !isStopping()) await sleep(BUSY_MS);
    },
    stop: async () => {
      isStopped = true;
      await following;
    },
  };
}
