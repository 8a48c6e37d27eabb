import { existsSync, rmSync } from 'node:fs';
import { dataDirectory } from './data-dir';
import { PortInUse, fixedPorts } from './ports';

/** `npm run reset`: forgets the local data, so that the next start begins with a fresh demo workshop. */
async function reset(): Promise<void> {
  await fixedPorts();
  const folder = dataDirectory();
  if (!existsSync(folder)) {
    console.log('Nothing to reset: there is no local data yet.');
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`Removed ${folder}. The next npm start makes a fresh demo workshop.`);
}

reset().catch((error: unknown) => {
  console.error(error instanceof PortInUse ? error.message : error);
  process.exitCode = 1;
});
