import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite, type SiteServer } from './site-server';

const folder = mkdtempSync(path.join(tmpdir(), 'workbay-site-'));
let site: SiteServer;

const FILES = {
  'index.html': 'home',
  'app.html': 'app',
  'services/index.html': 'services',
  'other/index.html': 'other',
  'assets/index-1.js': 'script',
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const outputs = { auth: { aws_region: 'us-east-1' }, data: { url: 'https://api.example/graphql' } };
  site = await serveSite({ folder, outputs });
});

afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});

const ask = (urlPath: string) => fetch(`${site.url}${urlPath}`, { redirect: 'manual' });

it('a lost chunk is a 404 that no browser caches', async () => {
  const answer = await ask('/assets/index-0.js');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('cache-control')).toBeNull();
  expect(answer.headers.get('content-type')).not.toContain('javascript');
});

it('an address of the app gets its page, with the headers for that address', async () => {
  const answer = await ask('/visit/1b2c.a-b_c');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('app');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

it('files are served as they are, prerendered pages without a detour, folders with a slash', async () => {
  expect(await (await ask('/')).text()).toBe('home');
  expect(await (await ask('/services')).text()).toBe('services');
  expect(await (await ask('/services/?from=mail')).text()).toBe('services');
  const chunk = await ask('/assets/index-1.js');
  expect(await chunk.text()).toBe('script');
  expect(chunk.headers.get('cache-control')).toContain('immutable');
  expect((await ask('/other')).headers.get('location')).toBe('/other/');
});

it('nothing outside the folder is served', async () => {
  expect(await (await ask('/..%2f..%2f..%2fetc/passwd')).text()).toBe('app');
});
