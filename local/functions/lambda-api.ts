import type { IncomingMessage } from 'node:http';
import { bodyOf, serveTools } from '../services/doorway';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import { OPERATOR, callerAmong } from './callers';
import { FunctionError } from './host';
import type { FunctionHost } from './host';
import { refusalOf } from './iam';

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const arnOf = (functionName: string) => `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${functionName}`;

const refusal = (status: number, type: string, message: string): Answer => ({
  status,
  body: { Type: 'User', Message: message },
  headers: { 'x-amzn-errortype': type },
});

/** Why this call is refused; null if its caller's role allows it. */
function refusalOfCall(
  host: FunctionHost,
  request: IncomingMessage,
  called: { text: string; arn: string },
): Answer | null {
  const keyBy = (id: string) => (id === OPERATOR.id ? OPERATOR : host.callerBy(id));
  const verdict = callerAmong({ service: 'lambda', keyBy }, request, called.text);
  if ('fault' in verdict) return refusal(403, verdict.fault.type, verdict.fault.message);
  const denied = refusalOf(verdict.caller, { action: 'lambda:InvokeFunction', resource: called.arn });
  return denied === null ? null : refusal(403, 'AccessDeniedException', denied);
}

async function answer(host: FunctionHost, request: IncomingMessage): Promise<Answer> {
  const [, named] = INVOKE.exec(request.url?.split('?')[0] ?? '') ?? [];
  if (request.method !== 'POST' || named === undefined)
    return refusal(404, 'UnknownOperationException', 'Invoke only.');
  const functionName = decodeURIComponent(named).split(':').at(-1) ?? '';
  const called = host.definition(functionName);
  const text = (await bodyOf(request)).toString('utf8');
  const refused = refusalOfCall(host, request, { text, arn: called?.arn ?? arnOf(functionName) });
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
 * Lambda's `Invoke`, as in AWS: for operators' tools, and for functions that call others, as far as their roles allow.
 */
export const startLambdaApi = ({ port, host }: { port: number; host: FunctionHost }) =>
  serveTools(port, (request, response) => {
    answer(host, request)
      .catch((error: unknown) => refusal(500, 'ServiceException', (error as Error).message))
      .then(({ status, body, headers }) => {
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body ?? null));
      })
      .catch(() => response.destroy());
  });
