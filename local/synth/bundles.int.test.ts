import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundlesFor } from './bundles';
import { PROJECT_ROOT } from './synth';

const name = `planted-${process.pid}`;
const folder = join(PROJECT_ROOT, '.cache', name);
const entries = { wash: `../.cache/${name}/wash.ts`, dry: `../.cache/${name}/dry.ts` };
const runs: string[] = [];

const plant = (file: string, text: string) => writeFileSync(join(folder, file), text);

/** As for a new backend. */
function bundled(): Promise<ReadonlyMap<string, string>> {
  const hash = randomUUID().replaceAll('-', '').slice(0, 24);
  runs.push(hash);
  return bundlesFor(hash, entries);
}

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  plant('water.ts', 'export const water = "cold";');
  plant('wash.ts', 'import { water } from "./water"; export const handler = () => `washed with ` + water;');
  plant('dry.ts', 'export const handler = () => "dried";');
});
afterAll(() => {
  for (const run of runs) rmSync(join(PROJECT_ROOT, '.cache', 'functions', run), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

it('bundles only the functions that contain a changed file', async () => {
  const before = await bundled();
  plant('water.ts', 'export const water = "warm";');
  const after = await bundled();
  expect(after.get('dry')).toBe(before.get('dry'));
  expect(after.get('wash')).not.toBe(before.get('wash'));
  expect(readFileSync(after.get('wash') ?? '', 'utf8')).toContain('warm');
  expect(readFileSync(before.get('wash') ?? '', 'utf8')).toContain('cold');
});

it('names a file that does not compile, and bundles it once it does', async () => {
  const good = readFileSync(join(folder, 'dry.ts'), 'utf8');
  plant('dry.ts', 'export const handler = () => {');
  await expect(bundled()).rejects.toThrow(/dry\.ts:1:\d+: ERROR/);
  plant('dry.ts', good);
  expect((await bundled()).get('dry')).toBeDefined();
});
