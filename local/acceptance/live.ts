import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import type { Cloud, GraphqlAuth } from '../cloud';

interface Message {
  readonly type: string;
  readonly payload?: { readonly data?: Record<string, unknown>; readonly errors?: { readonly errorType?: string }[] };
}

export interface Listener {
  readonly heard: readonly Record<string, unknown>[];
  /** The type of error that the subscription was refused with. */
  readonly refusal: string | null;
  close(): void;
}

function credentialsOf(cloud: Cloud, auth: GraphqlAuth): Record<string, string> {
  if ('idToken' in auth) return { Authorization: auth.idToken };
  if ('apiKey' in auth) return { 'x-api-key': cloud.outputs.data.api_key };
  return 'raw' in auth ? { ...auth.raw } : {};
}

/** Speaks AppSync's realtime protocol by hand: connects, starts, and resolves when it is accepted or refused. */
export function subscribe(
  cloud: Cloud,
  { query, variables, auth }: { query: string; variables: Readonly<Record<string, unknown>>; auth: GraphqlAuth },
): Promise<Listener> {
  const headers = { host: new URL(cloud.endpoints.graphql).host, ...credentialsOf(cloud, auth) };
  const encoded = Buffer.from(JSON.stringify(headers)).toString('base64url');
  const socket = new WebSocket(cloud.endpoints.realtime, ['graphql-ws', `header-${encoded}`]);
  const heard: Record<string, unknown>[] = [];
  const start = { data: JSON.stringify({ query, variables }), extensions: { authorization: headers } };
  return new Promise((resolve, reject) => {
    const settle = (refusal: string | null) => resolve({ heard, refusal, close: () => socket.close() });
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (raw: Buffer) => {
      const { type, payload } = JSON.parse(raw.toString()) as Message;
      if (type === 'connection_ack') socket.send(JSON.stringify({ id: randomUUID(), type: 'start', payload: start }));
      if (type === 'data' && payload?.data) heard.push(payload.data);
      if (type === 'start_ack') settle(null);
      if (type === 'error' || type === 'connection_error') settle(payload?.errors?.[0]?.errorType ?? type);
    });
  });
}
