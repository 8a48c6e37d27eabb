import type { IncomingHttpHeaders } from 'node:http';
import type { CallerKey } from '../functions/callers';
import { firstRefusal } from '../functions/iam';
import { isFromHere } from './doorway';
import { verdictOn } from './presigned';

/** What the door needs of a request in the bucket server (Koa). */
export interface DoorContext {
  readonly method: string;
  readonly req: {
    readonly url?: string;
    readonly headers: IncomingHttpHeaders;
    resume(): unknown;
  };
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

interface DoorParts {
  keyOf(id: string): CallerKey | undefined;
  allowsOrigin(origin: string): boolean;
  /** The ETag of the object at `bucket/key`, if there is one. */
  etagAt(path: string): Promise<string | undefined>;
}

const ACTION: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

const onObject = (action: string, path: string) => ({ action, resource: `arn:aws:s3:::${path}` });

/** A copy can require that its source is still the one that was seen. */
async function isStillThatSource(
  {
    'x-amz-copy-source': source = '',
    'x-amz-copy-source-if-match': seen,
  }: Readonly<Record<string, string | undefined>>,
  etagAt: DoorParts['etagAt'],
): Promise<boolean> {
  return seen === undefined || (await etagAt(decodeURIComponent(source).replace(/^\//, ''))) === seen;
}

const STATUS = { AccessDenied: 403, SignatureDoesNotMatch: 403, PreconditionFailed: 412 } as const;

/**
 * Guards the bucket server and is as strict as S3: it requires a valid, unexpired signature and a role that allows the
 * request, and overwrites nothing if the request forbids it. Like S3 it answers 403 for missing objects, because no role
 * of ours may list a bucket.
 */
export function bucketDoor({ keyOf, allowsOrigin, etagAt }: DoorParts) {
  const refuse = (context: DoorContext, code: keyof typeof STATUS, origin: string) => {
    context.req.resume();
    if (allowsOrigin(origin)) context.set('access-control-allow-origin', origin);
    context.status = STATUS[code];
    context.set('content-type', 'application/xml');
    context.body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  };

  return async (context: DoorContext, next: () => Promise<unknown>): Promise<void> => {
    if (!isFromHere(context.req.headers)) {
      refuse(context, 'AccessDenied', '');
      return;
    }
    if (context.method === 'OPTIONS') {
      await next();
      return;
    }
    const { url = '/' } = context.req;
    const headers = Object.fromEntries(
      Object.entries(context.req.headers).map(([name, value]) => [name, String(value)]),
    );
    const origin = headers['origin'] ?? '';
    const verdict = verdictOn({ method: context.method, url, headers }, (id) => keyOf(id)?.secret);
    const signer = 'keyId' in verdict ? keyOf(verdict.keyId) : undefined;
    if ('refusal' in verdict || !signer) {
      refuse(context, 'refusal' in verdict ? verdict.refusal : 'AccessDenied', origin);
      return;
    }
    const path = decodeURIComponent(url.split('?')[0] ?? '').slice(1);
    const wanted = [onObject(ACTION[context.method] ?? 'none', path)];
    const source = headers['x-amz-copy-source'];
    if (source !== undefined) wanted.push(onObject('s3:GetObject', decodeURIComponent(source).replace(/^\//, '')));
    if (firstRefusal(signer, wanted) !== null) {
      refuse(context, 'AccessDenied', origin);
      return;
    }
    const isTaken = context.method === 'PUT' && headers['if-none-match'] === '*' && (await etagAt(path)) !== undefined;
    if (isTaken || !(await isStillThatSource(headers, etagAt))) {
      refuse(context, 'PreconditionFailed', origin);
      return;
    }
    try {
      await next();
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'NoSuchKey') throw error;
      refuse(context, 'AccessDenied', origin);
    }
  };
}
