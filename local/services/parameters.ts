import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { keep } from '../dispatch/kept';
import { type CallerKey, openCallers } from '../functions/callers';
import { type Role, firstRefusal } from '../functions/iam';
import { propertiesOf } from '../synth/evaluate';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import type { PhysicalFacts } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import { bodyOf, serveTools } from './doorway';

export interface ParameterStore {
  readonly endpoint: string;
  load(synth: SynthOutput, facts: PhysicalFacts): void;
  /** Accepts these keys, as far as their roles allow. */
  accept(keys: readonly CallerKey[]): void;
  /** Writes a parameter as its function would; for the demo's own settings. */
  put(name: string, value: string): void;
  stop(): Promise<void>;
}

interface ParameterRequest {
  readonly Names?: readonly string[];
  readonly Name?: string;
  readonly Value?: string;
  readonly Type?: string;
  readonly Overwrite?: boolean;
}

interface ParameterAnswer {
  readonly status: number;
  readonly content: object;
}

/** A hierarchical name, as all of ours are: letters, digits, `_.-` and at most 15 slashes (PutParameter, "Name"). */
const NAME = /^(?:\/[\w.-]+){1,15}$/;
const MOST_NAMES = 10;
/** For a parameter of the standard tier, in bytes. */
const LONGEST_VALUE = 4096;

/** Secrets are made once and kept beside the data, because links signed with them must outlive a restart. */
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

/** `/amplify/workbay/<stack>/NAME` and `/amplify/shared/workbay/NAME` are secrets; the template declares the rest. */
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
  const callers = openCallers('ssm');
  let declared = new Map<string, string>();

  const put = (name: string, value: string) => written.set({ ...written.get(), [name]: value });
  const valueOf = (path: string) => {
    const name = secretName(path);
    return written.get()[path] ?? declared.get(path) ?? (name ? secretOf(name) : undefined);
  };

  const operations: Readonly<Record<string, (request: ParameterRequest) => ParameterAnswer>> = {
    GetParameters({ Names = [] }) {
      if (Names.length < 1 || Names.length > MOST_NAMES) {
        return refusal('ValidationException', `From 1 to ${MOST_NAMES} names, not ${Names.length}.`);
      }
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
    PutParameter({ Name = '', Value = '', Type, Overwrite = false }) {
      if (!NAME.test(Name)) return refusal('ValidationException', 'Parameter name must be a fully qualified name.');
      const isThere = valueOf(Name) !== undefined;
      if (isThere && !Overwrite) return refusal('ParameterAlreadyExists', 'The parameter already exists.');
      if (!isThere && Type === undefined) return refusal('ValidationException', 'A parameter type is required.');
      if (Value === '' || Buffer.byteLength(Value) > LONGEST_VALUE) {
        return refusal('ValidationException', `A value has from 1 to ${LONGEST_VALUE} bytes.`);
      }
      put(Name, Value);
      return answer({ Tier: 'Standard', Version: 1 });
    },
  };

  function respond(request: IncomingMessage, body: Buffer): ParameterAnswer {
    const operation = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
    const offered = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (offered === undefined) return refusal('UnknownOperationException');
    const verdict = callers.callerOf(request, body);
    if ('fault' in verdict) return refusal(verdict.fault.type, verdict.fault.message);
    const asked = JSON.parse(body.toString('utf8')) as ParameterRequest;
    const denied = deniedTo(verdict.caller, operation, asked.Names ?? [asked.Name ?? '']);
    return denied === null ? offered(asked) : refusal('AccessDeniedException', denied);
  }

  const door = await serveTools(port, (request, response) => {
    bodyOf(request)
      .then((body) => {
        const { status, content } = respond(request, body);
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(content));
      })
      .catch(() => response.destroy());
  });
  return {
    endpoint: door.endpoint,
    load: (synth, facts) => {
      const parameters = resourcesOf(synth.root, 'AWS::SSM::Parameter');
      declared = new Map(
        parameters.map((placed) => {
          const { Name, Value } = propertiesOf<{ Name: string; Value: string }>(placed, facts);
          return [Name, Value];
        }),
      );
    },
    accept: callers.accept,
    put,
    stop: door.stop,
  };
}

/** As in IAM, the role must allow each of the named parameters. */
const deniedTo = (role: Role, operation: string, names: readonly string[]): string | null =>
  firstRefusal(
    role,
    names.map((name) => ({
      action: `ssm:${operation}`,
      resource: `arn:aws:ssm:${REGION}:${ACCOUNT_ID}:parameter/${name.replace(/^\//, '')}`,
    })),
  );
