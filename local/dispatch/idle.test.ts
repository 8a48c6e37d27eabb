import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startPoller } from './stream-poller';
import type { StreamPoller } from './stream-poller';
import type { StreamsClient } from './streams-client';

const TABLES = 20;
const MINUTE_MS = 60_000;

let calls: Record<keyof StreamsClient, number>;
let pollers: StreamPoller[] = [];

const quietStreams: StreamsClient = {
  streamOf: (tableName) => ((calls.streamOf += 1), Promise.resolve(tableName)),
  shardsOf: () => ((calls.shardsOf += 1), Promise.resolve([{ ShardId: 'shard' }])),
  iteratorAt: () => ((calls.iteratorAt += 1), Promise.resolve('iterator')),
  records: () => ((calls.records += 1), Promise.resolve({ records: [], next: 'iterator' })),
};

function follow(tableName: string, isWoken: boolean): StreamPoller {
  return startPoller({
    client: quietStreams,
    definition: {
      ...{ id: tableName, tableName, functionName: 'effects', batchSize: 10 },
      ...{ retries: 1, bisects: true, reportsItems: true, parksWhole: true },
    },
    log: { line: () => undefined, warn: () => undefined },
    positions: { get: () => ({}), set: () => undefined },
    invoke: () => Promise.resolve(undefined),
    park: () => undefined,
    isStopping: () => false,
    isWoken: () => isWoken,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  calls = { streamOf: 0, shardsOf: 0, iteratorAt: 0, records: 0 };
});
afterEach(async () => {
  const stopped = Promise.all(pollers.map((poller) => poller.stop()));
  await vi.runAllTimersAsync();
  await stopped;
  vi.useRealTimers();
});

async function inAMinute(isWoken: boolean): Promise<number> {
  pollers = Array.from({ length: TABLES }, (_, index) => follow(`table-${index}`, isWoken));
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

it('polls 20 quiet tables seven times a second in all, if writes wake it', async () => {
  expect(await inAMinute(true)).toBeLessThanOrEqual(7 * 60);
});

it('polls each table up to ten times a second if nothing can wake it', async () => {
  expect(await inAMinute(false)).toBeGreaterThan(TABLES * 9 * 60);
});

it('polls at once when woken', async () => {
  await inAMinute(true);
  const before = calls.records;
  for (const poller of pollers) poller.wake();
  await vi.advanceTimersByTimeAsync(1);
  expect(calls.records - before).toBe(TABLES);
});
