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
const CACHE_VERSION = 'v3';
const KEPT_OUTPUTS = 9;
const LOCK_STALE_MS = 120_000;

/** As what the backend is synthesised: a developer's sandbox, the branch that customers use, the preview of a pull request. */
export type Variant = 'sandbox' | 'branch' | 'preview';

/** How Amplify names a deployment to the backend. The templates' logical ids do not depend on it. */
const NAMES: Readonly<Record<Variant, Readonly<Record<string, string>>>> = {
  sandbox: { 'amplify-backend-name': 'local', 'amplify-backend-type': 'sandbox' },
  branch: { 'amplify-backend-name': 'main', 'amplify-backend-type': 'branch' },
  preview: { 'amplify-backend-name': 'pr-7', 'amplify-backend-type': 'branch' },
};

const SHOP = {
  SITE_URL: 'https://www.kerr-street.example',
  MAIL_FROM: '"Smith, Söhne & Co" <bookings@mail.shop.example>',
  MAIL_IDENTITY: 'shop.example',
  AWS_APP_ID: 'd1abcdefghij23',
};

/** What a deployment is told: a sandbox nothing, a branch the facts of a made-up shop. */
export const SETTINGS: Readonly<Record<Variant, Readonly<Record<string, string>>>> = {
  sandbox: {},
  branch: { ...SHOP, AWS_BRANCH: 'main' },
  preview: { ...SHOP, AWS_BRANCH: 'pr-7' },
};

const contextOf = (variant: Variant, isBundled: boolean): string =>
  JSON.stringify({
    'amplify-backend-namespace': 'workbay',
    ...NAMES[variant],
    ...(isBundled ? {} : { 'aws:cdk:bundling-stacks': [] }),
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
  /** For readers of the templates alone: leaves the functions' code out, which takes half of the time. */
  readonly withoutBundles?: boolean;
}

/** Runs CDK over the backend, offline. Throws with CDK's own words when it does not synthesise or breaks a rule of CDK. */
export async function runBackend({ outputFolder, variant, settings = {}, ...rest }: Synthesis): Promise<void> {
  const { entry: app = 'amplify/backend.ts', withoutBundles = false } = rest;
  const { PATH, HOME, TMPDIR } = process.env;
  const environment = { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...settings };
  const tsx = join(dirname(require.resolve('tsx/package.json')), 'dist', 'cli.mjs');
  try {
    await run(process.execPath, [tsx, app], {
      cwd: PROJECT_ROOT,
      env: { ...environment, CDK_CONTEXT_JSON: contextOf(variant, !withoutBundles), CDK_OUTDIR: outputFolder },
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
  const names = (await readdir(CACHE)).filter((name) => /^(sandbox|branch|preview)-[0-9a-f]{24}$/.test(name));
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
  const withoutBundles = variant !== 'sandbox';
  await runBackend({ outputFolder: unfinished, variant, settings: SETTINGS[variant], withoutBundles });
  await rename(unfinished, directory);
  await dropOldOutputs();
}

/**
 * What CDK writes for `amplify/backend.ts`, from the cache when nothing it depends on has changed; `onMiss` is told
 * otherwise. Only the sandbox, which runs here, comes with the functions' code.
 */
export async function synthesise(variant: Variant = 'sandbox', onMiss?: () => void): Promise<SynthOutput> {
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
