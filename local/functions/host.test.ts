import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../log';
import type { FunctionDefinition } from './definitions';
import { startFunctionHost } from './host';
import type { FunctionHost } from './host';

const CODE = `let calls = 0; export const handler = () => ({ calls: ++calls, version: process.env.VERSION });`;

let folder: string;
let host: FunctionHost | undefined;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'functions-'))));
afterEach(async () => {
  await host?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function aFunction(name: string, version = '1'): FunctionDefinition {
  const bundle = join(folder, `${name}.mjs`);
  writeFileSync(bundle, CODE);
  return {
    ...{ name, bundle, arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, handlerName: 'handler' },
    ...{ timeoutMs: 10_000, memoryMb: 128, environment: { VERSION: version } },
    statements: [],
  };
}

const started = (idleMs?: number): FunctionHost =>
  (host = startFunctionHost({ log: createLog('quiet'), environment: {}, ...(idleMs ? { idleMs } : {}) }));

it('keeps an instance warm for the next event', async () => {
  const functions = started();
  functions.load([aFunction('wash')]);
  await functions.invoke('wash', { event: {} });
  expect(await functions.invoke('wash', { event: {} })).toEqual({ calls: 2, version: '1' });
});

it('stops an idle instance, and starts another for the next event', async () => {
  const functions = started(40);
  functions.load([aFunction('wash')]);
  expect(functions.warm()).toBe(0);
  await functions.invoke('wash', { event: {} });
  expect(functions.warm()).toBe(1);
  await vi.waitFor(() => expect(functions.warm()).toBe(0), { timeout: 10_000 });
  expect(await functions.invoke('wash', { event: {} })).toEqual({ calls: 1, version: '1' });
});

it('replaces only the functions that changed', async () => {
  const functions = started();
  functions.load([aFunction('wash'), aFunction('dry')]);
  await functions.invoke('wash', { event: {} });
  await functions.invoke('dry', { event: {} });
  functions.load([aFunction('wash'), aFunction('dry', '2')]);
  expect(await functions.invoke('wash', { event: {} })).toEqual({ calls: 2, version: '1' });
  expect(await functions.invoke('dry', { event: {} })).toEqual({ calls: 1, version: '2' });
});

it('refuses a function that the backend no longer has', async () => {
  const functions = started();
  functions.load([aFunction('wash')]);
  functions.load([]);
  await expect(functions.invoke('wash', { event: {} })).rejects.toThrow('The backend has no function wash.');
});
