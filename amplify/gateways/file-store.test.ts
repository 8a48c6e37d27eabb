import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../local/services/presigned';
import { fileStore } from './file-store';

const NOW = '2026-11-21T10:00:00.000Z';
const DEPLOYED = {
  FILES_BUCKET: 'amplify-shop-files',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token/with+signs=',
};
const photo = { contentType: 'image/jpeg', sizeBytes: 1234 };
const shown = { contentType: 'image/jpeg', disposition: `inline; filename="a.jpg"; filename*=UTF-8''%C3%A4%2A.jpg` };

const pathOf = (url: string) => url.slice(new URL(url).origin.length);
const minutesOn = (minutes: number) => Date.parse(NOW) + minutes * 60_000;

/** How a bucket that knows the key answers a request with this link. */
function verdict(url: string, method: string, headers: Readonly<Record<string, string>> = {}, nowMs = minutesOn(1)) {
  const request = { method, url: pathOf(url), headers: { host: new URL(url).host, ...headers } };
  return verdictOn(
    request,
    (id) => (id === DEPLOYED.AWS_ACCESS_KEY_ID ? DEPLOYED.AWS_SECRET_ACCESS_KEY : undefined),
    nowMs,
  );
}

describe('links to the bucket', () => {
  it('go to the bucket’s own address over TLS, with the role’s token, if no endpoint is named', async () => {
    const url = new URL(await fileStore(NOW, DEPLOYED).link('key', shown));
    expect(url.origin).toBe('https://amplify-shop-files.s3.eu-central-1.amazonaws.com');
    expect(url.pathname).toBe('/vehicle-files/kept/key');
    expect(url.searchParams.get('X-Amz-Security-Token')).toBe(DEPLOYED.AWS_SESSION_TOKEN);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
  });

  it.each(['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'])('go below the endpoint that %s names', async (variable) => {
    const url = await fileStore(NOW, { ...DEPLOYED, [variable]: 'http://127.0.0.1:9000' }).link('key', shown);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:9000\/amplify-shop-files\/vehicle-files\/kept\/key\?/);
  });

  it('are good for five minutes, and only for what they say', async () => {
    const url = await fileStore(NOW, DEPLOYED).link('key', shown);
    expect(verdict(url, 'GET')).toEqual({ keyId: DEPLOYED.AWS_ACCESS_KEY_ID });
    expect(verdict(url, 'GET', {}, minutesOn(6))).toEqual({ refusal: 'AccessDenied' });
    expect(verdict(url, 'PUT')).toEqual({ refusal: 'SignatureDoesNotMatch' });
    expect(verdict(url.replace('kept', 'pending'), 'GET')).toEqual({ refusal: 'SignatureDoesNotMatch' });
  });

  it('take an upload of the announced type and size, which overwrites nothing', async () => {
    const { url, headers } = await fileStore(NOW, DEPLOYED).uploadLink('key', photo);
    expect(new URL(url).pathname).toBe('/vehicle-files/pending/key');
    expect(headers).toEqual({ 'content-type': 'image/jpeg', 'if-none-match': '*' });
    const right = { ...headers, 'content-length': '1234' };
    expect(verdict(url, 'PUT', right)).toEqual({ keyId: DEPLOYED.AWS_ACCESS_KEY_ID });
    for (const wrong of [
      { ...right, 'content-length': '1235' },
      { ...right, 'content-type': 'text/html' },
      { ...right, 'if-none-match': '' },
    ]) {
      expect(verdict(url, 'PUT', wrong)).toEqual({ refusal: 'SignatureDoesNotMatch' });
    }
    expect(verdict(url, 'PUT', { ...right, 'x-amz-acl': 'public-read' })).toEqual({ refusal: 'AccessDenied' });
  });
});
