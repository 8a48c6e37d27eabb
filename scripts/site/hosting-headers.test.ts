import { expect, test } from 'vitest';
import { hostingHeaders } from './hosting-headers';

const headersAt = (urlPath: string): Record<string, string> =>
  Object.assign({}, ...hostingHeaders().map((rule) => (rule.matches(urlPath) ? rule.headers : {}))) as Record<
    string,
    string
  >;

test('every page is sent with the security headers of the deployed site', () => {
  for (const page of ['/', '/book', '/visit/some.token', '/assets/index-1.js']) {
    const headers = headersAt(page);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'self'; script-src 'self' 'sha256-.*frame-ancestors 'none'$/,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  }
});

test('only files named after their content are kept by browsers', () => {
  expect(headersAt('/book')['cache-control']).toBe('no-cache');
  expect(headersAt('/assets/index-1.js')['cache-control']).toContain('immutable');
});
