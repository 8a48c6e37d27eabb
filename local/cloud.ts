import { mkdirSync } from 'node:fs';
import type { TableCall } from './appsync/table-source';
import { signedHeaders } from './appsync/signature';
import { startGraphqlServer } from './appsync/server';
import type { GraphqlServer } from './appsync/server';
import { deploy, redeploy } from './deployment';
import type { Deployment } from './deployment';
import { startDispatcher } from './dispatch/dispatcher';
import { startEventBus } from './dispatch/event-bus';
import type { EventBus } from './dispatch/event-bus';
import type { Dispatcher } from './dispatch/dispatcher';
import { openParking } from './dispatch/parking';
import type { Parking } from './dispatch/parking';
import { chooseKind } from './engine/engine';
import type { EngineKind } from './engine/engine';
import { startFunctionHost } from './functions/host';
import type { FunctionHost } from './functions/host';
import { startLambdaApi } from './functions/lambda-api';
import type { Inbox, MailMessage } from './inbox/inbox';
import { createLog } from './log';
import type { Log } from './log';
import { outputsFor } from './outputs';
import type { AmplifyOutputs, LocalEndpoints } from './outputs';
import { autoPorts } from './ports';
import type { Ports } from './ports';
import { codeMailOf } from './services/code-mail';
import { startServices } from './services/services';
import type { Services } from './services/services';
import { seedOnce } from './seed/seed-once';
import { placeDemo } from './seed/snapshot';
import { DEFAULT_FACTS, REGION } from './synth/physical';
import type { PhysicalFacts } from './synth/physical';
import { type SynthOutput, synthesise } from './synth/synth';
import { localClient } from './synth/tables';
import type { TableNames } from './synth/tables';
import { metered, withFault } from './table-hooks';
import type { TableHooks } from './table-hooks';

export interface CloudOptions {
  /** Everything is kept in this folder and survives a kill; in memory without it. */
  readonly dataDir?: string;
  /** Free ports unless given. */
  readonly ports?: Ports;
  /** The demo workshop: copied from an earlier run if there is a data folder, otherwise made by its commands. */
  readonly seed?: boolean | 'by-commands';
  readonly engine?: EngineKind;
  readonly log?: Log;
  /** Reports progress of the slow steps. */
  readonly onProgress?: (text: string) => void;
  /** For measurements: no streams, no schedules. */
  readonly withoutEvents?: boolean;
  /** Runs another backend than the synthesised one, for tests of faults in the templates. */
  readonly backend?: SynthOutput;
}

const STANDING_STILL: Dispatcher = {
  parking: openParking(),
  settle: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

export type GraphqlAuth =
  | { readonly apiKey: true }
  | { readonly idToken: string }
  | { readonly none: true }
  /** Signed by this function's role (IAM). */
  | { readonly function: string }
  | { readonly raw: Readonly<Record<string, string>> };

export interface GraphqlAnswer {
  readonly status: number;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: {
      readonly message: string;
      readonly errorType?: string;
      readonly path?: (string | number)[] | null;
    }[];
  };
}

