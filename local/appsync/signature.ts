import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { REGION } from '../synth/physical';

export interface SignedRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Why a signature is invalid, in AWS's words. */
export interface SignatureFault {
  readonly type:
    | 'MissingAuthenticationTokenException'
    | 'IncompleteSignatureException'
    | 'UnrecognizedClientException'
    | 'InvalidSignatureException';
  readonly message: string;
}

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
const MAX_SKEW_MS = 5 * 60 * 1000;

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** `20260102T030405Z` */
export function msOfStamp(stamp: string): number {
  return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function canonicalQuery(url: string): string {
  const query = url.split('?')[1] ?? '';
  return query.split('&').filter(Boolean).sort().join('&');
}

/** Paths are encoded once more, except for S3 (`services/presigned.ts`). */
function canonicalRequest(request: SignedRequest, signedHeaders: string): string {
  const path = (request.url.split('?')[0] ?? '/').replaceAll('%', '%25');
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

const invalid = (message: string): SignatureFault => ({ type: 'InvalidSignatureException', message });

function faultOfScope({ stamp, day, region, service, signedHeaders }: Scope, wanted: string): SignatureFault | null {
  if (service !== wanted) return invalid(`Credential should be scoped to correct service: '${wanted}'.`);
  if (region !== REGION) return invalid(`Credential should be scoped to a valid region, not '${region}'.`);
  if (!stamp.startsWith(day))
    return invalid('Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date.');
  if (!signedHeaders.split(';').includes('host'))
    return invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.");
  if (Math.abs(Date.now() - msOfStamp(stamp)) <= MAX_SKEW_MS) return null;
  return invalid(`Signature expired or not yet current: ${stamp} is more than 5 minutes off.`);
}

/**
 * The key that signed this request for this service, or why the signature is invalid. Source: IAM user guide, "AWS Signature
 * Version 4 for API requests"; services allow five minutes between their clock and the signer's.
 */
export function verdictOnSignature(
  request: SignedRequest,
  service: string,
  secretOf: (accessKeyId: string) => string | undefined,
): { readonly keyId: string } | { readonly fault: SignatureFault } {
  const { authorization = '', 'x-amz-date': stamp = '' } = request.headers;
  if (authorization === '') {
    return { fault: { type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' } };
  }
  const [, keyId = '', day = '', region = '', named = '', signedHeaders = '', signature = ''] =
    HEADER.exec(authorization) ?? [];
  if (signature === '') {
    return {
      fault: {
        type: 'IncompleteSignatureException',
        message: `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header, a Credential, SignedHeaders and a Signature.`,
      },
    };
  }
  const secret = secretOf(keyId);
  if (secret === undefined) {
    return {
      fault: { type: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' },
    };
  }
  const scope = { stamp, day, region, service: named, signedHeaders };
  const fault = faultOfScope(scope, service);
  if (fault !== null) return { fault };
  const fits = timingSafeEqual(signatureOf(request, secret, scope), Buffer.from(signature, 'hex'));
  return fits
    ? { keyId }
    : {
        fault: invalid(
          'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
        ),
      };
}

/** The headers that sign a request with this key, as a function's client would. */
export function signedHeaders(
  request: Omit<SignedRequest, 'headers'> & { readonly host: string; readonly service?: string },
  key: { readonly id: string; readonly secret: string },
  now = new Date(),
): Record<string, string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const { service = 'appsync' } = request;
  const scope = { stamp, day: stamp.slice(0, 8), region: REGION, service, signedHeaders: 'host;x-amz-date' };
  const headers = { host: request.host, 'x-amz-date': stamp };
  const signature = signatureOf({ ...request, headers }, key.secret, scope).toString('hex');
  const credential = `${key.id}/${scope.day}/${REGION}/${service}/aws4_request`;
  return {
    'x-amz-date': stamp,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${scope.signedHeaders}, Signature=${signature}`,
  };
}
