import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TableKey, refusalOf } from './table-access';

export interface TableDoor {
  /** What functions take for DynamoDB. */
  readonly endpoint: string;
  /** Lets these keys in, for what their roles may do. */
  accept(keys: readonly TableKey[]): void;
  stop(): Promise<void>;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const keyIdOf = ({ headers }: IncomingMessage) => /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

function refuse(response: ServerResponse, type: string, message: string): void {
  const body = JSON.stringify({ __type: `com.amazon.coral.service#${type}`, Message: message });
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}

/** Stands between the functions and the data engine, and refuses what a function's role does not allow, as IAM would. */
export async function startTableDoor({ engineEndpoint }: { engineEndpoint: string }): Promise<TableDoor> {
  const keys = new Map<string, TableKey>();
  const engine = new URL(engineEndpoint);
  const agent = new Agent({ keepAlive: true });

  function pass(incoming: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { method, url, headers } = incoming;
    const target = { host: engine.hostname, port: engine.port, path: url, method, headers, agent };
    const onward = request(target, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  }

  async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const key = keys.get(keyIdOf(incoming));
    if (!key) return refuse(response, 'UnrecognizedClientException', 'The security token in the request is invalid.');
    const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
    const call = { operation, body: JSON.parse(body.toString('utf8')) as Record<string, unknown> };
    const refusal = refusalOf(key, call);
    if (refusal !== null) return refuse(response, 'AccessDeniedException', refusal);
    return pass(incoming, body, response);
  }

  const server = createServer((incoming, response) => {
    receive(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accept: (accepted) => {
      for (const key of accepted) keys.set(key.id, key);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      agent.destroy();
    },
  };
}
