import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { developmentHeaders } from '../scripts/site/hosting-headers';
import type { AmplifyOutputs } from './outputs';
import { PROJECT_ROOT } from './synth/synth';

const run = promisify(execFile);

const OPTIMISED = join(PROJECT_ROOT, 'node_modules', '.vite', 'deps', '_metadata.json');
const NOTE = join(PROJECT_ROOT, '.cache', 'optimised-for');

async function packagesHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'vite.config.ts']) hash.update(await readFile(join(PROJECT_ROOT, file)));
  return hash.digest('hex');
}

/**
 * Prepares the pages' packages in a separate process, once for each lock file: the bundler never returns the 200 to
 * 300 MB that it takes. A failure doesn't stop the start: Vite then prepares them itself.
 */
export async function preparePackages(): Promise<void> {
  const wanted = await packagesHash();
  const noted = await readFile(NOTE, 'utf8').catch(() => '');
  if (noted === wanted && existsSync(OPTIMISED)) return;
  try {
    await run(process.execPath, [join(PROJECT_ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'optimize', '--force'], {
      cwd: PROJECT_ROOT,
    });
    await mkdir(dirname(NOTE), { recursive: true });
    await writeFile(NOTE, wanted);
  } catch {
    // See above.
  }
}

/** The site as a developer sees it, in this process: Vite with hot reload, on the loopback interface. */
export async function startSite(port: number, outputs: AmplifyOutputs): Promise<{ stop(): Promise<void> }> {
  const { createServer, mergeConfig } = await import('vite');
  // Passed as an object: Vite would bundle the file first, which takes 20 MB.
  const { default: config } = await import('../vite.config');
  const server = await createServer(
    mergeConfig(config, {
      root: PROJECT_ROOT,
      configFile: false,
      logLevel: 'warn',
      clearScreen: false,
      server: { host: '127.0.0.1', port, strictPort: true, headers: developmentHeaders(outputs, port) },
    }),
  );
  await server.listen();
  return { stop: () => server.close() };
}
