import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Tables } from '../../amplify/kernel/tables';
import { chooseKind, startEngine } from '../engine/engine';
import type { Engine, EngineKind } from '../engine/engine';
import { synthesise } from '../synth/synth';
import { createTables, localClient, tablesOf } from '../synth/tables';

export interface RunningTables {
  readonly db: DynamoDBDocumentClient;
  readonly tables: Tables;
  readonly endpoint: string;
  readonly engine: EngineKind;
  stop(): Promise<void>;
}

/** One engine for all test files of a worker; it ends with the worker. */
const engines = new Map<EngineKind, Promise<Engine>>();
let sets = 0;

function sharedEngine(kind: EngineKind): Promise<Engine> {
  const running = engines.get(kind) ?? startEngine({ kind });
  engines.set(kind, running);
  return running;
}

/**
 * The backend's tables on the data engine, in memory and under new names, for tests of commands and stores. Rows do not
 * expire: these tests' clock is long past for the engine, which would remove them.
 */
export async function startTables(options: { engine?: EngineKind } = {}): Promise<RunningTables> {
  const [engine, synth] = await Promise.all([sharedEngine(chooseKind(options.engine)), synthesise()]);
  sets += 1;
  const names = await createTables(engine.endpoint, synth, { rowsEnd: false, prefix: `t${sets}-` });
  const client = localClient(engine.endpoint);
  return {
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: tablesOf(names),
    endpoint: engine.endpoint,
    engine: engine.kind,
    stop: () => {
      client.destroy();
      return Promise.resolve();
    },
  };
}
