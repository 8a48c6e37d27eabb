import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { TELLING_BYTES } from '../../domain/vehicles/vehicle-file';
import { required } from '../kernel/tables';

/** How long a link works. */
const LINK_SECONDS = 300;

/** A browser's request to store one file: exactly these headers, and a body of the announced size. */
export interface UploadLink {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The object stored under a key: its size, type and first bytes. */
export interface StoredObject {
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly etag: string;
  readonly start: Uint8Array;
}

/**
 * The one private bucket. A browser reaches it by links that work for minutes; uploads stay apart, under `pending/`,
 * until they are checked and kept. No one gets a link that writes to `kept/`.
 */
export interface FileStore {
  /** The link covers type and size, and stores only where there is no object yet. */
  uploadLink(key: string, file: { readonly contentType: string; readonly sizeBytes: number }): Promise<UploadLink>;
  /** An upload that is not yet kept; null if there is none. */
  look(key: string): Promise<StoredObject | null>;
  /** Keeps a checked upload. False when it is no longer there, or no longer the same. */
  keep(key: string, etag: string): Promise<boolean>;
  /** A link that gives out a kept file, as this type and in this way. */
  link(key: string, as: { readonly contentType: string; readonly disposition: string }): Promise<string>;
  /** Removes what was uploaded under the key, kept or not. Safe if nothing is there. */
  remove(key: string): Promise<void>;
  /** Removes what waits to be kept. */
  dropPending(key: string): Promise<void>;
}

interface Call {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

type Variables = Readonly<Record<string, string | undefined>>;

const pending = (key: string): string => `vehicle-files/pending/${key}`;
const kept = (key: string): string => `vehicle-files/kept/${key}`;

/** Without the right to list a bucket, S3 answers 403 for a missing object. */
const isNothing = (status: number): boolean => status === 404 || status === 403;

/**
 * The bucket of this deployment. Every request is signed here, as links are; S3's own client would be bigger than the
 * whole function. Links are dated `now`.
 */
export function fileStore(now: string, variables: Variables = process.env): FileStore {
  // Looked up on use: the sweep of kept data needs the bucket only where it holds something until a day.
  const bucketName = () => required('FILES_BUCKET', variables);

  async function signed({ method, path, headers = {}, query = {} }: Call, signingDate = new Date()): Promise<string> {
    const place = placeOf(bucketName(), variables);
    const request = {
      method,
      protocol: place.origin.protocol,
      hostname: place.origin.hostname,
      ...(place.origin.port ? { port: Number(place.origin.port) } : {}),
      path: `${place.prefix}/${path}`,
      query: { ...query },
      headers: { ...headers, host: place.origin.host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    };
    const presigned = await signerOf(variables).presign(request, {
      expiresIn: LINK_SECONDS,
      signingDate,
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
    return `${place.origin.origin}${presigned.path}?${queryText(presigned.query ?? {})}`;
  }

  async function send(call: Call): Promise<Response> {
    const response = await fetch(await signed(call), { method: call.method, headers: { ...call.headers } });
    if (response.status < 500) return response;
    throw new Error(`the bucket answers ${response.status}: ${(await response.text()).slice(0, 300)}`);
  }

  async function drop(path: string): Promise<void> {
    const { ok, status } = await send({ method: 'DELETE', path });
    if (!ok && status !== 404) throw new Error(`the bucket answers ${status} to a removal`);
  }

  return {
    async uploadLink(key, { contentType, sizeBytes }) {
      const headers = { 'content-type': contentType, 'if-none-match': '*' };
      const all = { ...headers, 'content-length': String(sizeBytes) };
      return { url: await signed({ method: 'PUT', path: pending(key), headers: all }, new Date(now)), headers };
    },

    async look(key) {
      const range = { range: `bytes=0-${TELLING_BYTES - 1}` };
      const response = await send({ method: 'GET', path: pending(key), headers: range });
      if (isNothing(response.status)) return null;
      // 416: there is an object, and it is empty.
      if (!response.ok && response.status !== 416) throw new Error(`the bucket answers ${response.status} to a look`);
      return {
        contentType: response.headers.get('content-type') ?? '',
        sizeBytes: Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? 0),
        etag: response.headers.get('etag') ?? '',
        start: response.ok ? new Uint8Array(await response.arrayBuffer()) : new Uint8Array(),
      };
    },

    async keep(key, etag) {
      const headers = {
        'x-amz-copy-source': `/${bucketName()}/${pending(key)}`,
        'x-amz-copy-source-if-match': etag,
      };
      const response = await send({ method: 'PUT', path: kept(key), headers });
      const text = await response.text();
      if (isNothing(response.status) || response.status === 412) return false;
      // A copy that fails on the way is answered with 200 and the error in the text.
      if (!response.ok || !text.includes('CopyObjectResult')) throw new Error(`not kept: ${text.slice(0, 300)}`);
      return true;
    },

    link: (key, { contentType, disposition }) => {
      const query = { 'response-content-type': contentType, 'response-content-disposition': disposition };
      return signed({ method: 'GET', path: kept(key), query }, new Date(now));
    },

    remove: async (key) => {
      await drop(kept(key));
      await drop(pending(key));
    },

    dropPending: (key) => drop(pending(key)),
  };
}

/** Where the bucket answers: under its own name, or below the endpoint named in the environment, as in every SDK. */
function placeOf(bucket: string, variables: Variables): { readonly origin: URL; readonly prefix: string } {
  const endpoint = variables['AWS_ENDPOINT_URL_S3'] ?? variables['AWS_ENDPOINT_URL'];
  if (endpoint) return { origin: new URL(endpoint), prefix: `/${bucket}` };
  return { origin: new URL(`https://${bucket}.s3.${required('AWS_REGION', variables)}.amazonaws.com`), prefix: '' };
}

function signerOf(variables: Variables): SignatureV4 {
  const sessionToken = variables['AWS_SESSION_TOKEN'];
  return new SignatureV4({
    service: 's3',
    region: required('AWS_REGION', variables),
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
    credentials: {
      accessKeyId: required('AWS_ACCESS_KEY_ID', variables),
      secretAccessKey: required('AWS_SECRET_ACCESS_KEY', variables),
      ...(sessionToken ? { sessionToken } : {}),
    },
  });
}

/** Percent-encoded as signatures require. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const queryText = (query: Readonly<Record<string, unknown>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${encoded(name)}=${encoded(String(value))}`)
    .join('&');
