import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { propertiesOf } from '../synth/evaluate';
import type { PhysicalFacts } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';

export interface ParameterStore {
  readonly endpoint: string;
  load(synth: SynthOutput, facts: PhysicalFacts): void;
  stop(): Promise<void>;
}

interface GetParameters {
  readonly Names?: readonly string[];
}

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

/** Stands in for SSM Parameter Store, of which the functions' start-up code asks `GetParameters` only. */
export async function startParameterStore({
  port,
  dataDir,
}: {
  port: number;
  dataDir?: string;
}): Promise<ParameterStore> {
  const secretOf = openSecrets(dataDir);
  let declared = new Map<string, string>();

  const valueOf = (path: string) => {
    const name = secretName(path);
    return declared.get(path) ?? (name ? secretOf(name) : undefined);
  };

  function answer({ Names = [] }: GetParameters) {
    const found = Names.map((Name) => ({ Name, Value: valueOf(Name) }));
    const Parameters = found
      .filter(({ Value }) => Value !== undefined)
      .map((one) => ({ ...one, Type: 'SecureString', Version: 1 }));
    return { Parameters, InvalidParameters: found.filter(({ Value }) => Value === undefined).map(({ Name }) => Name) };
  }

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const isOffered = request.headers['x-amz-target'] === 'AmazonSSM.GetParameters';
      const content = isOffered ? answer(JSON.parse(body) as GetParameters) : { __type: 'UnknownOperationException' };
      response
        .writeHead(isOffered ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(content));
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
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
