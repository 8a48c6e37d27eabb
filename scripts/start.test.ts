import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const folders: string[] = [];
const started: number[] = [];
afterEach(() => {
  for (const pid of started.splice(0)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** `npm start` itself, with a runtime that only starts and ends as ours does. */
async function npmStart(): Promise<{ npm: ChildProcess; runtime: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'workbay-start-'));
  folders.push(folder);
  const inFolder = (name: string) => path.join(folder, name);
  for (const name of ['scripts', 'local/functions']) mkdirSync(inFolder(name), { recursive: true });
  for (const name of ['local/functions/worker.mjs', 'package-lock.json']) writeFileSync(inFolder(name), '');
  symlinkSync(path.join(root, 'node_modules'), inFolder('node_modules'));
  const own = ['scripts/start.mjs', 'scripts/runtime.mjs', 'scripts/bundle-runtime.mjs'];
  for (const name of [...own, 'local/ending.ts']) copyFileSync(path.join(root, name), inFolder(name));
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  writeFileSync(inFolder('package.json'), JSON.stringify({ type: 'module', scripts: { start: scripts.start } }));
  const install = `export const root = ${JSON.stringify(folder)};\nexport const ensureInstalled = () => {};\n`;
  writeFileSync(inFolder('scripts/install.mjs'), install);
  const main = [
    "import { renameSync, writeFileSync } from 'node:fs';",
    "import { onEnding } from './ending';",
    'onEnding(() => Promise.resolve());',
    "writeFileSync('writing', String(process.pid));",
    "renameSync('writing', 'pid');",
    'setInterval(() => undefined, 1000);',
  ];
  writeFileSync(inFolder('local/main.ts'), main.join('\n'));
  const npm = spawn('npm', ['start'], { cwd: folder, stdio: 'ignore', detached: true });
  started.push(npm.pid ?? 0);
  await vi.waitFor(() => expect(existsSync(inFolder('pid'))).toBe(true), { timeout: 15_000 });
  const runtime = Number(readFileSync(inFolder('pid'), 'utf8'));
  started.push(runtime);
  return { npm, runtime };
}

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'leaves no runtime behind when npm gets %s',
    async (signal) => {
      const { npm, runtime } = await npmStart();
      process.kill(npm.pid ?? 0, signal);
      await vi.waitFor(() => expect(isAlive(runtime)).toBe(false), { timeout: 8_000 });
    },
    30_000,
  );
});
