import { Agent, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CallerKey, OPERATOR, openCallers } from '../functions/callers';
import { bodyOf, serveTools } from './doorway';
import { refusalOfCall } from './table-access';

export interface TableDoor {
  /** DynamoDB's address for functions and the operator's tools. */
  readonly endpoint: string;
  /** Accepts these keys, as far as their roles allow. */
  accept(keys: readonly CallerKey[]): void;
  stop(): Promise<void>;
}

function refuse(response: ServerResponse, type: string, message: string): void {
  const body = JSON.stringify({ __type: `com.amazon.coral.service#${type}`, Message: message });
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}

/**
 * Guards the data engine, which is open to anyone, pages included. Verifies the signature, and like IAM refuses what the
 * signer's role does not allow.
 */
export async function startTableDoor(parts: { engineEndpoint: string; port?: number }): Promise<TableDoor> {
  const { engineEndpoint, port = 0 } = parts;
  const callers = openCallers('dynamodb', [OPERATOR]);
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
    const verdict = callers.callerOf(incoming, body);
    if ('fault' in verdict) return refuse(response, verdict.fault.type, verdict.fault.message);
    const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
    const call = { operation, body: JSON.parse(body.toString('utf8')) as Record<string, unknown> };
    const refusal = refusalOfCall(verdict.caller, call);
    if (refusal !== null) return refuse(response, 'AccessDeniedException', refusal);
    return pass(incoming, body, response);
  }

  const door = await serveTools(port, (incoming, response) => {
    receive(incoming, response).catch(() => response.destroy());
  });
  return {
    endpoint: door.endpoint,
    accept: callers.accept,
    stop: async () => {
      await door.stop();
      agent.destroy();
    },
  };
}
