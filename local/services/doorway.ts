import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Whether a request may come in at all. Any page open in the developer's browser can send requests to this machine, and
 * by DNS rebinding under its own name: so the Host must be this machine, and the Origin, which browsers always send across
 * origins, must be a site on this machine (Fetch standard, "CORS protocol").
 */
export function isFromHere({ host, origin }: IncomingHttpHeaders): boolean {
  return isThisMachine(host ?? '') && (origin === undefined || isSiteHere(origin));
}

const isThisMachine = (host: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host);

/** A site on this machine can have any port. */
export const isSiteHere = (origin: string): boolean =>
  origin.startsWith('http://') && isThisMachine(origin.slice('http://'.length));

const EXPOSED = 'x-amzn-errortype, x-amzn-errormessage, x-amzn-requestid';

/** Lets pages of an allowed site read the answer; adds nothing for others. */
export function allowSite({ headers }: IncomingMessage, response: ServerResponse): void {
  const { origin } = headers;
  response.setHeader('vary', 'Origin');
  if (origin === undefined || !isSiteHere(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', EXPOSED);
}

/** Answers a browser's preflight request. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  allowSite(request, response);
  const headers = {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  };
  response.writeHead(204, headers).end();
}

export function turnAway(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: 'Only this machine and its own sites are let in.' }));
}

export interface Doorway {
  readonly endpoint: string;
  readonly server: Server;
  stop(): Promise<void>;
}

type Receive = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves functions and tools on 127.0.0.1, not browsers: pages get nothing, from any site. */
export const serveTools = (port: number, receive: Receive): Promise<Doorway> =>
  serve(port, (request, response) => {
    if (request.headers.origin !== undefined || !isFromHere(request.headers)) return turnAway(response);
    return receive(request, response);
  });

/** Serves on 127.0.0.1, for pages of this machine too. */
export const servePages = (port: number, receive: Receive): Promise<Doorway> =>
  serve(port, (request, response) => {
    if (!isFromHere(request.headers)) return turnAway(response);
    if (request.method === 'OPTIONS') return answerPreflight(request, response);
    allowSite(request, response);
    return receive(request, response);
  });

async function serve(port: number, receive: Receive): Promise<Doorway> {
  const server = createServer(receive);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The body of a request as bytes, which signatures cover. */
export async function bodyOf(request: IncomingMessage, mostBytes = Infinity): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new BodyTooLarge(`The request has more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export class BodyTooLarge extends Error {}
