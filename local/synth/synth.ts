import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { namesByAge } from './by-age';
import { withLock } from './lock';
import { loadStacks } from './stacks';
import type { Stack } from './stacks';

export interface SynthOutput {
  /** The CDK output folder: the templates and the API's files, without the functions' code (`bundles.ts`). */
  readonly directory: string;
  /** Hash of every input of a deployment. */
  readonly hash: string;
  /** Hash of only the templates' inputs: the same as long as only functions' code changes. */
  readonly templatesHash: string;
  readonly root: Stack;
  /** True when an earlier run had already written it. */
  readonly fromCache: boolean;
}

export const PROJECT_ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const CACHE = join(PROJECT_ROOT, '.cache', 'synth');
const BACKEND = 'amplify/backend.ts';
const INPUT_FOLDERS = ['amplify', 'domain'];
const INPUT_FILES = ['package-lock.json', 'tsconfig.json'];
const CACHE_VERSION = 'v4';
const KEPT_OUTPUTS = 9;

/** What the backend is synthesised as: a developer's sandbox, the customers' branch, the preview of a pull request. */
export type Variant = 'sandbox' | 'branch' | 'preview';

/** Amplify's names for a deployment. The templates' logical ids do not depend on them. */
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

/** The settings of a deployment: none for a sandbox, those of a made-up shop for a branch. */
export const SETTINGS: Readonly<Record<Variant, Readonly<Record<string, string>>>> = {
  sandbox: {},
  branch: { ...SHOP, AWS_BRANCH: 'main' },
  preview: { ...SHOP, AWS_BRANCH: 'pr-7' },
};

const contextOf = ({ variant, withoutCode = false, withoutRules = false }: Synthesis): string =>
  JSON.stringify({
    'amplify-backend-namespace': 'workbay',
    ...NAMES[variant],
    ...(withoutCode ? { 'aws:cdk:bundling-stacks': [] } : {}),
    // Without it, a cycle between nested stacks is a warning here and a refusal in AWS.
    '@aws-cdk/core:validateAgainstDefaultRules': !withoutRules,
  });

const run = promisify(execFile);
const require = createRequire(import.meta.url);

function isInput(path: string): boolean {
  return !/\.test\.tsx?$|\.md$|\.snap$/.test(path);
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Synchronous: the files are small, and a start waits for nothing else. Undefined if one is gone. */
function hashOfFiles(root: string, files: readonly string[]): string | undefined {
  const hash = createHash('sha256').update(CACHE_VERSION);
  try {
    for (const file of [...files].sort()) hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  } catch {
    return undefined;
  }
  return hash.digest('hex').slice(0, 24);
}

const singleInputs = (root: string): string[] =>
  INPUT_FILES.map((file) => join(root, file)).filter((file) => existsSync(file));

/** Hash of the content of `amplify/**`, `domain/**` and the lockfile, without their tests. */
export function hashOfInputs(root = PROJECT_ROOT): string {
  const folders = INPUT_FOLDERS.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const files = [...folders.flatMap(filesUnder), ...singleInputs(root)].filter(isInput);
  // An editor is replacing a file: try again, as the hash changes anyway.
  return hashOfFiles(root, files) ?? hashOfInputs(root);
}

interface Graph {
  /** The files in the project that `amplify/backend.ts` imports, directly or not. */
  readonly files: readonly string[];
  readonly hash: string;
}

async function graphOfBackend(): Promise<Graph> {
  const { build, stop } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: PROJECT_ROOT,
    ...{ entryPoints: [BACKEND], bundle: true, packages: 'external', platform: 'node', format: 'esm', outdir: CACHE },
    ...{ write: false, metafile: true, logLevel: 'silent' },
  });
  await stop();
  const files = [...Object.keys(metafile.inputs), ...INPUT_FILES];
  return { files, hash: hashOfGraph(files) ?? '' };
}

const hashOfGraph = (files: readonly string[]): string | undefined =>
  hashOfFiles(
    PROJECT_ROOT,
    files.map((file) => join(PROJECT_ROOT, file)),
  );

/** Hash of only the templates' inputs. While no known input changes, there can be no new one. */
async function hashOfTemplates(): Promise<string> {
  const note = join(CACHE, 'graph.json');
  const noted = await readFile(note, 'utf8').then(
    (text) => JSON.parse(text) as Graph,
    () => undefined,
  );
  if (noted !== undefined && hashOfGraph(noted.files) === noted.hash) return noted.hash;
  const found = await graphOfBackend();
  await mkdir(CACHE, { recursive: true });
  await writeFile(`${note}.${process.pid}`, JSON.stringify(found));
  await rename(`${note}.${process.pid}`, note);
  return found.hash;
}

export interface Synthesis {
  readonly outputFolder: string;
  readonly variant: Variant;
  /** The deployment's settings. No other environment gets through, because outputs are cached only by content. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  /** `amplify/backend.ts` unless named. */
  readonly entry?: string;
  /** For callers that only read the templates. */
  readonly withoutCode?: boolean;
  /** For local runs: CDK's rules take a fifth of the time, and `npm run check` synthesises with them. */
  readonly withoutRules?: boolean;
}

/** Runs CDK over the backend, offline. Throws in CDK's words if it does not synthesise or breaks a rule of CDK. */
export async function runBackend(synthesis: Synthesis): Promise<void> {
  const { outputFolder, settings = {}, entry: app = BACKEND } = synthesis;
  const { PATH, HOME, TMPDIR } = process.env;
  const environment = { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...settings };
  const tsx = join(dirname(require.resolve('tsx/package.json')), 'dist', 'cli.mjs');
  try {
    await run(process.execPath, [tsx, app], {
      cwd: PROJECT_ROOT,
      env: { ...environment, CDK_CONTEXT_JSON: contextOf(synthesis), CDK_OUTDIR: outputFolder },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    throw new Error(`${app} does not synthesise:\n${(stdout + stderr).slice(-6000)}`);
  }
}

async function dropOldOutputs(): Promise<void> {
  const names = await namesByAge(CACHE, /^(sandbox|branch|preview)-[0-9a-f]{24}$/);
  await Promise.all(names.slice(KEPT_OUTPUTS).map((name) => rm(join(CACHE, name), { recursive: true, force: true })));
}

async function writeOutput(directory: string, variant: Variant): Promise<void> {
  const unfinished = `${directory}.${process.pid}.tmp`;
  await rm(unfinished, { recursive: true, force: true });
  await runBackend({
    ...{ outputFolder: unfinished, variant, settings: SETTINGS[variant] },
    ...{ withoutCode: true, withoutRules: variant === 'sandbox' },
  });
  await rename(unfinished, directory);
  await dropOldOutputs();
}

/**
 * What CDK writes for `amplify/backend.ts`, from the cache if none of its inputs has changed; otherwise calls
 * `onMiss`.
 */
export async function synthesise(variant: Variant = 'sandbox', onMiss?: () => void): Promise<SynthOutput> {
  const hash = hashOfInputs();
  const templatesHash = await hashOfTemplates();
  const directory = join(CACHE, `${variant}-${templatesHash}`);
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
  return { directory, hash, templatesHash, root: await loadStacks(directory), fromCache };
}
