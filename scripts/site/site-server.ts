import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { hostingHeaders, type HeaderRule } from './hosting-headers';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

interface Answer {
  body: Buffer;
  headers: Record<string, string>;
}

export interface SiteServer {
  url: string;
  stop(): Promise<void>;
}

export interface SiteOptions {
  folder: string;
  port?: number;
  /** Further origins that the page may call and show pictures from: the local cloud is not on the addresses of AWS. */
  alsoConnectTo?: readonly string[];
}

/** What Amplify Hosting would answer with: the file, the page of a folder, else the single page; no page for a lost file. */
function fileFor(folder: string, urlPath: string): string | undefined {
  const wanted = path.join(folder, path.normalize(urlPath));
  const candidates = [wanted, path.join(wanted, 'index.html'), `${wanted}.html`];
  const found = wanted.startsWith(folder)
    ? candidates.find((file) => existsSync(file) && statSync(file).isFile())
    : undefined;
  return found ?? (path.extname(urlPath) in TYPES ? undefined : shell(folder));
}

/** Pages that are not prerendered get the empty shell where the build made one. */
function shell(folder: string): string {
  const own = path.join(folder, 'app.html');
  return existsSync(own) ? own : path.join(folder, 'index.html');
}

function encode(body: Buffer, type: string, accepted: string): { body: Buffer; encoding?: string } {
  if (body.length < 512 || !/^(text|application|image\/svg)/.test(type)) return { body };
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
    return { body: brotliCompressSync(body, { params }), encoding: 'br' };
  }
  return /\bgzip\b/.test(accepted) ? { body: gzipSync(body), encoding: 'gzip' } : { body };
}

function securityHeaders(rules: HeaderRule[], urlPath: string, origins: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const rule of rules) {
    if (!rule.matches(urlPath)) continue;
    for (const [name, value] of Object.entries(rule.headers)) {
      headers[name] =
        name === 'content-security-policy' && origins.length > 0
          ? value.replace(/\b(connect|img)-src\b/g, `$& ${origins.join(' ')}`)
          : value;
    }
  }
  return headers;
}

/** Serves a production build on 127.0.0.1 as Amplify Hosting does: compression, security headers, single-page fallback. */
export async function serveSite({ folder, port = 0, alsoConnectTo = [] }: SiteOptions): Promise<SiteServer> {
  const rules = hostingHeaders();
  const cache = new Map<string, Answer>();

  const answerFor = (request: IncomingMessage): Answer | undefined => {
    const urlPath = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const key = `${accepted} ${urlPath}`;
    const known = cache.get(key);
    if (known) return known;
    const file = fileFor(folder, urlPath);
    if (file === undefined) return undefined;
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const { body, encoding } = encode(readFileSync(file), type, accepted);
    const headers = {
      'content-type': type,
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
      ...securityHeaders(rules, urlPath, alsoConnectTo),
    };
    const answer = { body, headers };
    cache.set(key, answer);
    return answer;
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    try {
      const answer = answerFor(request);
      if (answer) response.writeHead(200, answer.headers).end(answer.body);
      else response.writeHead(404).end();
    } catch {
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
