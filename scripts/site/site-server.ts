import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type BackendHosts, headersAt, hostingHeaders } from './hosting-headers';
import { answerBy, hostingRules } from './hosting-rules';

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
  status: number;
  body?: Buffer;
  headers: Record<string, string>;
}

export interface SiteServer {
  url: string;
  stop(): Promise<void>;
}

export interface SiteOptions {
  folder: string;
  /** The backend that the site was built for. */
  outputs: BackendHosts;
  port?: number;
}

/** The file at an address: the one with that name, or the page of a folder if the address ends with a slash. */
function fileAt(folder: string, urlPath: string): string | undefined {
  const file = path.join(folder, path.normalize(urlPath), urlPath.endsWith('/') ? 'index.html' : '');
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function encode(body: Buffer, type: string, accepted: string): { body: Buffer; encoding?: string } {
  if (body.length < 512 || !/^(text|application|image\/svg)/.test(type)) return { body };
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
    return { body: brotliCompressSync(body, { params }), encoding: 'br' };
  }
  return /\bgzip\b/.test(accepted) ? { body: gzipSync(body), encoding: 'gzip' } : { body };
}

/** Serves a production build on 127.0.0.1 as Amplify Hosting does: its rules, security headers, compression. */
export async function serveSite({ folder, outputs, port = 0 }: SiteOptions): Promise<SiteServer> {
  const headerRules = hostingHeaders(outputs);
  const rules = hostingRules();
  const cache = new Map<string, Answer>();

  const find = (urlPath: string, accepted: string): Answer => {
    const isFolder = fileAt(folder, `${urlPath}/`) !== undefined;
    const answer = answerBy(rules, urlPath, (at) => isFolder || fileAt(folder, at) !== undefined);
    if (answer.kind === 'REDIRECT') return { status: answer.status, headers: { location: answer.location } };
    const file = answer.kind === 'FILE' ? fileAt(folder, answer.path) : undefined;
    // A folder with a page gets its missing slash.
    if (file === undefined && isFolder) return { status: 301, headers: { location: `${urlPath}/` } };
    if (answer.kind === 'NOTHING' || file === undefined) return { status: 404, headers: {} };
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const { body, encoding } = encode(readFileSync(file), type, accepted);
    const headers = {
      'content-type': type,
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
      // By the requested address, whatever file a rule put there; other answers than 200 get none.
      ...(answer.status === 200 ? headersAt(headerRules, urlPath) : {}),
    };
    return { status: answer.status, body, headers };
  };

  const answerFor = (request: IncomingMessage): Answer => {
    const urlPath = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const key = `${accepted} ${urlPath}`;
    const answer = cache.get(key) ?? find(urlPath, accepted);
    cache.set(key, answer);
    return answer;
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    try {
      const { status, headers, body } = answerFor(request);
      response.writeHead(status, headers).end(body);
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
