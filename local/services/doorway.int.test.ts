import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud';

// Any page open in the developer's browser can send requests to this machine, even under its own name.

const SITE = 'http://127.0.0.1:5173';
const EVIL = 'https://evil.example';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a request with another Host, which `fetch` does not allow. */
const send = (endpoint: string, { method, headers }: Asked): Promise<{ status: number; allowed: string | undefined }> =>
  new Promise((resolve, reject) => {
    const sent = request(endpoint, { method, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, allowed: answer.headers['access-control-allow-origin'] });
    });
    sent.once('error', reject).end(method === 'POST' ? '{}' : undefined);
  });

const PARTS = ['graphql', 'cognito', 's3', 'ses', 'dynamodb', 'lambda'] as const;
const endpointOf = (part: (typeof PARTS)[number]) => cloud.endpoints[part];

describe.each(PARTS)('the door of %s', (part) => {
  it('is closed to a page of another site, which cannot read the answer either', async () => {
    const preflight = { origin: EVIL, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x' };
    for (const asked of [
      { method: 'POST', headers: { origin: EVIL } },
      { method: 'GET', headers: { origin: 'null' } },
      { method: 'OPTIONS', headers: preflight },
    ]) {
      expect(await send(endpointOf(part), asked)).toEqual({ status: 403, allowed: undefined });
    }
  });

  it('is closed under another name, which a page could point at this machine', async () => {
    const asked = { method: 'POST', headers: { host: 'rebound.evil.example' } };
    expect(await send(endpointOf(part), asked)).toEqual({ status: 403, allowed: undefined });
  });
});

describe('pages of this machine', () => {
  it.each(['graphql', 'cognito'] as const)('may call %s and read its answer', async (part) => {
    const preflight = {
      origin: SITE,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-api-key',
    };
    expect(await send(endpointOf(part), { method: 'OPTIONS', headers: preflight })).toEqual({
      status: 204,
      allowed: SITE,
    });
    expect((await send(endpointOf(part), { method: 'POST', headers: { origin: SITE } })).allowed).toBe(SITE);
  });

  it.each(['dynamodb', 'lambda'] as const)('get nothing from %s', async (part) => {
    const asked = { method: 'POST', headers: { origin: SITE } };
    expect(await send(endpointOf(part), asked)).toEqual({ status: 403, allowed: undefined });
  });
});

describe('live changes', () => {
  it('reach no page of another site', async () => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    const at = cloud.endpoints.realtime.replace('ws', 'http');
    expect((await send(at, { method: 'GET', headers: { ...headers, origin: EVIL } })).status).toBe(401);
  });
});
