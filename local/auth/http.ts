import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { malformed, parseRequest, type Request } from './request';
import type { Jwks } from './verify';

const LARGEST_BODY = 1_000_000;

export interface HttpParts {
  port: number;
  userPoolId: string;
  jwks: Jwks;
  issuer: string;
  operate(name: string, request: Request, signed: boolean): Promise<object>;
}

/** Cognito's JSON protocol (`x-amz-target`), its key set, and CORS as browsers need it; on 127.0.0.1 only. */
export async function serveUserPool(parts: HttpParts): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  });
  await listen(server, parts.port);
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'x-amzn-errortype,x-amzn-errormessage,x-amzn-requestid');
  if (request.method === 'OPTIONS') {
    preflight(request, response);
    return;
  }
  if (request.method === 'GET') {
    documents(parts, request, response);
    return;
  }
  response.setHeader('x-amzn-requestid', randomUUID());
  try {
    const name = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    const signed = String(request.headers.authorization ?? '').startsWith('AWS4-HMAC-SHA256 ');
    send(response, 200, await parts.operate(name, parseRequest(await readBody(request)), signed));
  } catch (error) {
    refuse(response, error);
  }
}

function preflight(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', 'GET,POST,OPTIONS');
  response.setHeader('access-control-allow-headers', String(request.headers['access-control-request-headers'] ?? '*'));
  response.setHeader('access-control-max-age', '600');
  response.writeHead(204).end();
}

function documents({ userPoolId, jwks, issuer }: HttpParts, request: IncomingMessage, response: ServerResponse): void {
  switch (request.url) {
    case `/${userPoolId}/.well-known/jwks.json`: {
      send(response, 200, jwks);
      return;
    }
    case `/${userPoolId}/.well-known/openid-configuration`: {
      send(response, 200, { issuer, id_token_signing_alg_values_supported: ['RS256'] });
      return;
    }
    default: {
      send(response, 404, { message: 'Not found' });
      return;
    }
  }
}

/** A refusal carries Cognito's code; anything else is a fault of ours and says so. */
function refuse(response: ServerResponse, error: unknown): void {
  const { code, message } = error as { code?: unknown; message?: string };
  const isRefusal = typeof code === 'string' && /(Exception|#Unsupported)$/.test(code);
  const type = isRefusal ? code : 'InternalErrorException';
  response.setHeader('x-amzn-errortype', type);
  send(response, isRefusal ? 400 : 500, { __type: type, message: message ?? 'The local user pool failed' });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body, epochSeconds));
}

function epochSeconds(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key];
  return raw instanceof Date ? Math.floor(raw.getTime() / 1000) : value;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk as string;
    if (body.length > LARGEST_BODY) throw malformed('The request is too large');
  }
  return body;
}
