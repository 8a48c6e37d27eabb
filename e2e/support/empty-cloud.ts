import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../local/engine/free-port';

const root = path.resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 180_000;

export interface EmptyCloud {
  /** The address of its site. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A deployment with no data yet, beside the demo workshop's. While it runs, `control.ts` speaks to it. */
export async function startEmptyCloud(): Promise<EmptyCloud> {
  const [site, control] = [await freePort(), await freePort()];
  const demo = process.env['WORKBAY_E2E_CONTROL'];
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/support/serve.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      WORKBAY_E2E_EMPTY: 'true',
      WORKBAY_E2E_SITE: String(site),
      WORKBAY_E2E_CONTROL: String(control),
    },
  });
  const stop = async () => {
    process.env['WORKBAY_E2E_CONTROL'] = demo;
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const isReady = await fetch(`http://127.0.0.1:${control}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) {
      process.env['WORKBAY_E2E_CONTROL'] = String(control);
      return { url: `http://127.0.0.1:${site}`, stop };
    }
    await pause(250);
  }
  await stop();
  throw new Error('The empty cloud did not come up');
}