export interface Cloud {
  readonly outputs: AmplifyOutputs;
  readonly endpoints: LocalEndpoints;
  readonly tables: TableNames;
  readonly engine: EngineKind;
  /** The data engine itself, without its door: for a test that runs the code of several functions under one key. */
  readonly engineEndpoint: string;
  graphql(query: string, variables: Readonly<Record<string, unknown>>, auth: GraphqlAuth): Promise<GraphqlAnswer>;
  readonly auth: {
    createUser(user: {
      email: string;
      password: string;
      groups?: readonly string[];
      name?: string;
      sub?: string;
    }): Promise<{ sub: string }>;
    signIn(email: string, password: string): Promise<{ idToken: string; accessToken: string; refreshToken: string }>;
    setEnabled(email: string, enabled: boolean): Promise<void>;
  };
  inbox(): Promise<MailMessage[]>;
  /** Makes the mail service throttle, fail or bounce. */
  readonly mail: Pick<Inbox, 'meetTrouble' | 'limitRate' | 'decide'>;
  /** Resolves when the streams are drained and their effects are done. */
  settle(): Promise<void>;
  /** Events that functions failed on too many times. */
  parking(): Parking;
  /** Calls a function as a schedule or an operator would. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** A function's environment variables, for a test that runs its code itself. */
  environmentOf(functionName: string): Readonly<Record<string, string>>;
  /** The data source calls of the API while `work` runs, with the units each consumed. */
  metered<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly calls: readonly TableCall[] }>;
  /** Breaks the API's data source calls while `work` runs, for tests: they fail with what `fault` throws. */
  withFault<T>(fault: TableHooks['beforeCall'], work: () => Promise<T>): Promise<T>;
  /** Removes a function's tables from its role until the next reload, for tests. */
  revokeTables(functionName: string): void;
  /** Synthesises again and puts the new backend into effect. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

const LAMBDA_ENVIRONMENT = {
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_REQUIRED',
  AWS_RESPONSE_CHECKSUM_VALIDATION: 'WHEN_REQUIRED',
  AWS_NODEJS_CONNECTION_REUSE_ENABLED: '1',
  NODE_NO_WARNINGS: '1',
};

function environmentFor(
  { tableDoor, pool, inbox, buckets, parameters }: Services,
  { lambda }: Ports,
): Record<string, string> {
  return {
    ...LAMBDA_ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: tableDoor.endpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.endpoint,
    AWS_ENDPOINT_URL_SESV2: inbox.endpoint,
    AWS_ENDPOINT_URL_S3: buckets.endpoint,
    AWS_ENDPOINT_URL_SSM: parameters.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${lambda}`,
  };
}

function headersFor(auth: GraphqlAuth, body: string, { facts, host }: Running): Record<string, string> {
  if ('apiKey' in auth) return { 'x-api-key': facts.apiKey };
  if ('idToken' in auth) return { authorization: auth.idToken };
  if ('raw' in auth) return { ...auth.raw };
  if ('none' in auth) return {};
  const { host: address, pathname } = new URL(facts.graphqlUrl);
  return signedHeaders({ method: 'POST', url: pathname, host: address, body }, host.accessKeyOf(auth.function));
}

async function request(url: string, body: string, headers: Record<string, string>): Promise<GraphqlAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as GraphqlAnswer['body'] };
}

/** Logs each new email under the request that sent it. */
function mailReporter({ messages }: Services['inbox'], log: Log): (requestId: string | undefined) => void {
  let known: number | undefined;
  void messages().then((mails) => (known = mails.length));
  return (requestId) =>
    void messages().then((mails) => {
      for (const { to, subject } of mails.slice(known ?? mails.length))
        log.line('mail', `to ${to.join(', ')}: ${subject}`, requestId);
      known = mails.length;
    });
}

interface Running {
  readonly services: Services;
  readonly host: FunctionHost;
  readonly server: GraphqlServer;
  readonly endpoints: LocalEndpoints;
  readonly facts: PhysicalFacts;
  readonly hooks: TableHooks;
  readonly log: Log;
  deployment: Deployment;
  dispatcher: Dispatcher;
  readonly bus: EventBus;
  readonly dispatch: (deployment: Deployment) => Dispatcher;
  readonly redeploy: () => Promise<Deployment>;
  close(): Promise<void>;
}

function factsFor(services: Services, ports: Ports): PhysicalFacts {
  return {
    ...DEFAULT_FACTS,
    graphqlUrl: `http://127.0.0.1:${ports.graphql}/graphql`,
    userPoolId: services.pool.userPoolId,
    userPoolClientId: services.pool.clientId,
  };
}

