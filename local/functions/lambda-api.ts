import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signerOf } from '../appsync/signature';
import { allows } from './grants';
import { FunctionError } from './host';
import type { FunctionHost } from './host';

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (status: number, type: string, message: string): Answer => ({
  status,
  body: { Type: 'User', Message: message },
  headers: { 'x-amzn-errortype': type },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Why one of the functions may not make this call; null for what its role grants, and for operators. */
function refusalOfFunction(
  host: FunctionHost,
  request: IncomingMessage,
  { text, arn }: { readonly text: string; readonly arn: string },
): Answer | null {
  const { method = '', url = '' } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]),
  );
  const claimed = host.signerFor(/Credential=([^/,\s]+)/.exec(headers['authorization'] ?? '')?.[1] ?? '');
  if (claimed === undefined) return null;
  const keyId = signerOf({ method, url, headers, body: text }, (id) => host.signerFor(id)?.secret);
  if (keyId === undefined) return refusal(403, 'UnrecognizedClientException', 'The security token is invalid.');
  const grants = host.definition(claimed.functionName)?.functionGrants ?? [];
  if (allows(grants, 'lambda:InvokeFunction', arn)) return null;
  return refusal(403, 'AccessDeniedException', `${claimed.functionName} may not invoke ${arn || 'that'}.`);
}

async function answer(host: FunctionHost, request: IncomingMessage): Promise<Answer> {
  const [, named] = INVOKE.exec(request.url?.split('?')[0] ?? '') ?? [];
  if (request.method !== 'POST' || named === undefined)
    return refusal(404, 'UnknownOperationException', 'Invoke only.');
  // Pages of other sites can post here, but only what SDKs send carries a signature.
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
    return refusal(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const functionName = decodeURIComponent(named).split(':').at(-1) ?? '';
  const called = host.definition(functionName);
  const text = await bodyOf(request);
  const refused = refusalOfFunction(host, request, { text, arn: called?.arn ?? '' });
  if (refused !== null) return refused;
  if (!called) return refusal(404, 'ResourceNotFoundException', `Function not found: ${functionName}`);
  const event = text === '' ? {} : (JSON.parse(text) as { readonly requestId?: unknown });
  const joined = typeof event.requestId === 'string' ? { requestId: event.requestId } : {};
  try {
    return { status: 200, body: await host.invoke(functionName, { event, ...joined }) };
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return { status: 200, body: error.failure, headers: { 'x-amz-function-error': 'Unhandled' } };
  }
}

/**
 * Lambda's `Invoke`, as in AWS: for operators' tools, and for functions that call others, each as far as its role goes.
 */
export async function startLambdaApi({ port, host }: { port: number; host: FunctionHost }) {
  const server = createServer((request, response) => {
    answer(host, request)
      .catch((error: unknown) => refusal(500, 'ServiceException', (error as Error).message))
      .then(({ status, body, headers }) => {
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body ?? null));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
