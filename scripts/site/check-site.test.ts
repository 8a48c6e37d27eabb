import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkSite } from './check-site';
import { serveSite } from './site-server';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** A site that answers every address in the same way. */
async function siteThatAnswers(status: number, headers: Record<string, string>, body: string): Promise<string> {
  const server: Server = createServer((_request, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('finds nothing wrong with a site that has the rules and the headers', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'workbay-check-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  const files = {
    'index.html': '<meta name="entry" content="/assets/index-1.js">',
    'app.html': 'app',
    'services/index.html': 'services',
    'assets/index-1.js': 'script',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const outputs = { auth: { aws_region: 'us-east-1' }, data: { url: 'https://api.example/graphql' } };
  const site = await serveSite({ folder, outputs });
  cleanUps.push(() => site.stop());
  expect(await checkSite(site.url)).toEqual([]);
});

it('notices a site without rules and headers, which answers everything with the app’s page', async () => {
  const site = await siteThatAnswers(200, { 'content-type': 'text/html' }, 'app');
  expect(await checkSite(site)).toEqual([
    'No Content-Security-Policy: Amplify Hosting did not read customHttp.yml.',
    'A lost chunk is answered with 200 instead of 404: see hosting-rules.json.',
    'The home page is not the prerendered one.',
  ]);
});

it('notices headers of another build, a 404 that is cached, and pages that are not found', async () => {
  const headers = {
    'content-security-policy': "connect-src 'self' https://*.amazonaws.com",
    'cache-control': 'max-age=31536000, immutable',
  };
  const site = await siteThatAnswers(404, headers, '<meta name="entry" content="/assets/index-1.js">');
  expect(await checkSite(site)).toEqual([
    'The Content-Security-Policy names a wildcard host: it is not of this build.',
    'Browsers keep the 404 of a lost chunk: it is sent as immutable.',
    'A manage link is answered with 404: see hosting-rules.json.',
    '/services is answered with 404 instead of its page: see hosting-rules.json.',
    '/assets/index-1.js is answered with 404, and browsers do not keep it.',
  ]);
});
