import { describe, expect, it } from 'vitest';
import { bootHash } from './boot';
import { type BackendHosts, customHttp, developmentHeaders, headersAt, hostingHeaders } from './hosting-headers';

const deployed: BackendHosts = {
  auth: { aws_region: 'ap-southeast-2' },
  data: { url: 'https://abc123.appsync-api.ap-southeast-2.amazonaws.com/graphql' },
  storage: { aws_region: 'ap-southeast-2', bucket_name: 'workbay-files-1x' },
};
const laptop: BackendHosts = {
  auth: { aws_region: 'us-east-1' },
  data: { url: 'http://127.0.0.1:4501/graphql' },
  storage: { aws_region: 'us-east-1', bucket_name: 'workbay-local-files' },
  custom: {
    local: {
      endpoints: {
        graphql: 'http://127.0.0.1:4501/graphql',
        realtime: 'ws://127.0.0.1:4501/graphql/realtime',
        cognito: 'http://127.0.0.1:4502',
        s3: 'http://127.0.0.1:4504',
      },
    },
  },
};

const policyOf = (backend: BackendHosts): Record<string, string> =>
  Object.fromEntries(
    (headersAt(hostingHeaders(backend), '/')['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

const FILES = 'https://workbay-files-1x.s3.ap-southeast-2.amazonaws.com';

describe('the content security policy', () => {
  it('names the API, live updates, user pool and bucket of this deployment, and no one else’s', () => {
    expect(policyOf(deployed)).toMatchObject({
      'default-src': "'self'",
      'img-src': `'self' data: ${FILES}`,
      'connect-src': [
        "'self'",
        'https://abc123.appsync-api.ap-southeast-2.amazonaws.com',
        'wss://abc123.appsync-realtime-api.ap-southeast-2.amazonaws.com',
        'https://cognito-idp.ap-southeast-2.amazonaws.com',
        FILES,
      ].join(' '),
    });
  });

  it('has no wildcard host', () => {
    for (const backend of [deployed, laptop]) expect(Object.values(policyOf(backend)).join(' ')).not.toContain('*');
  });

  it('allows live updates from the API’s own domain if it has one', () => {
    const own = { ...deployed, data: { url: 'https://api.kerrstreet.example/graphql' } };
    expect(policyOf(own)['connect-src']).toContain('https://api.kerrstreet.example wss://api.kerrstreet.example ');
  });

  it('names the ports of the local cloud on a laptop', () => {
    expect(policyOf(laptop)['connect-src']).toBe(
      "'self' http://127.0.0.1:4501 ws://127.0.0.1:4501 http://127.0.0.1:4502 http://127.0.0.1:4504",
    );
    expect(policyOf(laptop)['img-src']).toBe("'self' data: http://127.0.0.1:4504");
  });

  it('allows the boot script and no other inline script, nor text as script', () => {
    expect(policyOf(deployed)).toMatchObject({
      'script-src': `'self' ${bootHash()}`,
      'require-trusted-types-for': "'script'",
      'upgrade-insecure-requests': '',
      'frame-ancestors': "'none'",
      'object-src': "'none'",
    });
  });
});

it('every page is sent with the security headers', () => {
  for (const page of ['/', '/book', '/visit/some.token', '/assets/index-1.js']) {
    const headers = headersAt(hostingHeaders(deployed), page);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  }
});

it('browsers cache only files named after their content', () => {
  expect(headersAt(hostingHeaders(deployed), '/book')['cache-control']).toBe('no-cache');
  expect(headersAt(hostingHeaders(deployed), '/assets/index-1.js')['cache-control']).toContain('immutable');
});

it('the development server sends them too, as far as it can', () => {
  const headers = developmentHeaders(laptop, 5173);
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['content-security-policy']).toContain("connect-src 'self' http://127.0.0.1:4501 ");
  expect(headers['content-security-policy']).toContain("script-src 'self' 'unsafe-inline'; ");
  expect(headers['content-security-policy']).toContain(' ws://127.0.0.1:5173; ');
  expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  expect(headers['cache-control']).toBeUndefined();
});

describe('customHttp.yml', () => {
  const text = customHttp(hostingHeaders(deployed));

  it('has every header on its own line, in quotes', () => {
    const read = [...text.matchAll(/^ {6}- key: '(.+)'\n {8}value: '(.+)'$/gm)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value.replaceAll("''", "'"),
    ]);
    const meant = hostingHeaders(deployed).flatMap(({ headers }) => Object.entries(headers));
    expect(read).toEqual(meant);
    expect(text).toContain("  - pattern: '**/*'\n    headers:\n      - key: 'Strict-Transport-Security'\n");
    expect(text.indexOf("'**/*'")).toBeLessThan(text.indexOf("'/assets/**'"));
  });

  it('holds no wildcard host', () => {
    expect(text).not.toMatch(/\/\/\*|\*\.amazonaws/);
  });
});
