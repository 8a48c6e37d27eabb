import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { keep } from '../dispatch/kept';
import { coversResource } from '../functions/grants';
import { propertiesOf } from '../synth/evaluate';
import type { PhysicalFacts } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';

export interface ParameterStore {
  readonly endpoint: string;
  load(synth: SynthOutput, facts: PhysicalFacts): void;
  /** Lets these keys in, for what their roles may do. */
  accept(keys: readonly ParameterKey[]): void;
  /** Writes a parameter as its function would; for the demo's own settings. */
  put(name: string, value: string): void;
  stop(): Promise<void>;
}

/** A function's access key and what its role may do with parameters, as `action resource` patterns. */
export interface ParameterKey {
  readonly id: string;
  readonly grants: readonly string[];
}

interface ParameterRequest {
  readonly Names?: readonly string[];
  readonly Name?: string;
  readonly Value?: string;
}

interface ParameterAnswer {
  readonly status: number;
  readonly content: object;
}

/** Of a parameter of the standard tier, in bytes. */
const LONGEST_VALUE = 4096;

/** Secrets are made once and kept beside the data, as links signed with them must outlive a restart. */
function openSecrets(dataDir?: string): (name: string) => string {
  const file = dataDir && join(dataDir, 'secrets.json');
  const secrets = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  return (name) => {
    const given = process.env[name];
    if (given) return given;
    const known = secrets[name];
    if (known) return known;
    const made = randomBytes(32).toString('base64url');
    secrets[name] = made;
    if (dataDir && file) {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    }
    return made;
  };
}

/** `/amplify/workbay/<stack>/NAME` and `/amplify/shared/workbay/NAME` are secrets; the rest the template declares. */
const secretName = (path: string) => /^\/amplify\/(?!resource_reference\/)(?:shared\/)?.+\/(\w+)$/.exec(path)?.[1];

const refusal = (__type: string, message = ''): ParameterAnswer => ({ status: 400, content: { __type, message } });
const answer = (content: object): ParameterAnswer => ({ status: 200, content });

/** Stands in for SSM Parameter Store: secrets, what the template declares, and what functions have written since. */
export async function startParameterStore({
  port,
  dataDir,
}: {
  port: number;
  dataDir?: string;
}): Promise<ParameterStore> {
  const secretOf = openSecrets(dataDir);
  const written = keep<Readonly<Record<string, string>>>(dataDir && join(dataDir, 'parameters.json'), {});
  const keys = new Map<string, ParameterKey>();
  let declared = new Map<string, string>();

  const put = (name: string, value: string) => written.set({ ...written.get(), [name]: value });
  const valueOf = (path: string) => {
    const name = secretName(path);
    return written.get()[path] ?? declared.get(path) ?? (name ? secretOf(name) : undefined);
  };

  /** As IAM has it: each of the named parameters must be in what the role may do. */
  function isDenied(keyId: string, operation: string, names: readonly string[]): boolean {
    const grants = keys.get(keyId)?.grants ?? [];
    return !names.every((name) => coversResource(grants, `ssm:${operation}`, `parameter${name}`));
  }

  const operations: Readonly<Record<string, (request: ParameterRequest) => ParameterAnswer>> = {
    GetParameters({ Names = [] }) {
      const found = Names.map((Name) => ({ Name, Value: valueOf(Name) }));
      const Parameters = found
        .filter(({ Value }) => Value !== undefined)
        .map((one) => ({ ...one, Type: 'SecureString', Version: 1 }));
      const missing = found.filter(({ Value }) => Value === undefined).map(({ Name }) => Name);
      return answer({ Parameters, InvalidParameters: missing });
    },
    GetParameter({ Name = '' }) {
      const Value = valueOf(Name);
      return Value === undefined
        ? refusal('ParameterNotFound')
        : answer({ Parameter: { Name, Value, Type: 'String', Version: 1 } });
    },
    PutParameter({ Name = '', Value = '' }) {
      if (Value === '' || Buffer.byteLength(Value) > LONGEST_VALUE) {
        return refusal('ValidationException', `A value has from 1 to ${LONGEST_VALUE} bytes.`);
      }
      put(Name, Value);
      return answer({ Tier: 'Standard', Version: 1 });
    },
  };

  function respond(request: IncomingMessage, body: string): ParameterAnswer {
    const operation = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
    const offered = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (offered === undefined) return refusal('UnknownOperationException');
    const asked = JSON.parse(body) as ParameterRequest;
    const keyId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const names = asked.Names ?? [asked.Name ?? ''];
    return isDenied(keyId, operation, names) ? refusal('AccessDeniedException', names.join()) : offered(asked);
  }

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { status, content } = respond(request, body);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(content));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    load: (synth, facts) => {
      const parameters = resourcesOf(synth.root, 'AWS::SSM::Parameter');
      declared = new Map(
        parameters.map((placed) => {
          const { Name, Value } = propertiesOf<{ Name: string; Value: string }>(placed, facts);
          return [Name, Value];
        }),
      );
    },
    accept: (accepted) => {
      for (const key of accepted) keys.set(key.id, key);
    },
    put,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
