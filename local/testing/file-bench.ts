import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileStore, type UploadLink, fileStore } from '../../amplify/gateways/file-store';
import { startBuckets } from '../services/buckets';
import { nameOf, propertiesOf } from '../synth/evaluate';
import { resourcesOf } from '../synth/stacks';
import { type SynthOutput, synthesise } from '../synth/synth';

/** The deployment's bucket on this machine, for tests of commands that keep files. */
export interface FileBench {
  /** The function's store; its links are dated now. */
  files(now?: string): FileStore;
  /** Sends a file as a browser would; returns the status. */
  send(link: UploadLink | null, body: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** The bucket's objects, by key. */
  stored(): Promise<Readonly<Record<string, Buffer>>>;
  stop(): Promise<void>;
}

const KEY = { id: 'AKIAFILEBENCH', secret: 'bench-secret' };

/** The bucket's name, from the environment of a function that has it. */
function bucketNameOf(synth: SynthOutput): string {
  const functions = resourcesOf(synth.root, 'AWS::Lambda::Function').map((placed) =>
    propertiesOf<{ Environment?: { Variables?: Record<string, string> } }>(placed),
  );
  const name = functions.flatMap(({ Environment }) => Environment?.Variables?.['FILES_BUCKET'] ?? [])[0];
  const known = resourcesOf(synth.root, 'AWS::S3::Bucket').map((placed) => nameOf(placed));
  if (name === undefined || !known.includes(name)) throw new Error('no function knows the bucket');
  return name;
}

/** Every object in a folder of the bucket server, by its key. */
export async function storedObjects(folder: string): Promise<Readonly<Record<string, Buffer>>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const objects = entries.filter((entry) => entry.isFile() && entry.name.endsWith('._S3rver_object'));
  const read = objects.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const key = path.slice(folder.length + 1).replace(/^[^/]+\//, '');
    return [key.replace(/\._S3rver_object$/, ''), await readFile(path)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

export async function openFileBench(): Promise<FileBench> {
  const synth = await synthesise();
  const dataDir = await mkdtemp(join(tmpdir(), 'workbay-files-'));
  const buckets = await startBuckets({ port: 0, dataDir, synth });
  const name = bucketNameOf(synth);
  const ours = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
  const statements = [{ Effect: 'Allow', Action: ours, Resource: `arn:aws:s3:::${name}/vehicle-files/*` }];
  buckets.accept([{ ...KEY, functionName: 'bench', statements }]);
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: buckets.endpoint,
    AWS_ACCESS_KEY_ID: KEY.id,
    AWS_SECRET_ACCESS_KEY: KEY.secret,
    FILES_BUCKET: name,
  };
  return {
    files: (now = new Date().toISOString()) => fileStore(now, environment),
    send: async (link, body, headers = {}) => {
      if (link === null) throw new Error('nowhere to send it');
      const request = { method: 'PUT', headers: { ...link.headers, ...headers }, body: new Uint8Array(body) };
      return (await fetch(link.url, request)).status;
    },
    stored: () => storedObjects(join(dataDir, 'buckets')),
    stop: async () => {
      await buckets.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
