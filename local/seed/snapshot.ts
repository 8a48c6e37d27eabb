import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localDateOf } from '../../domain/shared/time';
import type { EngineKind } from '../engine/engine';
import { namesByAge } from '../synth/by-age';
import { withLock } from '../synth/lock';
import { PROJECT_ROOT } from '../synth/synth';
import type { SynthOutput } from '../synth/synth';
import { DEMO_SETTINGS } from './workshop';

const CACHE = join(PROJECT_ROOT, '.cache', 'demo');
const KEPT = 4;
const run = promisify(execFile);

/** What the demo depends on besides the backend: its code, and the day and hour. */
async function keyOf(synth: SynthOutput, engine: EngineKind, now: Date): Promise<string> {
  const hash = createHash('sha256').update(synth.hash).update(engine);
  const seed = join(PROJECT_ROOT, 'local', 'seed');
  for (const name of (await readdir(seed)).sort()) hash.update(await readFile(join(seed, name)));
  const day = localDateOf(now.toISOString(), DEMO_SETTINGS.timeZone);
  return hash.update(`${day} ${now.getUTCHours()}`).digest('hex').slice(0, 24);
}

async function dropOld(): Promise<void> {
  const names = await namesByAge(CACHE, /^[0-9a-f]{24}$/);
  await Promise.all(names.slice(KEPT).map((name) => rm(join(CACHE, name), { recursive: true, force: true })));
}

/** In a separate process, so its memory is freed with it. */
async function make(folder: string, engine: EngineKind): Promise<void> {
  const unfinished = `${folder}.${process.pid}.tmp`;
  await rm(unfinished, { recursive: true, force: true });
  await run(process.execPath, ['--import', 'tsx', join('local', 'seed', 'make-snapshot.ts'), unfinished], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, WORKBAY_DATA_ENGINE: engine },
  });
  await rename(unfinished, folder);
  await dropOld();
}

/** A data folder with the demo workshop and all its effects: made at most once an hour. */
async function snapshot(synth: SynthOutput, engine: EngineKind, onMiss: () => void): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  const folder = join(CACHE, await keyOf(synth, engine, new Date()));
  if (!existsSync(folder)) {
    onMiss();
    await withLock(`${folder}.lock`, async () => {
      if (!existsSync(folder)) await make(folder, engine);
    });
  }
  await utimes(folder, new Date(), new Date());
  return folder;
}

const isEmpty = async (folder: string): Promise<boolean> =>
  (await readdir(folder).catch(() => [] as string[])).length === 0;

/** Puts the demo workshop into an empty data folder; leaves any other unchanged. */
export async function placeDemo({
  dataDir,
  ...parts
}: {
  readonly dataDir: string;
  readonly synth: SynthOutput;
  readonly engine: EngineKind;
  readonly onMiss: () => void;
}): Promise<void> {
  if (!(await isEmpty(dataDir))) return;
  const folder = await snapshot(parts.synth, parts.engine, parts.onMiss);
  const unfinished = `${dataDir}.copying`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(folder, unfinished, { recursive: true });
  await rm(dataDir, { recursive: true, force: true });
  await rename(unfinished, dataDir);
}
