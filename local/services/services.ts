import { startUserPool } from '../auth/pool';
import type { UserPool } from '../auth/pool';
import { DEFAULT_LIFETIMES } from '../auth/tokens';
import { startEngine } from '../engine/engine';
import type { Engine, EngineKind } from '../engine/engine';
import { startInbox } from '../inbox/inbox';
import type { Inbox } from '../inbox/inbox';
import type { Ports } from '../ports';
import { propertiesOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import { startBuckets } from './buckets';
import type { BucketStore } from './buckets';
import type { CodeToSend } from '../auth/pool';
import { messageFunctionOf } from './code-mail';
import type { PoolMail } from './code-mail';
import { startParameterStore } from './parameters';
import type { ParameterStore } from './parameters';
import { startTableDoor } from './table-door';
import type { TableDoor } from './table-door';

/** What stands beside the API: database, user pool, mail, files, secrets. */
export interface Services {
  readonly engine: Engine;
  readonly pool: UserPool;
  readonly inbox: Inbox;
  readonly buckets: BucketStore;
  readonly parameters: ParameterStore;
  /** Who writes the mails of the user pool: its trigger, once the functions run. */
  writeCodesWith(writer: (code: CodeToSend) => Promise<PoolMail>): void;
  /** The way of functions to the engine. */
  readonly tableDoor: TableDoor;
  stop(): Promise<void>;
}

export interface ServicesParts {
  readonly synth: SynthOutput;
  readonly ports: Ports;
  readonly engine?: EngineKind;
  readonly dataDir?: string;
}

interface PasswordPolicy {
  readonly MinimumLength?: number;
  readonly RequireLowercase?: boolean;
  readonly RequireUppercase?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireSymbols?: boolean;
}

function groupsOf(synth: SynthOutput): string[] {
  return resourcesOf(synth.root, 'AWS::Cognito::UserPoolGroup').map(
    (group) => propertiesOf<{ GroupName: string }>(group).GroupName,
  );
}

interface ClientProperties {
  readonly WriteAttributes?: readonly string[];
  readonly IdTokenValidity?: number;
  readonly RefreshTokenValidity?: number;
  readonly TokenValidityUnits?: { readonly IdToken?: string; readonly RefreshToken?: string };
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** What the app client says: what people write of themselves, and how long their tokens live. */
function clientRulesOf(synth: SynthOutput) {
  const [client] = resourcesOf(synth.root, 'AWS::Cognito::UserPoolClient');
  const { WriteAttributes = [], ...rest } = client ? propertiesOf<ClientProperties>(client) : {};
  const { IdTokenValidity, RefreshTokenValidity, TokenValidityUnits = {} } = rest;
  const { IdToken = 'hours', RefreshToken = 'days' } = TokenValidityUnits;
  const secondsOf = (count: number | undefined, unit: string, otherwise: number) =>
    count === undefined ? otherwise : count * (UNIT_SECONDS[unit] ?? 1);
  return {
    writeAttributes: WriteAttributes,
    lifetimes: {
      tokenSeconds: secondsOf(IdTokenValidity, IdToken, DEFAULT_LIFETIMES.tokenSeconds),
      refreshSeconds: secondsOf(RefreshTokenValidity, RefreshToken, DEFAULT_LIFETIMES.refreshSeconds),
    },
  };
}

function passwordPolicyOf(synth: SynthOutput) {
  const [pool] = resourcesOf(synth.root, 'AWS::Cognito::UserPool');
  const { Policies } = pool ? propertiesOf<{ Policies?: { PasswordPolicy?: PasswordPolicy } }>(pool) : {};
  const { MinimumLength, RequireLowercase, RequireUppercase, RequireNumbers, RequireSymbols } =
    Policies?.PasswordPolicy ?? {};
  return {
    ...(MinimumLength === undefined ? {} : { minLength: MinimumLength }),
    ...(RequireLowercase === undefined ? {} : { requireLowercase: RequireLowercase }),
    ...(RequireUppercase === undefined ? {} : { requireUppercase: RequireUppercase }),
    ...(RequireNumbers === undefined ? {} : { requireNumbers: RequireNumbers }),
    ...(RequireSymbols === undefined ? {} : { requireSymbols: RequireSymbols }),
  };
}

/** Starts all of them, and stops those already up when one cannot start. */
export async function startServices({ synth, ports, engine: kind, dataDir }: ServicesParts): Promise<Services> {
  const kept = dataDir ? { dataDir } : {};
  messageFunctionOf(synth.root);
  let writer = (_code: CodeToSend): Promise<PoolMail> => Promise.reject(new Error('no function runs yet'));
  const started: { stop(): Promise<void> }[] = [];
  const up = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const part = await starting;
    started.push(part);
    return part;
  };
  const stop = async () => {
    await Promise.allSettled(started.map((part) => part.stop()));
  };
  try {
    const inbox = await up(startInbox({ port: ports.inbox, ...kept }));
    const [engine, pool, buckets, parameters] = await Promise.all([
      up(startEngine({ port: ports.dynamodb, ...(kind ? { kind } : {}), ...kept })),
      up(
        startUserPool({
          port: ports.cognito,
          groups: groupsOf(synth),
          passwordPolicy: passwordPolicyOf(synth),
          ...clientRulesOf(synth),
          sendCode: async (code) => inbox.deliver(await writer(code)),
          ...kept,
        }),
      ),
      up(startBuckets({ port: ports.s3, synth, ...kept })),
      up(startParameterStore({ port: ports.ssm, ...kept })),
    ]);
    const tableDoor = await up(startTableDoor({ engineEndpoint: engine.endpoint }));
    const writeCodesWith: Services['writeCodesWith'] = (next) => {
      writer = next;
    };
    return { engine, pool, inbox, buckets, parameters, tableDoor, writeCodesWith, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
