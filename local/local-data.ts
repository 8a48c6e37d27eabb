import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../amplify/kernel/deps';
import { dataDirectory } from './data-dir';
import { startEngine } from './engine/engine';
import { isPortFree } from './engine/free-port';
import { FIXED_PORTS } from './ports';
import { synthesise } from './synth/synth';
import { localClient, tableNames, tablesOf } from './synth/tables';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The database of `npm start`: the running one, or its data file opened for now. */
async function database(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  if (!(await isPortFree(FIXED_PORTS.dynamodb))) {
    return { endpoint: `http://127.0.0.1:${FIXED_PORTS.dynamodb}`, stop: () => Promise.resolve() };
  }
  return startEngine({ dataDir: dataDirectory() });
}

/** Does some work on the data of `npm start`. */
export async function withLocalData<T>(work: (deps: CommandDeps) => Promise<T>): Promise<T> {
  const engine = await database();
  const client = localClient(engine.endpoint);
  try {
    return await work({
      db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      tables: tablesOf(tableNames(await synthesise())),
      now: new Date().toISOString(),
      newId: () => crypto.randomUUID(),
      random: Math.random,
      log: silent,
    });
  } finally {
    client.destroy();
    await engine.stop();
  }
}