async function run(options: CloudOptions): Promise<Running> {
  const log = options.log ?? createLog('quiet');
  const kept = options.dataDir ? { dataDir: options.dataDir } : {};
  if (options.dataDir) mkdirSync(options.dataDir, { recursive: true });
  const ports = options.ports ?? (await autoPorts());
  const onSynth = () => options.onProgress?.('Synthesising the backend (about 8 s; later starts skip this)');
  const synth = options.backend ?? (await synthesise('sandbox', onSynth));
  if (options.seed === true && options.dataDir) {
    await placeDemo({
      ...{ dataDir: options.dataDir, synth, engine: chooseKind(options.engine) },
      onMiss: () =>
        options.onProgress?.('Making the demo workshop (about 8 s; a start with nothing in it copies it then)'),
    });
  }
  const services = await startServices({
    synth,
    ports,
    ...(options.engine ? { engine: options.engine } : {}),
    ...kept,
  });
  const facts = factsFor(services, ports);
  const onDone = mailReporter(services.inbox, log);
  const host = startFunctionHost({ log, environment: environmentFor(services, ports), onDone });
  const client = localClient(services.engine.endpoint);
  const hooks: TableHooks = { beforeCall: () => undefined, onCall: () => undefined };
  const partsOf = (output: typeof synth) => ({ synth: output, facts, services, host, client, hooks });
  const dispatch = ({ synth: deployed }: Deployment) =>
    options.withoutEvents
      ? STANDING_STILL
      : startDispatcher({
          ...{ synth: deployed, host, log, ...kept },
          databaseEndpoint: services.engine.endpoint,
          databaseFolder: services.engine.folder,
        });
  const deployment = await deploy(partsOf(synth));
  if (options.seed) await seedOnce({ services, deployment, client, options });
  const server = await startGraphqlServer({
    port: ports.graphql,
    log,
    api: () => running.deployment.api,
    doorman: () => running.deployment.doorman,
  });
  const functionsDoor = await startLambdaApi({ port: ports.lambda, host });
  const endpoints = {
    graphql: server.url,
    realtime: server.realtimeUrl,
    dynamodb: services.tableDoor.endpoint,
    cognito: services.pool.endpoint,
    ses: services.inbox.endpoint,
    s3: services.buckets.endpoint,
    lambda: functionsDoor.endpoint,
  };
  const bus = startEventBus({ synth: () => running.deployment.synth, host, log });
  services.inbox.onReport((report) => bus.put({ source: 'aws.ses', ...report }));
  services.writeCodesWith((code) =>
    codeMailOf(
      {
        root: () => running.deployment.synth.root,
        pool: services.pool,
        invoke: (name, event) => host.invoke(name, { event }),
      },
      code,
    ),
  );
  const running: Running = {
    ...{ bus, services, host, server, endpoints, facts, hooks, log, deployment, dispatch },
    dispatcher: dispatch(deployment),
    redeploy: async () => redeploy(partsOf(await synthesise()), running.deployment),
    close: async () => {
      await server.stop();
      await running.dispatcher.stop();
      await functionsDoor.stop();
      await host.stop();
      client.destroy();
      await services.stop();
    },
  };
  return running;
}

function cloudOf(running: Running): Cloud {
  const { services, host, server, endpoints, facts, hooks } = running;
  return {
    outputs: outputsFor(running.deployment.synth, facts, endpoints),
    endpoints,
    tables: running.deployment.tables,
    engine: services.engine.kind,
    engineEndpoint: services.engine.endpoint,
    graphql: (query, variables, auth) => {
      const body = JSON.stringify({ query, variables });
      return request(server.url, body, headersFor(auth, body, running));
    },
    auth: {
      createUser: (user) => services.pool.createUser(user),
      signIn: (email, password) => services.pool.signIn(email, password),
      setEnabled: (email, enabled) => services.pool.setEnabled(email, enabled),
    },
    inbox: () => services.inbox.messages(),
    mail: services.inbox,
    settle: () => settled(running),
    parking: () => running.dispatcher.parking,
    invoke: (functionName, event) => host.invoke(functionName, { event }),
    environmentOf: (functionName) => host.environmentOf(functionName),
    metered: (work) => metered(hooks, work),
    withFault: (fault, work) => withFault(hooks, fault, work),
    revokeTables: (functionName) =>
      services.tableDoor.accept([{ ...host.accessKeyOf(functionName), functionName, statements: [] }]),
    reload: async () => {
      const before = running.deployment;
      running.deployment = await running.redeploy();
      if (running.deployment.api === before.api) return;
      await running.dispatcher.stop();
      running.dispatcher = running.dispatch(running.deployment);
    },
    stop: () => running.close(),
  };
}

/** Streams lead to mail, mail to reports, reports to rows: loops until all are done. */
async function settled({ dispatcher, bus, host }: Running): Promise<void> {
  do {
    await dispatcher.settle();
    await bus.settled();
  } while (!host.isIdle());
  await dispatcher.settle();
}

/** The deployed backend on this machine: everything `amplify/backend.ts` declares, on 127.0.0.1. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  return cloudOf(await run(options));
}
