import { describe, expect, it } from 'vitest';
import { answerBy, hostingRules, type HostingRule } from './hosting-rules';
import { PRERENDERED } from './pages';

const files = new Set([
  '/',
  '/app.html',
  '/services/index.html',
  '/book/index.html',
  '/assets/index-1.js',
  '/icon.svg',
]);
const isThere = (urlPath: string): boolean => files.has(urlPath);
const answerTo = (urlPath: string, rules: readonly HostingRule[] = hostingRules()) => answerBy(rules, urlPath, isThere);
const file = (path: string, status = 200) => ({ kind: 'FILE', path, status });

describe('the rules of the deployed site', () => {
  it('answer a lost chunk with 404, never with the app’s page', () => {
    expect(answerTo('/assets/board-route-8fk2.js')).toEqual(file('/app.html', 404));
    expect(answerTo('/assets/fonts/some.woff2')).toEqual(file('/app.html', 404));
  });

  it('never give an address below /assets/ another file, even without the rule that answers 404', () => {
    const others = hostingRules().filter(({ status }) => status !== '404');
    expect(answerTo('/assets/board-route-8fk2.js', others)).toEqual({ kind: 'NOTHING' });
  });

  it('give the app’s addresses its page, even a manage link with its dot', () => {
    for (const address of ['/staff', '/sign-in', '/visit/0b7c.x1-Y_z', '/account/garage', '/assets', '/no/such.html']) {
      expect(answerTo(address)).toEqual(file('/app.html'));
    }
  });

  it('serve every prerendered page without a detour', () => {
    for (const { location, file: name } of PRERENDERED) {
      expect(answerTo(location)).toEqual(file(location === '/' ? '/' : `/${name}`));
    }
  });

  it('serve files as they are', () => {
    expect(answerTo('/assets/index-1.js')).toEqual(file('/assets/index-1.js'));
    expect(answerTo('/icon.svg')).toEqual(file('/icon.svg'));
  });
});

describe('rules as Amplify Hosting follows them', () => {
  const rule = (source: string, target: string, status: HostingRule['status']): HostingRule => ({
    source,
    target,
    status,
  });

  it('the first match decides', () => {
    const first = rule('/docs/<*>', '/one.html', '404-200');
    const second = rule('/docs/<*>', '/two.html', '404-200');
    expect(answerTo('/docs/a', [first, second])).toEqual(file('/one.html'));
    expect(answerTo('/docs/a', [second, first])).toEqual(file('/two.html'));
  });

  it('redirects lead elsewhere and take the rest of the path along', () => {
    const moved = [rule('/old/<*>', '/new/<*>', '301'), rule('/soon', '/later', '302')];
    expect(answerTo('/old/a/b', moved)).toEqual({ kind: 'REDIRECT', location: '/new/a/b', status: 301 });
    expect(answerTo('/soon', moved)).toEqual({ kind: 'REDIRECT', location: '/later', status: 302 });
  });

  it('a rewrite of status 200 hides a file, a rule of status 404-200 does not', () => {
    expect(answerTo('/icon.svg', [rule('/<*>', '/app.html', '200')])).toEqual(file('/app.html'));
    expect(answerTo('/icon.svg', [rule('/<*>', '/app.html', '404-200')])).toEqual(file('/icon.svg'));
  });

  it('a path is taken literally', () => {
    expect(answerTo('/axhtml', [rule('/a.html', '/app.html', '404-200')])).toEqual({ kind: 'NOTHING' });
  });
});
