import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { propertiesOf, nameOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import type { Placed } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';

export interface BucketStore {
  readonly endpoint: string;
  /** Lets these keys sign requests, as the functions' roles do in AWS. */
  accept(keys: readonly { readonly id: string; readonly secret: string }[]): void;
  stop(): Promise<void>;
}

interface CorsRule {
  readonly AllowedOrigins?: readonly string[];
  readonly AllowedMethods?: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  readonly MaxAge?: number;
}

interface S3rver {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

type S3rverClass = new (options: object) => S3rver;

interface Account {
  createKeyPair(id: string, secret: string): void;
}

const require = createRequire(import.meta.url);

const tags = (name: string, values: readonly unknown[] = []) =>
  values.map((value) => `<${name}>${String(value)}</${name}>`).join('');

function corsXml(rules: readonly CorsRule[]): string {
  const written = rules.map(
    (rule) =>
      `<CORSRule>${tags('AllowedOrigin', rule.AllowedOrigins)}${tags('AllowedMethod', rule.AllowedMethods)}` +
      `${tags('AllowedHeader', rule.AllowedHeaders)}${tags('ExposeHeader', rule.ExposedHeaders)}` +
      `${rule.MaxAge === undefined ? '' : tags('MaxAgeSeconds', [rule.MaxAge])}</CORSRule>`,
  );
  return `<CORSConfiguration>${written.join('')}</CORSConfiguration>`;
}

/** Amplify adds buckets for its own deployment assets; only those of the storage stack are the product's. */
const isOfProduct = ({ logicalId }: Placed) => !/CodegenAssets|modelIntrospection/i.test(logicalId);

function bucketOf(placed: Placed) {
  const { CorsConfiguration } = propertiesOf<{ CorsConfiguration?: { CorsRules?: readonly CorsRule[] } }>(placed);
  const rules = CorsConfiguration?.CorsRules ?? [];
  return { name: nameOf(placed), configs: rules.length > 0 ? [corsXml(rules)] : [] };
}

/** The buckets the backend declares, in files. A signature that does not match is refused. */
export async function startBuckets(parts: {
  port: number;
  dataDir?: string;
  synth: SynthOutput;
}): Promise<BucketStore> {
  const Server = require('@20minutes/s3rver') as S3rverClass;
  const { DUMMY_ACCOUNT } = require('@20minutes/s3rver/lib/models/account') as { DUMMY_ACCOUNT: Account };
  const directory = parts.dataDir ? join(parts.dataDir, 'buckets') : mkdtempSync(join(tmpdir(), 'workbay-buckets-'));
  mkdirSync(directory, { recursive: true });
  const server = new Server({
    address: '127.0.0.1',
    port: parts.port,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: resourcesOf(parts.synth.root, 'AWS::S3::Bucket').filter(isOfProduct).map(bucketOf),
  });
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accept: (keys) => {
      for (const { id, secret } of keys) DUMMY_ACCOUNT.createKeyPair(id, secret);
    },
    stop: async () => {
      await server.close();
      if (!parts.dataDir) rmSync(directory, { recursive: true, force: true });
    },
  };
}
