import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Kind } from 'graphql';
import { type Role, refusalOf } from '../functions/iam';
import type { Log } from '../log';
import { servePages } from '../services/doorway';
import { API_ARN } from '../synth/physical';
import { rootTypeName } from './api';
import type { ApiResponse, ExecutableApi, GraphqlRequest, Prepared } from './api';
import { UnauthorizedException, authorise } from './authorise';
import type { Caller, Doorman } from './authorise';
import { EDGE_ADDRESS, contextFor } from './context';
import { requestError } from './errors';
import type { ApiError } from './errors';
import { whileInProgress } from './in-progress';
import { startRealtime } from './realtime';
import type { RequestContext } from './velocity';

const MAX_BODY_BYTES = 1024 * 1024;

export interface GraphqlServerParts {
  readonly port: number;
  readonly log: Log;
  /** Read for every request, so a reload takes effect at once. */
  readonly api: () => ExecutableApi;
  readonly doorman: () => Doorman;
}

export interface GraphqlServer {
  readonly url: string;
  readonly realtimeUrl: string;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

class BodyTooLarge extends Error {}

/** Reads past the limit and discards it, so the sender gets the answer and not a broken pipe. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge();
  return Buffer.concat(chunks).toString('utf8');
}

function headersOf(request: IncomingMessage, requestId: string): Record<string, string> {
  const known = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : (value ?? ''),
  ]);
  const headers = Object.fromEntries(known) as Record<string, string>;
  const client = request.socket.remoteAddress ?? EDGE_ADDRESS;
  const forwarded = [headers['x-forwarded-for'], client, EDGE_ADDRESS].filter(Boolean).join(', ');
  return { ...headers, 'x-forwarded-for': forwarded, 'x-amzn-requestid': requestId };
}

const failed = (status: number, errorType: string, message: string): Answer => ({
  status,
  body: { errors: [{ errorType, message }] },
});

function parseBody(body: string): GraphqlRequest | undefined {
  try {
    const parsed = JSON.parse(body) as unknown;
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

type Publish = (prepared: Prepared, response: ApiResponse, api: ExecutableApi) => Promise<void>;

async function execute(
  parts: GraphqlServerParts,
  { caller, context }: { readonly caller: Caller; readonly context: RequestContext },
  body: string,
  publish: Publish,
): Promise<Answer> {
  const request = parseBody(body);
  if (!request) return failed(400, 'MalformedHttpRequestException', 'Request body is not a JSON object.');
  const api = parts.api();
  const prepared = api.prepare(request);
  if ('refused' in prepared) {
    const isMalformed = prepared.refused.some(({ errorType }) => errorType === 'MalformedHttpRequestException');
    return { status: isMalformed ? 400 : 200, body: { data: null, errors: prepared.refused } };
  }
  if (prepared.operation.operation === 'subscription') {
    return failed(400, 'UnsupportedOperationException', 'Subscriptions are offered on the realtime address only.');
  }
  const workId = workIdOf(prepared) ?? context.requestId;
  const denied = notGranted(prepared, caller.role);
  if (denied.length > 0) return { status: 200, body: { data: null, errors: denied } };
  const response = await whileInProgress(workId, () => api.execute(prepared, context));
  if (prepared.operation.operation === 'mutation') await publish(prepared, response, api);
  parts.log.line('api', summary(prepared, response), workId);
  return { status: 200, body: response };
}

/** The request id that the page puts in its commands; log lines follow it. */
function workIdOf({ variables }: Prepared): string | undefined {
  const input = variables.input as { requestId?: unknown } | null | undefined;
  const named = variables.requestId ?? input?.requestId;
  return typeof named === 'string' && named ? named : undefined;
}

/** A function reaches the fields its role grants, and no others. */
function notGranted({ operation }: Prepared, role: Role | undefined): ApiError[] {
  if (!role) return [];
  const typeName = rootTypeName(operation);
  return operation.selectionSet.selections.flatMap((one) => {
    const field = one.kind === Kind.FIELD ? one.name.value : '';
    if (
      refusalOf(role, { action: 'appsync:GraphQL', resource: `${API_ARN}/types/${typeName}/fields/${field}` }) === null
    )
      return [];
    return requestError('Unauthorized', `Not Authorized to access ${field} on type ${typeName}`);
  });
}

/** One line for an operation: its fields, and what was refused. */
export function summary({ operation }: Pick<Prepared, 'operation'>, { errors }: Pick<ApiResponse, 'errors'>): string {
  const fields = operation.selectionSet.selections.map((one) => ('name' in one && one.name ? one.name.value : '…'));
  const told = [...new Set(fields)].map((field) => {
    const times = fields.filter((one) => one === field).length;
    return times > 1 ? `${field} ×${String(times)}` : field;
  });
  // A repeated live change is refused by its own condition: that is expected, not a failure.
  const isKnown = ({ errorType }: ApiError) =>
    fields.every((field) => field === 'createLiveChange') && errorType?.includes('ConditionalCheckFailed') === true;
  const known = (errors ?? []).filter(isKnown).length;
  const refusals = (errors ?? []).flatMap((error) =>
    isKnown(error) ? [] : [`${error.errorType ?? 'error'}: ${error.message}`],
  );
  const notes = [
    ...(known > 0 ? [`${String(known)} known already`] : []),
    ...(refusals.length > 0 ? [`✗ ${refusals.join('; ')}`] : []),
  ];
  return [`${operation.operation} ${told.join(', ')}`, ...notes].join('  ');
}

async function answer(
  parts: GraphqlServerParts,
  request: IncomingMessage,
  requestId: string,
  publish: Publish,
): Promise<Answer> {
  const headers = headersOf(request, requestId);
  try {
    const body = await bodyOf(request);
    if (request.method !== 'POST') return failed(405, 'MalformedHttpRequestException', 'Only POST is offered.');
    const signed = { method: 'POST', url: request.url ?? '/graphql', headers, body };
    const caller = authorise(signed, parts.doorman());
    return await execute(parts, { caller, context: contextFor(caller, headers, requestId) }, body, publish);
  } catch (error) {
    if (error instanceof UnauthorizedException) {
      parts.log.line('api', `refused: ${error.message}`, requestId);
      return failed(401, error.errorType, error.message);
    }
    if (error instanceof BodyTooLarge)
      return failed(413, 'RequestEntityTooLargeException', 'The request is larger than 1 MB.');
    parts.log.warn('api', `failed: ${(error as Error).stack ?? String(error)}`, requestId);
    return { status: 500, body: { errors: [requestError('InternalFailure', 'An internal failure occurred.')] } };
  }
}

/** The API at `/graphql` and its realtime address, on the loopback interface. */
export async function startGraphqlServer(parts: GraphqlServerParts): Promise<GraphqlServer> {
  const door = await servePages(parts.port, (request, response) => {
    const requestId = randomUUID();
    void answer(parts, request, requestId, realtime.publish).then(({ status, body }) => {
      const headers = { 'content-type': 'application/json;charset=UTF-8', 'x-amzn-requestid': requestId };
      response.writeHead(status, headers).end(JSON.stringify(body));
    });
  });
  const realtime = startRealtime(door.server, parts);
  return {
    url: `${door.endpoint}/graphql`,
    realtimeUrl: `${door.endpoint.replace('http', 'ws')}/graphql/realtime`,
    stop: async () => {
      realtime.stop();
      await door.stop();
    },
  };
}
