import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { Kind, execute, getDirectiveValues, valueFromAST } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLSchema } from 'graphql';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { ApiResponse, ExecutableApi, Prepared } from './api';
import { UnauthorizedException, authorise } from './authorise';
import type { Doorman } from './authorise';
import type { Log } from '../log';
import { isFromHere } from '../services/doorway';
import { contextFor } from './context';
import { passesArguments, passesFilter } from './subscription-filter';
import type { RequestContext } from './velocity';

const PATH = '/graphql/realtime';
const KEEP_ALIVE_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 300_000;

type Row = Readonly<Record<string, unknown>>;

interface Subscription {
  readonly field: string;
  readonly prepared: Prepared;
  readonly context: RequestContext;
  readonly given: Row;
}

interface Connection {
  readonly socket: WebSocket;
  readonly subscriptions: Map<string, Subscription>;
}

export interface RealtimeParts {
  readonly api: () => ExecutableApi;
  readonly doorman: () => Doorman;
  readonly log: Log;
}

export interface Realtime {
  publish(prepared: Prepared, response: ApiResponse, api: ExecutableApi): Promise<void>;
  stop(): void;
}

const send = (socket: WebSocket, message: object) => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
};

const decoded = (base64: string) => JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as Row;

/** aws-amplify sends its headers as a `header-<base64url>` subprotocol; older clients in the query string. */
function connectHeaders(request: IncomingMessage): Record<string, string> {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const inProtocol = offered.find((one) => one.startsWith('header-'))?.slice('header-'.length);
  const inQuery = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('header');
  const encoded = inProtocol ?? inQuery;
  return encoded ? lowerCased(decoded(encoded)) : {};
}

