import { startUserPool } from '../auth/pool';
import type { UserPool } from '../auth/pool';
import { startEngine } from '../engine/engine';
import type { Engine, EngineKind } from '../engine/engine';
import { startInbox } from '../inbox/inbox';
import type { Inbox } from '../inbox/inbox';
import type { Ports } from '../ports';
import type { SynthOutput } from '../synth/synth';
import { startBuckets } from './buckets';
import type { BucketStore } from './buckets';
import type { CodeToSend } from '../auth/pool';
import { messageFunctionOf } from './code-mail';
import type { PoolMail } from './code-mail';
import { poolRulesOf } from './pool-template';
import { startParameterStore } from './parameters';
import type { ParameterStore } from './parameters';
import { startTableDoor } from './table-door';
import type { TableDoor } from './table-door';

/** The services beside the API: database, user pool, mail, files, secrets. */
export interface Services {
  readonly engine: Engine;
  readonly pool: UserPool;
  readonly inbox: Inbox;
  readonly buckets: BucketStore;
  readonly parameters: ParameterStore;
  /** Writes the user pool's emails: its trigger, once the functions run. */
  writeCodesWith(writer: (code: CodeToSend) => Promise<PoolMail>): void;
  /** The functions' access to the engine. */
  readonly tableDoor: TableDoor;
  stop(): Promise<void>;
}

export interface ServicesParts {
  readonly synth: SynthOutput;
  readonly ports: Ports;
  readonly engine?: EngineKind;
  readonly dataDir?: string;
}

/** Starts all of them; if one fails, stops those already running. */
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
      up(startEngine({ ...(kind ? { kind } : {}), ...kept })),
      up(
        startUserPool({
          port: ports.cognito,
          ...poolRulesOf(synth.root),
          sendCode: async (code) => inbox.deliver(await writer(code)),
          ...kept,
        }),
      ),
      up(startBuckets({ port: ports.s3, synth, ...kept })),
      up(startParameterStore({ port: ports.ssm, ...kept })),
    ]);
    const tableDoor = await up(startTableDoor({ engineEndpoint: engine.endpoint, port: ports.dynamodb }));
    const writeCodesWith: Services['writeCodesWith'] = (next) => {
      writer = next;
    };
    return { engine, pool, inbox, buckets, parameters, tableDoor, writeCodesWith, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
