import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallVerdict, Callers } from '../functions/callers';
import { BodyTooLarge, bodyOf, servePages } from '../services/doorway';
import { malformed, parseRequest, type Request } from './request';
import type { Jwks } from './verify';

const LARGEST_BODY = 1_000_000;

export interface HttpParts {
  port: number;
  userPoolId: string;
  jwks: Jwks;
  issuer: string;
  callers: Callers;
  operate(name: string, request: Request, caller: CallVerdict): Promise<object>;
}

/** Cognito's JSON protocol (`x-amz-target`) and its key set, for this machine and the pages of its sites. */
export const serveUserPool = (parts: HttpParts): Promise<{ endpoint: string; stop(): Promise<void> }> =>
  servePages(parts.port, (request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  });

async function answer(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    documents(parts, request, response);
    return;
  }
  response.setHeader('x-amzn-requestid', randomUUID());
  try {
    const name = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    const body = await bodyOf(request, LARGEST_BODY);
    const caller = parts.callers.callerOf(request, body);
    send(response, 200, await parts.operate(name, parseRequest(body.toString('utf8')), caller));
  } catch (error) {
    refuse(response, error instanceof BodyTooLarge ? malformed(error.message) : error);
  }
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

/** A refusal carries Cognito's code; anything else is our fault and says so. */
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
