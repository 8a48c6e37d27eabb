import { setTimeout as delay } from 'node:timers/promises';
import { startCloud } from './cloud';
import type { Cloud } from './cloud';
import { dataDirectory } from './data-dir';
import { onEnding } from './ending';
import { writeOutputs } from './outputs';
import { createLog } from './log';
import type { SwitchedLog } from './log';
import { PortInUse, autoPorts, fixedPorts } from './ports';
import { preparePackages, startSite } from './site';
import { welcome } from './welcome';
import { watchBackend } from './watch';

interface Stoppable {
  stop(): Promise<void>;
}

const LONGEST_QUIET_MS = 5_000;

const running: Stoppable[] = [];
let isStopping = false;

function progress(text: string): void {
  process.stdout.write(`  … ${text}\n`);
}

/** Ends every part, the last started first. */
async function stopAll(): Promise<void> {
  for (const part of running.splice(0).reverse()) await part.stop().catch(() => undefined);
}

async function reload(cloud: Cloud): Promise<void> {
  const startedMs = Date.now();
  try {
    await cloud.reload();
    progress(`The backend changed and is in effect again, after ${((Date.now() - startedMs) / 1000).toFixed(1)} s.`);
  } catch (error) {
    process.stderr.write(`  ✗ ${(error as Error).message}\n    The backend as it was stays in effect.\n`);
  }
}

/**
 * Logs nothing while the effects of the demo workshop's rows run, so the table is printed last. The log begins once they are
 * done, even where the table does not wait for them.
 */
async function quietAtFirst(cloud: Cloud, log: SwitchedLog): Promise<void> {
  const quiet = cloud.settle().then(
    () => log.become('pretty'),
    () => log.become('pretty'),
  );
  await Promise.race([quiet, delay(LONGEST_QUIET_MS, undefined, { ref: false })]);
}

/** `npm start`: the whole product on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const startedMs = Date.now();
  onEnding(async () => {
    isStopping = true;
    process.stdout.write('\n  Stopping …\n');
    await stopAll();
  });
  const ports = process.env.WORKBAY_PORTS === 'free' ? await autoPorts() : await fixedPorts();
  const log = createLog('quiet');
  const prepared = preparePackages();
  const cloud = await startCloud({
    dataDir: dataDirectory(),
    ports,
    seed: true,
    log,
    onProgress: progress,
  });
  running.push(cloud);
  writeOutputs(cloud.outputs);
  await prepared;
  running.push(await startSite(ports.site, cloud.outputs));
  const stopWatching = watchBackend(() => reload(cloud));
  running.push({ stop: () => Promise.resolve(stopWatching()) });
  await quietAtFirst(cloud, log);
  process.stdout.write(welcome(cloud, { readyMs: Date.now() - startedMs, sitePort: ports.site }));
}

main().catch(async (error: unknown) => {
  if (!isStopping)
    process.stderr.write(
      `  ✗ ${error instanceof PortInUse ? error.message : ((error as Error).stack ?? String(error))}\n`,
    );
  await stopAll();
  process.exit(1);
});
