import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { propertiesOf, nameOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { Placed } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import type { CallerKey } from '../functions/callers';
import { type DoorContext, bucketDoor } from './bucket-door';

export interface BucketStore {
  readonly endpoint: string;
  /** Lets these keys sign requests, as far as their roles allow. */
  accept(keys: readonly CallerKey[]): void;
  stop(): Promise<void>;
}

interface CorsRule {
  readonly AllowedOrigins?: readonly string[];
  readonly AllowedMethods?: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  readonly MaxAge?: number;
}

type Middleware = (context: DoorContext, next: () => Promise<unknown>) => Promise<void>;

interface S3rver {
  readonly middleware: Middleware[];
  readonly store: {
    existsObject(bucket: string, key: string): Promise<unknown>;
    getMetadata(bucket: string, key: string): Promise<{ readonly etag: string }>;
  };
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

type S3rverClass = new (options: object) => S3rver;

interface Account {
  createKeyPair(id: string, secret: string): void;
}

const require = createRequire(import.meta.url);

/** A site on this machine can have any port, so a loopback origin counts for all ports. */
const onAnyPort = (origin: string): string => origin.replace(/^(http:\/\/(?:127\.0\.0\.1|localhost)):\d+$/, '$1:*');

const originsOf = (placed: Placed): string[] =>
  rulesOf(placed).flatMap(({ AllowedOrigins = [] }) => AllowedOrigins.map(onAnyPort));

const rulesOf = (placed: Placed): readonly CorsRule[] =>
  propertiesOf<{ CorsConfiguration?: { CorsRules?: readonly CorsRule[] } }>(placed).CorsConfiguration?.CorsRules ?? [];

const tags = (name: string, values: readonly unknown[] = []) =>
  values.map((value) => `<${name}>${String(value)}</${name}>`).join('');

function corsXml(rules: readonly CorsRule[]): string {
  const written = rules.map(
    (rule) =>
      `<CORSRule>${tags('AllowedOrigin', rule.AllowedOrigins?.map(onAnyPort))}${tags('AllowedMethod', rule.AllowedMethods)}` +
      `${tags('AllowedHeader', rule.AllowedHeaders)}${tags('ExposeHeader', rule.ExposedHeaders)}` +
      `${rule.MaxAge === undefined ? '' : tags('MaxAgeSeconds', [rule.MaxAge])}</CORSRule>`,
  );
  return `<CORSConfiguration>${written.join('')}</CORSConfiguration>`;
}

/** Amplify adds buckets for its own deployment assets; only the storage stack's are the product's. */
const isOfProduct = ({ logicalId }: Placed) => !/CodegenAssets|modelIntrospection/i.test(logicalId);

function bucketOf(placed: Placed) {
  const rules = rulesOf(placed);
  return { name: nameOf(placed), configs: rules.length > 0 ? [corsXml(rules)] : [] };
}

/** The backend's buckets, as files, behind a door as strict as S3. */
export async function startBuckets(parts: {
  port: number;
  dataDir?: string;
  synth: SynthOutput;
}): Promise<BucketStore> {
  const Server = require('@20minutes/s3rver') as S3rverClass;
  const { DUMMY_ACCOUNT } = require('@20minutes/s3rver/lib/models/account') as { DUMMY_ACCOUNT: Account };
  const directory = parts.dataDir ? join(parts.dataDir, 'buckets') : mkdtempSync(join(tmpdir(), 'workbay-buckets-'));
  mkdirSync(directory, { recursive: true });
  const placed = resourcesOf(parts.synth.root, 'AWS::S3::Bucket').filter(isOfProduct);
  const origins = placed.flatMap(originsOf);
  const keys = new Map<string, CallerKey>();
  const server = new Server({
    address: '127.0.0.1',
    port: parts.port,
    silent: true,
    directory,
    vhostBuckets: false,
    // The door has already checked every signature, also for characters that the server encodes differently.
    allowMismatchedSignatures: true,
    configureBuckets: placed.map(bucketOf),
  });
  server.middleware.unshift(
    bucketDoor({
      keyOf: (id) => keys.get(id),
      allowsOrigin: (origin) => origins.some((allowed) => allowed === origin || allowed === onAnyPort(origin)),
      etagAt: async (path) => {
        const [bucket = '', ...steps] = path.split('/');
        const key = steps.join('/');
        if (!(await server.store.existsObject(bucket, key))) return undefined;
        return (await server.store.getMetadata(bucket, key)).etag;
      },
    }),
  );
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accept: (accepted) => {
      for (const key of accepted) {
        keys.set(key.id, key);
        DUMMY_ACCOUNT.createKeyPair(key.id, key.secret);
      }
    },
    stop: async () => {
      await server.close();
      if (!parts.dataDir) rmSync(directory, { recursive: true, force: true });
    },
  };
}
