// Started by Playwright: the local cloud with the demo workshop (empty when WORKBAY_E2E_EMPTY is set), the production
// build made for it, and a small control server through which a spec asks for what no page shows (an email, a token, a
// second customer).
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startCloud, type Cloud } from '../../local/cloud';
import { serveSite } from '../../scripts/site/site-server';
import type { ControlCall } from './control';
import { signToken } from './sign-token';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'workbay-e2e-'));

const siteFolder = path.join(folder, 'site');

function portOf(name: string): number {
  const port = Number(process.env[name]);
  if (!Number.isInteger(port) || port <= 0) throw new Error(`${name} is not set: start this through Playwright`);
  return port;
}

async function buildSite(outputs: object): Promise<void> {
  const file = path.join(folder, 'amplify_outputs.json');
  writeFileSync(file, JSON.stringify(outputs));
  await promisify(execFile)('npm', ['run', '--silent', 'build'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, WORKBAY_OUTPUTS: file },
  });
  // A copy, so that a build made in the meantime does not remove the files the tests use.
  cpSync(path.join(root, 'dist'), siteFolder, { recursive: true });
}

function answer(cloud: Cloud, call: ControlCall): unknown {
  switch (call.ask) {
    case 'SIGN_IN':
      return cloud.auth.signIn(call.email, call.password);
    case 'CREATE_USER':
      return cloud.auth.createUser(call.user);
    case 'INBOX':
      return cloud.inbox();
    case 'SETTLE':
      return cloud.settle().then(() => ({}));
    case 'SITE':
      return { folder: siteFolder, outputs: cloud.outputs };
    case 'GRAPHQL':
      return cloud.graphql(call.query, call.variables, call.auth);
    case 'SIGN_TOKEN':
      return { token: signToken(readFileSync(path.join(folder, 'user-pool.json'), 'utf8'), call) };
  }
}

const cloud = await startCloud({
  seed: !process.env['WORKBAY_E2E_EMPTY'],
  dataDir: folder,
});
// The demo's effects are done before any test begins.
await Promise.all([buildSite(cloud.outputs), cloud.settle()]);
const site = await serveSite({ folder: siteFolder, outputs: cloud.outputs, port: portOf('WORKBAY_E2E_SITE') });

const control = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end('ready');
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (body += part));
  request.on('end', () => {
    Promise.resolve()
      .then(() => answer(cloud, JSON.parse(body) as ControlCall))
      .then(
        (value) => response.end(JSON.stringify({ value })),
        (error: unknown) => response.end(JSON.stringify({ error: error instanceof Error ? error.message : 'unknown' })),
      );
  });
});
control.listen(portOf('WORKBAY_E2E_CONTROL'), '127.0.0.1');

async function stop(): Promise<void> {
  control.close();
  control.closeAllConnections();
  await site.stop();
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
