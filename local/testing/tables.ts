import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Tables } from '../../amplify/kernel/tables';
import { startEngine } from '../engine/engine';
import type { EngineKind } from '../engine/engine';
import { synthesise } from '../synth/synth';
import { createTables, localClient, tablesOf } from '../synth/tables';

export interface RunningTables {
  readonly db: DynamoDBDocumentClient;
  readonly tables: Tables;
  readonly endpoint: string;
  readonly engine: EngineKind;
  stop(): Promise<void>;
}

/**
 * The data engine in memory with the backend's own tables: what a test of a command or a store needs.
 * Rows do not end: these tests hold the clock at a day, which is long past for the engine that would sweep them.
 */
export async function startTables(options: { engine?: EngineKind } = {}): Promise<RunningTables> {
  const [engine, synth] = await Promise.all([
    startEngine(options.engine ? { kind: options.engine } : {}),
    synthesise(),
  ]);
  const names = await createTables(engine.endpoint, synth, { rowsEnd: false });
  const client = localClient(engine.endpoint);
  return {
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: tablesOf(names),
    endpoint: engine.endpoint,
    engine: engine.kind,
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}
