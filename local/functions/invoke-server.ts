import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signerOf } from '../appsync/signature';
import type { Log } from '../log';
import { coversFunction } from './grants';
import { FunctionError, type FunctionHost } from './host';

/** Lambda's own address on this machine: functions call each other there. */
export interface InvokeServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
const MAX_BODY_BYTES = 6 * 1024 * 1024;

const refused = (status: number, type: string, message: string): Answer => ({
  status,
  headers: { 'x-amzn-errortype': type },
  body: { Type: 'User', Message: message },
});

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

/** The function whose role signed the request, for this service. */
function callerOf(host: FunctionHost, request: IncomingMessage, body: string): string | undefined {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  if (!/\/lambda\/aws4_request,/.test(headers['authorization'] ?? '')) return undefined;
  const signed = { method: request.method ?? '', url: request.url ?? '', headers, body };
  const keyId = signerOf(signed, (id) => host.signerFor(id)?.secret);
  return keyId === undefined ? undefined : host.signerFor(keyId)?.functionName;
}

async function invoke(host: FunctionHost, functionName: string, body: string): Promise<Answer> {
  const event = body === '' ? null : (JSON.parse(body) as unknown);
  const { requestId } = (event ?? {}) as { requestId?: unknown };
  try {
    const joined = typeof requestId === 'string' ? { requestId } : {};
    return { status: 200, body: (await host.invoke(functionName, { event, ...joined })) ?? null };
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body: error.failure };
  }
}

async function answer(host: FunctionHost, request: IncomingMessage): Promise<Answer> {
  const functionName = decodeURIComponent(PATH.exec(request.url ?? '')?.[1] ?? '');
  if (request.method !== 'POST' || functionName === '') {
    return refused(404, 'UnknownOperationException', 'Only Invoke is offered here.');
  }
  const body = await bodyOf(request);
  if (body === null) return refused(413, 'RequestTooLargeException', 'The payload is larger than 6 MB.');
  const caller = callerOf(host, request, body);
  if (caller === undefined) return refused(403, 'UnrecognizedClientException', 'The security token is invalid.');
  const called = host.definition(functionName);
  const grants = host.definition(caller)?.invokeGrants ?? [];
  if (called === undefined || !coversFunction(grants, called.arn)) {
    return refused(403, 'AccessDeniedException', `${caller} is not authorized to perform lambda:InvokeFunction.`);
  }
  return invoke(host, functionName, body);
}

/** Answers Lambda's Invoke (RequestResponse) for callers whose role grants it, as AWS does. */
export async function startInvokeServer(parts: {
  readonly port: number;
  readonly host: FunctionHost;
  readonly log: Log;
}): Promise<InvokeServer> {
  const server = createServer((request, response) => {
    answer(parts.host, request)
      .catch((error: unknown): Answer => {
        parts.log.warn('function', `invoke failed: ${(error as Error).message}`);
        return refused(500, 'ServiceException', 'The call failed.');
      })
      .then(({ status, headers = {}, body }) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
      )
      .catch(() => undefined);
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(parts.port, '127.0.0.1', () => resolve()),
  );
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
