import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadStacks } from './stacks';
import type { Stack } from './stacks';

export interface SynthOutput {
  /** The CDK output folder. */
  readonly directory: string;
  /** Hash of everything that decides the output. */
  readonly hash: string;
  readonly root: Stack;
  /** True when an earlier run had already written it. */
  readonly fromCache: boolean;
}

export const PROJECT_ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const CACHE = join(PROJECT_ROOT, '.cache', 'synth');
const INPUT_FOLDERS = ['amplify', 'domain'];
const INPUT_FILES = ['package-lock.json', 'tsconfig.json'];
const CACHE_VERSION = 'v2';
const KEPT_OUTPUTS = 6;
const LOCK_STALE_MS = 120_000;
/** As what the backend is synthesised: a developer's sandbox, or the branch that customers use. */
export type Variant = 'sandbox' | 'branch';

/** How Amplify names a deployment to the backend. The templates' logical ids do not depend on it. */
const NAMES: Readonly<Record<Variant, Readonly<Record<string, string>>>> = {
  sandbox: { 'amplify-backend-name': 'local', 'amplify-backend-type': 'sandbox' },
  branch: { 'amplify-backend-name': 'main', 'amplify-backend-type': 'branch' },
};

/** What a deployment is told: a sandbox nothing, a branch the facts of a made-up shop. */
const SETTINGS: Readonly<Record<Variant, Readonly<Record<string, string>>>> = {
  sandbox: {},
  branch: {
    SITE_URL: 'https://shop.example',
    MAIL_FROM: 'Kerr Street Motors <bookings@mail.shop.example>',
    MAIL_IDENTITY: 'shop.example',
    AWS_APP_ID: 'd1abcdefghij23',
    AWS_BRANCH: 'main',
  },
};

const contextOf = (variant: Variant): string =>
  JSON.stringify({
    'amplify-backend-namespace': 'workbay',
    ...NAMES[variant],
    // Without it a cycle between nested stacks is a warning here and a refusal in AWS.
    '@aws-cdk/core:validateAgainstDefaultRules': true,
  });

const run = promisify(execFile);
const require = createRequire(import.meta.url);

function isInput(path: string): boolean {
  return !/\.test\.tsx?$|\.md$|\.snap$/.test(path);
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Hash of the content of `amplify/**`, `domain/**` and the lockfile, without their tests. */
export async function hashOfInputs(root = PROJECT_ROOT): Promise<string> {
  const folders = INPUT_FOLDERS.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const listed = (await Promise.all(folders.map(filesUnder))).flat();
  const single = INPUT_FILES.map((file) => join(root, file)).filter((file) => existsSync(file));
  const hash = createHash('sha256').update(CACHE_VERSION);
  for (const file of [...listed, ...single].filter(isInput).sort()) {
    hash.update(`${relative(root, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 24);
}

export interface Synthesis {
  readonly outputFolder: string;
  readonly variant: Variant;
  /** What the deployment is told. Nothing else of this process gets through, as outputs are cached by content alone. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  /** `amplify/backend.ts` unless named. */
  readonly entry?: string;
}

/** Runs CDK over the backend, offline. Throws with CDK's own words when it does not synthesise or breaks a rule of CDK. */
export async function runBackend({ outputFolder, variant, settings = {}, entry }: Synthesis): Promise<void> {
  const app = entry ?? 'amplify/backend.ts';
  const { PATH, HOME, TMPDIR } = process.env;
  const environment = { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...settings };
  const tsx = join(dirname(require.resolve('tsx/package.json')), 'dist', 'cli.mjs');
  try {
    await run(process.execPath, [tsx, app], {
      cwd: PROJECT_ROOT,
      env: { ...environment, CDK_CONTEXT_JSON: contextOf(variant), CDK_OUTDIR: outputFolder },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    throw new Error(`${app} does not synthesise:\n${(stdout + stderr).slice(-6000)}`);
  }
}

async function isLockStale(lock: string): Promise<boolean> {
  const owner = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => ''));
  if (owner) {
    try {
      process.kill(owner, 0);
      return false;
    } catch {
      return true;
    }
  }
  const age = await stat(lock).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  return age > LOCK_STALE_MS;
}

/** Test files start together: one of them synthesises, the others wait for its output. */
async function withLock(lock: string, work: () => Promise<void>): Promise<void> {
  for (;;) {
    const taken = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (taken) break;
    if (await isLockStale(lock)) await rm(lock, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    await writeFile(join(lock, 'pid'), String(process.pid));
    await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function dropOldOutputs(): Promise<void> {
  const names = (await readdir(CACHE)).filter((name) => /^(sandbox|branch)-[0-9a-f]{24}$/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, usedMs: (await stat(join(CACHE, name))).mtimeMs })),
  );
  dated.sort((a, b) => b.usedMs - a.usedMs);
  await Promise.all(
    dated.slice(KEPT_OUTPUTS).map(({ name }) => rm(join(CACHE, name), { recursive: true, force: true })),
  );
}

async function writeOutput(directory: string, variant: Variant): Promise<void> {
  const unfinished = `${directory}.${process.pid}.tmp`;
  await rm(unfinished, { recursive: true, force: true });
  await runBackend({ outputFolder: unfinished, variant, settings: SETTINGS[variant] });
  await rename(unfinished, directory);
  await dropOldOutputs();
}

/** What CDK writes for `amplify/backend.ts`, from the cache when nothing it depends on has changed; `onMiss` is told otherwise. */
export async function synthesise(onMiss?: () => void, variant: Variant = 'sandbox'): Promise<SynthOutput> {
  const hash = await hashOfInputs();
  const directory = join(CACHE, `${variant}-${hash}`);
  const isWritten = () => existsSync(join(directory, 'manifest.json'));
  const fromCache = isWritten();
  if (!fromCache) {
    onMiss?.();
    await mkdir(CACHE, { recursive: true });
    await withLock(`${directory}.lock`, async () => {
      if (!isWritten()) await writeOutput(directory, variant);
    });
  }
  await utimes(directory, new Date(), new Date()).catch(() => undefined);
  return { directory, hash, root: await loadStacks(directory), fromCache };
}
