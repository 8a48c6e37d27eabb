import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect, it } from 'vitest';
import { startEngine } from '../engine/engine';
import type { Engine } from '../engine/engine';
import { createLog } from '../log';
import { synthesise } from '../synth/synth';
import { createTables, localClient } from '../synth/tables';
import { keep } from './kept';
import type { MappingDefinition } from './mapping';
import { startPoller } from './stream-poller';
import type { Positions } from './stream-poller';
import { streamsClient } from './streams-client';

const folder = mkdtempSync(join(tmpdir(), 'workbay-stream-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const heard: string[] = [];

interface Records {
  readonly Records: readonly {
    readonly dynamodb: { readonly Keys: { readonly appointmentId: { readonly S: string } } };
  }[];
}

/** Follows the appointments until stopped; positions and rows are kept in the folder. */
function follow(engine: Engine, tableName: string) {
  const definition: MappingDefinition = {
    ...{ id: 'test', tableName, functionName: 'listener', batchSize: 10 },
    ...{ retries: 2, bisects: true, reportsItems: true, parksWhole: true },
  };
  return startPoller({
    definition,
    client: streamsClient(engine.endpoint),
    log: createLog('quiet'),
    positions: keep<Positions>(join(folder, 'positions.json'), {}),
    invoke: (event) => {
      heard.push(...(event as Records).Records.map(({ dynamodb }) => dynamodb.Keys.appointmentId.S));
      return Promise.resolve({ batchItemFailures: [] });
    },
    park: () => undefined,
    isStopping: () => false,
  });
}

async function write(engine: Engine, tableName: string, appointmentId: string): Promise<void> {
  const client = localClient(engine.endpoint);
  const db = DynamoDBDocumentClient.from(client);
  const keys = { visitDate: '2026-11-24', startsAt: '2026-11-24T00:00:00Z', customerId: 'casey' };
  await db.send(new PutCommand({ TableName: tableName, Item: { appointmentId, ...keys } }));
  client.destroy();
}

it('an event written while no one listened, or just before the engine was killed, arrives once after the restart', async () => {
  const synth = await synthesise();
  const first = await startEngine({ dataDir: folder });
  const { Appointment = '' } = await createTables(first.endpoint, synth);
  const listening = follow(first, Appointment);
  await write(first, Appointment, 'heard-before');
  await listening.drained();
  await listening.stop();
  await write(first, Appointment, 'while-nobody-listened');
  process.kill(first.pid, 'SIGKILL');
  await first.stop();

  const second = await startEngine({ dataDir: folder });
  await createTables(second.endpoint, synth);
  const again = follow(second, Appointment);
  await write(second, Appointment, 'after-the-restart');
  await again.drained();
  await again.stop();
  await second.stop();
  expect(heard).toEqual(['heard-before', 'while-nobody-listened', 'after-the-restart']);
});
