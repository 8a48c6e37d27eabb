import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { msOfStamp } from '../appsync/signature';

/** A request to a bucket with its signature in the address, as in links. */
export interface PresignedRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** The key that signed, or why the request is refused, in S3's words. */
export type Verdict = { readonly keyId: string } | { readonly refusal: 'AccessDenied' | 'SignatureDoesNotMatch' };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** A link works for at most a week (S3 user guide, "Sharing objects with presigned URLs"), and not before its date. */
const LONGEST_SECONDS = 604_800;
const MAX_SKEW_MS = 15 * 60 * 1000;

const DENIED: Verdict = { refusal: 'AccessDenied' };

/** Whether the link is valid now: its date, the day of its credential, and its lifetime in seconds. */
function isInTime(query: ReadonlyMap<string, string>, day: string, nowMs: number): boolean {
  const stamp = query.get('X-Amz-Date') ?? '';
  const seconds = Number(query.get('X-Amz-Expires'));
  const fromMs = msOfStamp(stamp);
  if (!stamp.startsWith(day) || !(seconds >= 1 && seconds <= LONGEST_SECONDS)) return false;
  return nowMs >= fromMs - MAX_SKEW_MS && nowMs <= fromMs + seconds * 1000;
}

/** The key that signed, if the signature is correct, covers every header that matters, and has not expired. */
export function verdictOn(
  request: PresignedRequest,
  secretOf: (keyId: string) => string | undefined,
  nowMs = Date.now(),
): Verdict {
  const [path = '/', queryText = ''] = request.url.split('?');
  const query = new Map([...new URLSearchParams(queryText.replaceAll('+', '%2B'))]);
  const [keyId = '', day = '', region = '', service = ''] = (query.get('X-Amz-Credential') ?? '').split('/');
  const secret = secretOf(keyId);
  const stamp = query.get('X-Amz-Date') ?? '';
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const unsigned = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
  const isScoped = service === 's3' && query.get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256';
  if (secret === undefined || !isScoped || !isInTime(query, day, nowMs)) return DENIED;
  if (!signed.includes('host') || unsigned.length > 0) return DENIED;
  const canonicalQuery = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const headers = signed.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  const payload = query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  const canonical = [request.method, path, canonicalQuery, headers.join(''), signed.join(';'), payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', stamp, `${day}/${region}/${service}/aws4_request`, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '', 'hex');
  const expected = hmac(key, toSign);
  const fits = given.length === expected.length && timingSafeEqual(given, expected);
  return fits ? { keyId } : { refusal: 'SignatureDoesNotMatch' };
}
