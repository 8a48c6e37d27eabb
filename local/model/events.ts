import type { StreamRecord } from '../../amplify/kernel/effects/stream-record';
import { streamsClient } from '../dispatch/streams-client';
import type { Random } from '../seed/random';
import type { RunningTables } from '../testing/tables';

const PAGE = 1_000;

/** Every change of a table since its creation, from its stream. */
export async function allChanges({ endpoint }: RunningTables, tableName: string): Promise<StreamRecord[]> {
  const client = streamsClient(endpoint);
  const streamArn = await client.streamOf(tableName);
  if (streamArn === undefined) throw new Error(`${tableName} has no stream`);
  const found: StreamRecord[] = [];
  for (const { ShardId: shardId } of await client.shardsOf(streamArn)) {
    let iterator: string | undefined = await client.iteratorAt({ streamArn, shardId });
    while (iterator !== undefined) {
      const { records, next } = await client.records(iterator, PAGE);
      found.push(...(records as readonly StreamRecord[]));
      iterator = records.length === 0 ? undefined : next;
    }
  }
  return found;
}

/** How many places late a delivery can be. */
const LATEST = 400;

/** The deliveries of bad weather: one in three changes comes two or three times, each randomly late. */
export function disordered(changes: readonly StreamRecord[], random: Random): StreamRecord[] {
  return changes
    .flatMap((change, turn) => {
      const times = random.chance(0.66) ? 1 : random.pick([2, 2, 3]);
      return Array.from({ length: times }, () => ({
        change,
        turn: turn + (random.chance(0.5) ? random.next() * 3 : random.next() * LATEST),
      }));
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ change }) => change);
}
