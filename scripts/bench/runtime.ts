import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say, type Measure } from './measure';

const root = path.resolve(import.meta.dirname, '../..');
const SITE = 'http://127.0.0.1:5173/';
const READY_WITHIN_MS = 300_000;

interface Started {
  child: ChildProcess;
  seconds: number;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

/** From the command until the site answers, as a person would wait. */
async function start(dataDir: string): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, WORKBAY_DATA_DIR: dataDir },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  while (performance.now() - startedAt < READY_WITHIN_MS) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${printed}`);
    if (printed.includes(SITE.slice(0, -1)) && (await answers(SITE))) {
      return { child, seconds: (performance.now() - startedAt) / 1000 };
    }
    await pause(50);
  }
  await stop(child);
  throw new Error(`npm start was not ready in time:\n${printed}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}

function parentsOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
  } catch {
    return undefined;
  }
}

function residentKb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The process and all that it started. */
function family(of: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(parentsOf(name))]),
  );
  const children = (pid: number): number[] =>
    [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...children(child)]);
  return [of, ...children(of)];
}

const memoryMb = (child: ChildProcess): number =>
  family(child.pid ?? 0).reduce((sum, pid) => sum + residentKb(pid), 0) / 1024;

/** Time until `npm start` is ready, on an empty and on a seeded folder, and the memory of all its processes. */
export async function measureRuntime(): Promise<Measure[]> {
  if (process.platform !== 'linux') throw new Error('The memory of the runtime is read from /proc: Linux only');
  if (await answers(SITE)) throw new Error('Workbay is running already: stop it first');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'workbay-bench-'));
  rmSync(path.join(root, '.cache/synth'), { recursive: true, force: true });
  try {
    say('runtime: first start (synthesis and demo workshop)');
    const first = await start(dataDir);
    await stop(first.child);
    say('runtime: second start');
    const second = await start(dataDir);
    for (const page of ['', 'services', 'book']) await answers(SITE + page);
    await pause(3_000);
    const memory = memoryMb(second.child);
    await stop(second.child);
    return [
      { name: 'start: first, packages installed', value: first.seconds, unit: 's' },
      { name: 'start: second', value: second.seconds, unit: 's' },
      { name: 'runtime: memory', value: memory, unit: 'MB' },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