function lowerCased(headers: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function callerOf(headers: Record<string, string>, doorman: Doorman) {
  return authorise({ method: 'POST', url: PATH, headers, body: '' }, doorman);
}

const errorOf = (error: unknown) =>
  error instanceof UnauthorizedException
    ? { errorType: error.errorType, message: error.message, errorCode: 401 }
    : { errorType: 'BadRequestException', message: (error as Error).message, errorCode: 400 };

function rootField(
  prepared: Prepared,
  schema: GraphQLSchema,
): { node: FieldNode; field: GraphQLField<unknown, unknown> } {
  const node = prepared.operation.selectionSet.selections[0];
  if (node?.kind !== Kind.FIELD) throw new Error('A subscription selects one field, without a fragment.');
  const field = schema.getSubscriptionType()?.getFields()[node.name.value];
  if (!field) throw new Error(`Unknown subscription ${node.name.value}.`);
  return { node, field };
}

function argumentsOf(prepared: Prepared, { node, field }: ReturnType<typeof rootField>): Row {
  const given = (node.arguments ?? []).map(({ name, value }) => {
    const argument = field.args.find((one) => one.name === name.value);
    return [name.value, argument ? valueFromAST(value, argument.type, prepared.variables) : undefined] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** Runs the subscription's resolver, which decides whether this caller may listen and to what. */
async function subscribe(
  parts: RealtimeParts,
  payload: { data: string; extensions?: { authorization?: Row } },
): Promise<Subscription> {
  const headers = lowerCased(payload.extensions?.authorization ?? {});
  const requestId = randomUUID();
  const context = contextFor(
    callerOf(headers, parts.doorman()),
    { ...headers, 'x-amzn-requestid': requestId },
    requestId,
  );
  const api = parts.api();
  const prepared = api.prepare(JSON.parse(payload.data) as Row);
  if ('refused' in prepared) throw new Error(prepared.refused.map(({ message }) => message).join('; '));
  if (prepared.operation.operation !== 'subscription') throw new Error('Only subscriptions are offered here.');
  const root = rootField(prepared, api.schema);
  const { errors } = await api.execute(prepared, context);
  const [first] = errors ?? [];
  if (first) throw Object.assign(new UnauthorizedException(first.message), { errorType: first.errorType });
  return { field: root.node.name.value, prepared, context, given: argumentsOf(prepared, root) };
}

/** Subscribers get only what the mutation's caller selected, under the fields' own names. */
function selectedRow(node: FieldNode, value: Row): Row {
  const named = (node.selectionSet?.selections ?? []).filter((one): one is FieldNode => one.kind === Kind.FIELD);
  return Object.fromEntries(named.map((one) => [one.name.value, value[(one.alias ?? one.name).value]]));
}

function subscriptionsTo(mutation: string, schema: GraphQLSchema): Set<string> {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  const directive = schema.getDirective('aws_subscribe');
  const listening = fields.filter(({ astNode }) => {
    const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
    return (values?.mutations as string[] | undefined)?.includes(mutation);
  });
  return new Set(listening.map(({ name }) => name));
}

async function deliver(
  connection: Connection,
  [id, subscription]: [string, Subscription],
  row: Row,
  schema: GraphQLSchema,
) {
  const { prepared, context, given } = subscription;
  const filter = context.subscriptionFilter;
  if (filter ? !passesFilter(row, filter) : !passesArguments(row, given)) return;
  const result = await execute({
    schema,
    document: prepared.document,
    rootValue: row,
    contextValue: { ...context, appsyncErrors: [], resolverCount: 0 },
    variableValues: prepared.variables,
    operationName: prepared.operation.name?.value,
  });
  send(connection.socket, { id, type: 'data', payload: result });
}

function onMessage(connection: Connection, parts: RealtimeParts, text: string): void {
  const { socket, subscriptions } = connection;
  const message = JSON.parse(text) as { id: string; type: string; payload: never };
  if (message.type === 'connection_init') {
    send(socket, { type: 'connection_ack', payload: { connectionTimeoutMs: CONNECTION_TIMEOUT_MS } });
    send(socket, { type: 'ka' });
  } else if (message.type === 'start') {
    subscribe(parts, message.payload).then(
      (subscription) => {
        subscriptions.set(message.id, subscription);
        parts.log.line('api', `subscription ${subscription.field}`, subscription.context.requestId);
        send(socket, { id: message.id, type: 'start_ack' });
      },
      (error: unknown) => send(socket, { id: message.id, type: 'error', payload: { errors: [errorOf(error)] } }),
    );
  } else if (message.type === 'stop') {
    subscriptions.delete(message.id);
    send(socket, { id: message.id, type: 'complete' });
  }
}

function accept(connections: Set<Connection>, parts: RealtimeParts, socket: WebSocket, request: IncomingMessage): void {
  try {
    callerOf(connectHeaders(request), parts.doorman());
  } catch (error) {
    send(socket, { type: 'connection_error', payload: { errors: [errorOf(error)] } });
    socket.close(4400);
    return;
  }
  const connection: Connection = { socket, subscriptions: new Map() };
  connections.add(connection);
  const keepAlive = setInterval(() => send(socket, { type: 'ka' }), KEEP_ALIVE_MS);
  socket.on('close', () => {
    clearInterval(keepAlive);
    connections.delete(connection);
  });
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    try {
      onMessage(connection, parts, data.toString());
    } catch (error) {
      send(socket, { type: 'error', payload: { errors: [errorOf(error)] } });
    }
  });
}

/** AppSync's realtime protocol beside the HTTP server: subscribe, deliver what passes the filter, keep alive. */
export function startRealtime(server: Server, parts: RealtimeParts): Realtime {
  const connections = new Set<Connection>();
  const sockets = new WebSocketServer({
    ...{ server, path: PATH, handleProtocols: () => 'graphql-ws' },
    verifyClient: ({ req }: { req: IncomingMessage }) => isFromHere(req.headers),
  });
  sockets.on('connection', (socket, request) => accept(connections, parts, socket, request));
  return {
    publish: async ({ operation }, { data }, { schema }) => {
      for (const node of operation.selectionSet.selections) {
        const value = node.kind === Kind.FIELD ? data?.[(node.alias ?? node.name).value] : undefined;
        if (node.kind !== Kind.FIELD || value === null || typeof value !== 'object') continue;
        const fields = subscriptionsTo(node.name.value, schema);
        const row = selectedRow(node, value as Row);
        const matching = [...connections].flatMap((connection) =>
          [...connection.subscriptions].filter(([, one]) => fields.has(one.field)).map((one) => ({ connection, one })),
        );
        await Promise.all(matching.map(({ connection, one }) => deliver(connection, one, row, schema)));
      }
    },
    stop: () => {
      for (const { socket } of connections) socket.terminate();
      sockets.close();
    },
  };
}
