import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalize } from 'node:path/posix';
import type { Entries } from '../../amplify/wiring/bundle';
import { namesByAge } from './by-age';
import { withLock } from './lock';
import { PROJECT_ROOT } from './synth';

/** A function's inputs, and where its code was written. */
interface Built {
  readonly entry: string;
  /** Folder of the run that bundled it. */
  readonly run: string;
  /** Hash of each of our files in it. The lock file fixes the packages. */
  readonly inputs: Readonly<Record<string, string>>;
}

interface Run {
  /** Hash of what every bundle depends on. */
  readonly base: string;
  readonly functions: Readonly<Record<string, Built>>;
}

const CACHE = join(PROJECT_ROOT, '.cache', 'functions');
const BASE_FILES = ['package-lock.json', 'tsconfig.json', 'amplify/wiring/bundle.ts'];
const KEPT_RUNS = 20;
const RECORD = 'made-of.json';

const fileOf = (run: string, name: string): string => join(CACHE, run, name, 'index.mjs');

const contentHash = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(join(PROJECT_ROOT, file)).catch(() => 'gone'))
    .digest('hex')
    .slice(0, 16);

/** Reads each file once, even if several functions contain it. */
function hashes(): (file: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (file) => {
    const found = known.get(file) ?? contentHash(file);
    known.set(file, found);
    return found;
  };
}

async function baseHash(hashOf: (file: string) => Promise<string>): Promise<string> {
  return (await Promise.all(BASE_FILES.map(hashOf))).join('-');
}

const readRun = async (run: string): Promise<Run | undefined> => {
  const text = await readFile(join(CACHE, run, RECORD), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Run);
};

const runsByAge = (): Promise<string[]> => namesByAge(CACHE, /^[0-9a-f]{24}$/);

const isComplete = (run: Run, entries: Entries): boolean =>
  Object.entries(entries).every(([name, entry]) => {
    const built = run.functions[name];
    return built?.entry === entry && existsSync(fileOf(built.run, name));
  });

/** The functions of the latest run whose files have not changed. */
async function unchangedOf(entries: Entries): Promise<Record<string, Built>> {
  const [latest = ''] = await runsByAge();
  const run = await readRun(latest);
  const hashOf = hashes();
  if (run?.base !== (await baseHash(hashOf))) return {};
  const kept: Record<string, Built> = {};
  for (const [name, built] of Object.entries(run.functions)) {
    if (entries[name] !== built.entry || !existsSync(fileOf(built.run, name))) continue;
    const now = await Promise.all(Object.keys(built.inputs).map(hashOf));
    if (Object.values(built.inputs).every((hash, index) => hash === now[index])) kept[name] = built;
  }
  return kept;
}

const without = (entries: Entries, names: Readonly<Record<string, unknown>>): Entries =>
  Object.fromEntries(Object.entries(entries).filter(([name]) => !(name in names)));

async function bundleInto(run: string, entries: Entries): Promise<Record<string, Built>> {
  // Imported here, because a start with everything in place needs no bundler.
  const { bundleFunctions } = await import('../../amplify/wiring/bundle');
  const { outputs } = await bundleFunctions({ root: PROJECT_ROOT, entries, outputFolder: join(CACHE, run) });
  const hashOf = hashes();
  const built = Object.values(outputs)
    .filter(({ entryPoint }) => entryPoint !== undefined)
    .map(async ({ entryPoint = '', inputs }): Promise<readonly [string, Built]> => {
      const name = Object.keys(entries).find((key) => entryPoint === normalize(`amplify/${entries[key]}`)) ?? '';
      const ours = Object.keys(inputs).filter((file) => !file.includes('node_modules/'));
      const hashed = await Promise.all(ours.map(async (file) => [file, await hashOf(file)] as const));
      return [name, { entry: entries[name] ?? '', run, inputs: Object.fromEntries(hashed) }];
    });
  return Object.fromEntries(await Promise.all(built));
}

/** Also keeps runs whose code the kept ones use. */
async function dropOldRuns(): Promise<void> {
  const runs = await runsByAge();
  const kept = runs.slice(0, KEPT_RUNS);
  const records = await Promise.all(kept.map(readRun));
  const pointedAt = records.flatMap((record) => Object.values(record?.functions ?? {}).map(({ run }) => run));
  const old = runs.filter((run) => !kept.includes(run) && !pointedAt.includes(run));
  await Promise.all(old.map((run) => rm(join(CACHE, run), { recursive: true, force: true })));
}

async function make(run: string, entries: Entries): Promise<Run> {
  const unchanged = await unchangedOf(entries);
  const changed = without(entries, unchanged);
  await mkdir(join(CACHE, run), { recursive: true });
  const made: Run = {
    base: await baseHash(hashes()),
    functions: { ...unchanged, ...(await bundleInto(run, changed)) },
  };
  const unfinished = join(CACHE, run, `${RECORD}.${process.pid}`);
  await writeFile(unfinished, JSON.stringify(made));
  await rename(unfinished, join(CACHE, run, RECORD));
  await dropOldRuns();
  return made;
}

/**
 * The file of each function's code for a backend of this hash. Bundles again only functions with files that changed since
 * the latest run: 0.2 s each.
 */
export async function bundlesFor(hash: string, entries: Entries): Promise<ReadonlyMap<string, string>> {
  await mkdir(CACHE, { recursive: true });
  let run = await readRun(hash);
  if (run === undefined || !isComplete(run, entries)) {
    await withLock(join(CACHE, `${hash}.lock`), async () => {
      const made = await readRun(hash);
      run = made !== undefined && isComplete(made, entries) ? made : await make(hash, entries);
    });
  }
  await utimes(join(CACHE, hash), new Date(), new Date()).catch(() => undefined);
  return new Map(Object.entries(run?.functions ?? {}).map(([name, built]) => [name, fileOf(built.run, name)]));
}
