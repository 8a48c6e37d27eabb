import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
const MAX_SKEW_MS = 5 * 60 * 1000;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** `20260102T030405Z` */
function msOfStamp(stamp: string): number {
  return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function canonicalQuery(url: string): string {
  const query = url.split('?')[1] ?? '';
  return query.split('&').filter(Boolean).sort().join('&');
}

function canonicalRequest(request: SignedRequest, signedHeaders: string): string {
  const path = request.url.split('?')[0] ?? '/';
  const lines = signedHeaders
    .split(';')
    .map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  return [request.method, path, canonicalQuery(request.url), lines.join(''), signedHeaders, sha256(request.body)].join(
    '\n',
  );
}

interface Scope {
  readonly stamp: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: string;
}

function signatureOf(request: SignedRequest, secret: string, scope: Scope): Buffer {
  const { stamp, day, region, service, signedHeaders } = scope;
  const canonical = sha256(canonicalRequest(request, signedHeaders));
  const toSign = ['AWS4-HMAC-SHA256', stamp, `${day}/${region}/${service}/aws4_request`, canonical].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  return hmac(key, toSign);
}

/**
 * The access key id that really signed this request (AWS Signature Version 4), or nothing: no header of that form,
 * an unknown key, another body, or a stamp more than five minutes off.
 */
export function signerOf(
  request: SignedRequest,
  secretOf: (accessKeyId: string) => string | undefined,
): string | undefined {
  const [, accessKeyId = '', day = '', region = '', service = '', signedHeaders = '', signature = ''] =
    HEADER.exec(request.headers.authorization ?? '') ?? [];
  const secret = secretOf(accessKeyId);
  const stamp = request.headers['x-amz-date'] ?? '';
  if (!secret || !signature || !(Math.abs(Date.now() - msOfStamp(stamp)) <= MAX_SKEW_MS)) return undefined;
  const expected = signatureOf(request, secret, { stamp, day, region, service, signedHeaders });
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? accessKeyId : undefined;
}

/** The headers that sign a request to AppSync with this key, as a function's own client would. */
export function signedHeaders(
  request: Omit<SignedRequest, 'headers'> & { readonly host: string },
  key: { readonly id: string; readonly secret: string },
): Record<string, string> {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = {
    stamp,
    day: stamp.slice(0, 8),
    region: 'us-east-1',
    service: 'appsync',
    signedHeaders: 'host;x-amz-date',
  };
  const headers = { host: request.host, 'x-amz-date': stamp };
  const signature = signatureOf({ ...request, headers }, key.secret, scope).toString('hex');
  const credential = `${key.id}/${scope.day}/us-east-1/appsync/aws4_request`;
  return {
    'x-amz-date': stamp,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${scope.signedHeaders}, Signature=${signature}`,
  };
}
