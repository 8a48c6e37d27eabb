import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startEngine } from '../engine/engine';
import type { EngineKind } from '../engine/engine';
import { synthesise } from '../synth/synth';
import { createTables, localClient } from '../synth/tables';
import type { TableNames } from '../synth/tables';

export interface RunningTables {
  readonly db: DynamoDBDocumentClient;
  /** Keyed as in `amplify/runtime/environment`: `appointment`, `daySheet`, `ledger`, … */
  readonly tables: TableNames;
  readonly endpoint: string;
  readonly engine: EngineKind;
  stop(): Promise<void>;
}

const inCamelCase = (model: string) => model.charAt(0).toLowerCase() + model.slice(1);

/** The data engine in memory with the backend's own tables: what a test of a command or a store needs. */
export async function startTables(options: { engine?: EngineKind } = {}): Promise<RunningTables> {
  const [engine, synth] = await Promise.all([
    startEngine(options.engine ? { kind: options.engine } : {}),
    synthesise(),
  ]);
  const names = await createTables(engine.endpoint, synth);
  const client = localClient(engine.endpoint);
  return {
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: Object.fromEntries(Object.entries(names).map(([model, name]) => [inCamelCase(model), name])),
    endpoint: engine.endpoint,
    engine: engine.kind,
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}
