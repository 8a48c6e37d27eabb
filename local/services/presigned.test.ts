import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import { verdictOn } from './presigned';

const KEY = { accessKeyId: 'AKIAFILES', secretAccessKey: 'secret' };
const NOW = new Date('2026-11-21T10:00:00.000Z');
const HOST = '127.0.0.1:4503';
const PATH = '/bucket/vehicle-files/kept/a';
const minutesOn = (minutes: number) => NOW.getTime() + minutes * 60_000;

interface Link {
  readonly seconds?: number;
  readonly at?: Date;
  readonly service?: string;
}

async function linkOf({ seconds = 300, at = NOW, service = 's3' }: Link): Promise<string> {
  const signer = new SignatureV4({
    ...{ service, region: 'us-east-1', sha256: Sha256, credentials: KEY },
    ...{ uriEscapePath: false, applyChecksum: false },
  });
  const headers = { host: HOST, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
  const request = { method: 'GET', protocol: 'http:', hostname: '127.0.0.1', path: PATH, query: {}, headers };
  const { query = {} } = await signer.presign(request, { expiresIn: Math.min(seconds, 604_800), signingDate: at });
  return `${PATH}?${Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')}`;
}

const verdict = async (link: Link, { edit = (url: string) => url, nowMs = minutesOn(1), headers = {} } = {}) =>
  verdictOn(
    { method: 'GET', url: edit(await linkOf(link)), headers: { host: HOST, ...headers } },
    (id) => (id === KEY.accessKeyId ? KEY.secretAccessKey : undefined),
    nowMs,
  );
const DENIED = { refusal: 'AccessDenied' };
const ALTERED = { refusal: 'SignatureDoesNotMatch' };

describe('a link to the bucket', () => {
  it('signed for S3 and still valid works', async () => {
    expect(await verdict({})).toEqual({ keyId: KEY.accessKeyId });
  });

  it('that has expired does not work', async () => {
    expect(await verdict({}, { nowMs: minutesOn(6) })).toEqual(DENIED);
  });

  it('dated in the future does not work yet', async () => {
    expect(await verdict({ at: new Date(minutesOn(60)) })).toEqual(DENIED);
  });

  it.each([
    ['for longer than a week', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=604801')],
    ['for no time', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=-1')],
    ['without an end', (url: string) => url.replace('&X-Amz-Expires=300', '')],
    ['by another algorithm', (url: string) => url.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')],
    ['for another day than it is dated', (url: string) => url.replace('20261121%2F', '20261120%2F')],
    ['by an unknown key', (url: string) => url.replace('AKIAFILES', 'AKIAOTHER')],
  ])('%s does not work', async (_what, edit) => {
    expect(await verdict({}, { edit })).toEqual(DENIED);
  });

  it('signed for another service does not work', async () => {
    expect(await verdict({ service: 'ssm' })).toEqual(DENIED);
  });

  it('with an altered path, time or signature does not work', async () => {
    const edits = [
      (url: string) => url.replace('kept/a', 'kept/b'),
      (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=301'),
      (url: string) => url.replace(/X-Amz-Signature=.{4}/, 'X-Amz-Signature=0000'),
    ];
    for (const edit of edits) expect(await verdict({}, { edit })).toEqual(ALTERED);
  });

  it('does not cover Amazon headers that it does not name', async () => {
    expect(await verdict({}, { headers: { 'x-amz-acl': 'public-read' } })).toEqual(DENIED);
  });
});
