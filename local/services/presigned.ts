import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request to a bucket that carries its signature in the address, as links do. */
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

const msOfStamp = (stamp: string) =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const DENIED: Verdict = { refusal: 'AccessDenied' };

/** Who signed the request, if the signature fits it, covers every header that matters, and has not run out. */
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
  const endsMs = msOfStamp(stamp) + Number(query.get('X-Amz-Expires')) * 1000;
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const unsigned = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
  if (secret === undefined || !(nowMs <= endsMs) || service !== 's3') return DENIED;
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
