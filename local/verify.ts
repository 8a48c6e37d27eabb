import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addDays, localDateOf } from '../domain/shared/time';
import { type VerifyReport, verifySheets } from '../amplify/areas/booking/commands/verify-sheets';
import type { CommandDeps } from '../amplify/kernel/deps';
import { readSettings } from '../amplify/areas/shop/store/shop';
import { dataDirectory } from './data-dir';
import { startEngine } from './engine/engine';
import { isPortFree } from './engine/free-port';
import { FIXED_PORTS } from './ports';
import { synthesise } from './synth/synth';
import { localClient, tableNames, tablesOf } from './synth/tables';

const DAYS_BACK = 60;
const SHOWN = 20;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The database of `npm start`: the running one, or its data file opened for the while. */
async function database(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  if (!(await isPortFree(FIXED_PORTS.dynamodb))) {
    return { endpoint: `http://127.0.0.1:${FIXED_PORTS.dynamodb}`, stop: () => Promise.resolve() };
  }
  return startEngine({ dataDir: dataDirectory() });
}

async function verifyLocalData(): Promise<VerifyReport> {
  const engine = await database();
  const client = localClient(engine.endpoint);
  const deps: CommandDeps = {
    db: DynamoDBDocumentClient.from(client),
    tables: tablesOf(tableNames(await synthesise())),
    now: new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    random: Math.random,
    log: silent,
  };
  try {
    const { timeZone, horizonDays } = await readSettings(deps);
    const today = localDateOf(deps.now, timeZone);
    return await verifySheets(deps, { from: addDays(today, -DAYS_BACK), to: addDays(today, horizonDays) });
  } finally {
    client.destroy();
    await engine.stop();
  }
}

/** `npm run verify`: recomputes the day sheets from the appointments and prints what differs. Fails when anything does. */
async function main(): Promise<void> {
  const { differences, ...counts } = await verifyLocalData();
  console.log(`${counts.days} days, ${counts.appointments} appointments, ${counts.cells} cells taken`);
  for (const difference of differences.slice(0, SHOWN)) console.log(JSON.stringify(difference));
  console.log(differences.length === 0 ? 'Sheets and appointments agree.' : `${differences.length} differences.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
