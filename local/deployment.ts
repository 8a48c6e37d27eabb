import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { buildApi } from './appsync/api';
import type { ExecutableApi } from './appsync/api';
import type { Doorman } from './appsync/authorise';
import { readApi } from './appsync/config';
import type { SourceKind } from './appsync/config';
import { requestIdInProgress } from './appsync/in-progress';
import type { Source } from './appsync/simulator';
import { tableSource } from './appsync/table-source';
import type { TableRequest } from './appsync/table-source';
import { createTokenVerifier } from './auth/verify';
import type { CallerKey } from './functions/callers';
import { functionDefinitions } from './functions/definitions';
import { resourcesFor } from './functions/iam';
import type { FunctionHost } from './functions/host';
import type { Services } from './services/services';
import type { PhysicalFacts } from './synth/physical';
import { nameOf } from './synth/evaluate';
import { resourcesOf } from './synth/stacks';
import type { SynthOutput } from './synth/synth';
import { createTables } from './synth/tables';
import type { TableNames } from './synth/tables';
import type { TableHooks } from './table-hooks';

/** One synthesised backend in effect; a reload replaces it as a whole. */
export interface Deployment {
  readonly synth: SynthOutput;
  readonly api: ExecutableApi;
  readonly doorman: Doorman;
  readonly tables: TableNames;
}

export interface DeployParts {
  readonly synth: SynthOutput;
  readonly facts: PhysicalFacts;
  readonly services: Services;
  readonly host: FunctionHost;
  readonly client: DynamoDBClient;
  readonly hooks: TableHooks;
}

interface LambdaRequest {
  readonly payload: unknown;
}

function sourceFor(kind: SourceKind, { host, client, hooks }: DeployParts): Source {
  switch (kind.kind) {
    case 'table': {
      const { tableName } = kind;
      const source = tableSource({
        client,
        tableName,
        onCall: (call) => hooks.onCall(call),
        beforeCall: (call) => hooks.beforeCall(call),
      });
      return { load: (request: TableRequest) => source.load(request) };
    }
    case 'function':
      return {
        load: ({ payload }: LambdaRequest) => {
          const requestId = requestIdInProgress();
          return host.invoke(kind.functionName, { event: payload, ...(requestId ? { requestId } : {}) });
        },
      };
    case 'none':
      return { load: ({ payload }: LambdaRequest) => Promise.resolve(payload ?? null) };
  }
}

async function doormanFor({ services, facts, host }: DeployParts, authModes: Doorman['authModes']): Promise<Doorman> {
  const verifier = createTokenVerifier({
    userPoolId: facts.userPoolId,
    clientId: facts.userPoolClientId,
    jwks: await services.pool.jwks(),
  });
  return {
    apiKey: facts.apiKey,
    authModes,
    verifyToken: (token) => verifier.verify(token),
    callerBy: (accessKeyId) => host.callerBy(accessKeyId),
  };
}

/** Counts as verified every identity that a role may send as. */
function mailAccountOf(synth: SynthOutput, keys: readonly CallerKey[]) {
  const granted = keys.flatMap(({ statements }) => resourcesFor(statements, 'ses:SendEmail'));
  return {
    identities: granted.flatMap((resource) => /:identity\/(\S+)$/.exec(resource)?.[1] ?? []),
    configurationSets: resourcesOf(synth.root, 'AWS::SES::ConfigurationSet').map((placed) => nameOf(placed)),
  };
}

/** Gives functions their code, and each stand-in what their roles may do there. */
async function loadFunctions({ synth, facts, services, host }: DeployParts): Promise<void> {
  const definitions = await functionDefinitions(synth, facts);
  host.load(definitions);
  const keys = definitions.map(({ name, statements }) => ({
    ...host.accessKeyOf(name),
    functionName: name,
    statements,
  }));
  for (const door of [services.buckets, services.tableDoor, services.parameters, services.pool]) door.accept(keys);
  services.inbox.setUp(mailAccountOf(synth, keys), keys);
}

/** Puts a synthesised backend into effect: tables, functions, parameters, API. */
export async function deploy(parts: DeployParts): Promise<Deployment> {
  const { synth, facts, services } = parts;
  const definition = await readApi(synth, facts);
  const tables = await createTables(services.engine.endpoint, synth);
  services.parameters.load(synth, facts);
  await loadFunctions(parts);
  const api = buildApi(definition, (kind) => sourceFor(kind, parts));
  return { synth, api, doorman: await doormanFor(parts, definition.authModes), tables };
}

/** Replaces a backend by a changed one; unchanged parts stay, and stay warm. */
export async function redeploy(parts: DeployParts, current: Deployment): Promise<Deployment> {
  if (parts.synth.templatesHash !== current.synth.templatesHash) return deploy(parts);
  await loadFunctions(parts);
  return { ...current, synth: parts.synth };
}
