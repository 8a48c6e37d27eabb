import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEngine } from '../engine/engine';
import { synthesise } from '../synth/synth';
import { createTables, localClient } from '../synth/tables';
import { type RunningTables, startTables } from './tables';

let running: RunningTables;

beforeAll(async () => {
  running = await startTables();
});
afterAll(() => running.stop());

/** The tables whose rows expire in the engine. */
async function endingTables(endpoint: string, names: readonly string[]): Promise<string[]> {
  const client = localClient(endpoint);
  try {
    const answers = names.map(async (TableName) => {
      const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
      return TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED' ? [TableName] : [];
    });
    return (await Promise.all(answers)).flat().toSorted();
  } finally {
    client.destroy();
  }
}

it('rows do not expire in the tables of a test with its clock in the past', async () => {
  expect(await endingTables(running.endpoint, Object.values({ ...running.tables }))).toEqual([]);
});

it('rows expire in a deployment’s tables, where the schema says so', async () => {
  const engine = await startEngine();
  const names = await createTables(engine.endpoint, await synthesise());
  expect(await endingTables(engine.endpoint, Object.values(names))).toEqual(
    ['Claims', 'LiveChange', 'Notice', 'Outbox', 'Parked', 'Suppression', 'VehicleFile', 'WaitingEntry']
      .map((model) => names[model])
      .toSorted(),
  );
  await engine.stop();
});
