import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, say, type Measure } from './measure';
import { cpuSeconds, memoryMb } from './process-tree';
import { copyProject } from './runtime-copy';

const READY_WITHIN_MS = 300_000;
const REQUESTS = 400;
const QUIET_MS = 10_000;
const QUIET_WINDOWS = 3;
/** Longer than a function's instance is kept that has nothing to do. */
const UNTIL_IDLE_MS = 95_000;
const CHANGED = 'amplify/areas/shop/handler.ts';

export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly site: string;
  readonly seconds: number;
  /** Everything it has printed so far. */
  printed(): string;
}

/** `npm start`'s own command, in a copy of the project. From the command until its closing table. */
export async function start(folder: string): Promise<Running> {
  const startedAt = performance.now();
  const { scripts } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const child = spawn('sh', ['-c', scripts.start], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, WORKBAY_DATA_DIR: path.join(folder, '.local'), WORKBAY_PORTS: 'free' },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  while (performance.now() - startedAt < READY_WITHIN_MS) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${printed}`);
    const site = /Site +(http:\S+)/.exec(printed)?.[1];
    const seconds = (performance.now() - startedAt) / 1000;
    if (site !== undefined) return { child, pid: child.pid ?? 0, site, seconds, printed: () => printed };
    await pause(20);
  }
  await stop(child);
  throw new Error(`npm start was not ready in time:\n${printed}`);
}

export async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}

/** A browser's requests from booking, by signing in, to the staff calendar; the rest are imports of these. */
const PAGES = [
  ...['main', 'app/query-area', 'app/routes/public/book-route', 'features/booking/components/book-flow'],
  ...['app/routes/customer/sign-in-route', 'lib/session', 'lib/data-client'],
  ...['staff-area', 'staff-pages', 'staff-shell', 'calendar-route'].map((name) => `app/routes/staff/${name}`),
];

/** Vite answers any address with the page itself, so the ending has to be the file's own. */
async function addressOf(site: string, name: string): Promise<string> {
  for (const address of [`/src/${name}.tsx`, `/src/${name}.ts`]) {
    const { headers } = await fetch(site + address);
    if (headers.get('content-type')?.includes('javascript')) return address;
  }
  throw new Error(`The site has no module ${name}.`);
}

/** Loads every module of these pages, as a browser would. Returns how many. */
async function loadModules(site: string): Promise<number> {
  const seen = new Set(await Promise.all(PAGES.map((name) => addressOf(site, name))));
  const open = [...seen];
  await (await fetch(site)).text();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const response = await fetch(site + next);
    if (!response.ok) throw new Error(`${next} is not there: ${response.status}`);
    for (const [, found = ''] of (await response.text()).matchAll(/(?:from|import)\s*"(\/[^"]+)"/g)) {
      if (seen.has(found)) continue;
      seen.add(found);
      open.push(found);
    }
  }
  return seen.size;
}

async function sendRequests(folder: string): Promise<void> {
  const { data } = JSON.parse(readFileSync(path.join(folder, 'amplify_outputs.json'), 'utf8')) as {
    data: { url: string; api_key: string };
  };
  const queries = [
    '{ listServices(shopId: "main") { items { serviceId name } } }',
    '{ listBays(shopId: "main") { items { bayId name } } }',
    '{ listTechnicians(shopId: "main") { items { technicianId } } }',
    '{ getShopSettings(shopId: "main") { name timeZone } }',
  ];
  for (let sent = 0; sent < REQUESTS; sent += 1) {
    const response = await fetch(data.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': data.api_key },
      body: JSON.stringify({ query: queries[sent % queries.length] }),
    });
    const { errors } = (await response.json()) as { errors?: { message: string }[] };
    if (errors) throw new Error(`a request of the measurement is refused: ${errors[0]?.message}`);
  }
}

/** Share of one core while idle: the median of a few, because a schedule may fall due in one. */
async function idlePercent(pid: number): Promise<number> {
  const shares: number[] = [];
  for (let window = 0; window < QUIET_WINDOWS; window += 1) {
    const before = cpuSeconds(pid);
    await pause(QUIET_MS);
    shares.push(((cpuSeconds(pid) - before) / (QUIET_MS / 1000)) * 100);
  }
  return median(shares);
}

/** Changes a function's code. Answers after how many seconds it is in effect. */
async function change({ printed }: Running, folder: string): Promise<number> {
  const told = printed().length;
  const startedAt = performance.now();
  appendFileSync(path.join(folder, CHANGED), "\nexport const measured = 'runtime';\n");
  while (performance.now() - startedAt < READY_WITHIN_MS) {
    if (printed().slice(told).includes('is in effect again')) return (performance.now() - startedAt) / 1000;
    await pause(10);
  }
  throw new Error('the changed function did not come into effect');
}

async function measureFirst(folder: string): Promise<Measure[]> {
  say('runtime: first start (synthesis and demo workshop)');
  const first = await start(folder);
  const memory = memoryMb(first.pid);
  await stop(first.child);
  rmSync(path.join(folder, '.local'), { recursive: true });
  const again = await start(folder);
  await stop(again.child);
  return [
    { name: 'start: first, packages installed', value: first.seconds, unit: 's' },
    { name: 'start: first, memory', value: memory, unit: 'MB' },
    { name: 'start: after a reset', value: again.seconds, unit: 's' },
  ];
}

/** Memory after some pages and requests; then how long a change of a function takes. */
export async function measureUse(running: Running, folder: string): Promise<Measure[]> {
  const modules = await loadModules(running.site);
  await sendRequests(folder);
  const used = memoryMb(running.pid);
  return [
    { name: 'runtime: modules of the pages', value: modules, unit: 'modules' },
    { name: `runtime: memory after the pages and ${REQUESTS} requests`, value: used, unit: 'MB' },
    { name: 'runtime: a changed function in effect', value: await change(running, folder), unit: 's' },
  ];
}

async function measureSecond(folder: string): Promise<Measure[]> {
  say('runtime: second start');
  const running = await start(folder);
  const { pid, seconds } = running;
  const [cpu, fresh] = [cpuSeconds(pid), memoryMb(pid)];
  try {
    const idle = await idlePercent(pid);
    say('runtime: pages, requests, a changed function');
    const use = await measureUse(running, folder);
    say('runtime: until it is idle again');
    await pause(UNTIL_IDLE_MS);
    return [
      { name: 'start: second', value: seconds, unit: 's' },
      { name: 'start: second, processor', value: cpu, unit: 's of CPU' },
      { name: 'runtime: memory, fresh', value: fresh, unit: 'MB' },
      { name: 'runtime: idle', value: idle, unit: '% of a core' },
      ...use,
      { name: 'runtime: memory when idle again', value: memoryMb(pid), unit: 'MB' },
    ];
  } finally {
    await stop(running.child);
  }
}

/** Times, processor time and memory (of all its processes) of `npm start`, in a copy of the project on its own ports. */
export async function measureRuntime(): Promise<Measure[]> {
  if (process.platform !== 'linux') throw new Error('The memory of the runtime is read from /proc: Linux only');
  const { folder, remove } = copyProject();
  try {
    return [...(await measureFirst(folder)), ...(await measureSecond(folder))];
  } finally {
    remove();
  }
}
