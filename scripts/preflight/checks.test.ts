import { describe, expect, it } from 'vitest';
import { hostingRules } from '../site/hosting-rules';
import { checkFacts } from './checks';
import type { Facts, Read } from './facts';
import { VARIABLES, ready } from './ready-facts';

const found = <T>(value: T): Read<T> => ({ kind: 'FOUND', value });
const absent = { kind: 'ABSENT' } as const;
const notAllowed = { kind: 'UNKNOWN', why: 'not allowed' } as const;

const missingIn = (facts: Partial<Facts>): string[] =>
  checkFacts({ ...ready, ...facts })
    .filter(({ state }) => state === 'MISSING')
    .map(({ sentence }) => sentence);

const withVariables = (variables: Record<string, string | undefined>) =>
  missingIn({ variables: { ...VARIABLES, ...variables } });

it('a deployment that lacks nothing is told so, line by line', () => {
  const findings = checkFacts(ready);
  expect(findings.map(({ state }) => state)).toEqual(findings.map(() => 'GOOD'));
  expect(findings).toHaveLength(9);
});

describe('SITE_URL', () => {
  it.each([
    [undefined, 'is not set'],
    ['book.kerrstreet.test', 'is not an address'],
    ['http://book.kerrstreet.test', 'must begin with https://'],
    ['https://book.kerrstreet.test/', 'without a path or a slash at the end'],
    ['https://book.kerrstreet.test/book', 'without a path or a slash at the end'],
    ['http://127.0.0.1:5173', 'is this machine'],
    ['https://localhost', 'is this machine'],
  ])('%s', (address, sentence) => {
    expect(withVariables({ SITE_URL: address })).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('MAIL_FROM', () => {
  it.each([
    ['bookings@kerrstreet.test'],
    ['Kerr Street Motors <bookings@kerrstreet.test>'],
    ['Müller & Söhne, Perth <bookings@mail.kerrstreet.test>'],
  ])('%s is good', (sender) => {
    expect(withVariables({ MAIL_FROM: sender })).toEqual([]);
  });

  it.each([
    ['Kerr Street Motors'],
    ['Kerr Street Motors <bookings>'],
    ['Kerr <Kerr <bookings@kerrstreet.test>>'],
    ['one@kerrstreet.test, two@kerrstreet.test'],
    ['büro@kerrstreet.test'],
  ])('%s is rejected', (sender) => {
    expect(withVariables({ MAIL_FROM: sender })).toContainEqual(expect.stringContaining('MAIL_FROM is neither'));
  });

  it('is reported when it is not set or is the example from the docs', () => {
    expect(withVariables({ MAIL_FROM: undefined })).toContainEqual(expect.stringContaining('MAIL_FROM is not set'));
    expect(withVariables({ MAIL_FROM: 'bookings@workbay.example' })).toContainEqual(
      expect.stringContaining('MAIL_FROM is an example'),
    );
  });
});

describe('MAIL_IDENTITY', () => {
  it.each([['kerrstreet.test'], ['mail.kerrstreet.test'], ['Bookings@mail.kerrstreet.test']])(
    '%s covers the sender',
    (identity) => {
      expect(withVariables({ MAIL_FROM: 'bookings@mail.kerrstreet.test', MAIL_IDENTITY: identity })).toEqual([]);
    },
  );

  it.each([['street.test'], ['other@kerrstreet.test'], ['mail.kerrstreet.test']])('%s does not', (identity) => {
    expect(withVariables({ MAIL_IDENTITY: identity })).toEqual([expect.stringContaining('does not cover')]);
  });
});

it('the secret is set, long enough, and not the placeholder that Amplify reads without it', () => {
  expect(missingIn({ secret: absent })).toEqual([expect.stringContaining('is not set')]);
  expect(missingIn({ secret: found('<value will be resolved during runtime>') })).toEqual([
    expect.stringContaining('placeholder'),
  ]);
  expect(missingIn({ secret: found('0123456789abcdef0123456789abcde') })).toEqual([
    expect.stringContaining('fewer than 32'),
  ]);
});

it('the account and region are bootstrapped, in a version that Amplify takes', () => {
  expect(missingIn({ bootstrapVersion: absent })).toEqual([expect.stringContaining('not bootstrapped')]);
  expect(missingIn({ bootstrapVersion: found(5) })).toEqual([expect.stringContaining('not bootstrapped')]);
});

it('SES knows the sender and sends to anyone', () => {
  expect(missingIn({ mailIdentity: absent })).toEqual(['SES has not verified kerrstreet.test in this region.']);
  expect(missingIn({ mailIdentity: found({ isVerified: false }) })).toHaveLength(1);
  expect(missingIn({ mailAccount: found({ isOutOfSandbox: false }) })).toEqual([expect.stringContaining('sandbox')]);
});

it('the rewrites are those in the file, in its order', () => {
  const [first, ...others] = hostingRules();
  expect(missingIn({ rules: found([]) })).toHaveLength(1);
  expect(missingIn({ rules: found(first ? [...others, first] : []) })).toHaveLength(1);
  expect(missingIn({ rules: found([{ source: '/<*>', target: '/app.html', status: '404-200' }]) })).toEqual([
    expect.stringContaining('hosting-rules.json'),
  ]);
});

it('Node is a version that the packages support', () => {
  expect(missingIn({ nodeVersion: '20.18.3' })).toEqual([expect.stringContaining('20.19 or later')]);
  expect(missingIn({ nodeVersion: '18.20.0' })).toHaveLength(1);
  expect(missingIn({ nodeVersion: '20.19.0' })).toEqual([]);
});

it('what cannot be checked is reported, and stops nothing', () => {
  const findings = checkFacts({
    ...ready,
    secret: notAllowed,
    bootstrapVersion: notAllowed,
    mailIdentity: notAllowed,
    mailAccount: notAllowed,
    rules: notAllowed,
  });
  expect(findings.filter(({ state }) => state === 'MISSING')).toEqual([]);
  const unknown = findings.filter(({ state }) => state === 'UNKNOWN');
  expect(unknown).toHaveLength(5);
  for (const { sentence } of unknown) expect(sentence).toMatch(/^Could not check .*: not allowed\.$/);
});

it('no line reveals the secret', () => {
  const sentences = [ready, { ...ready, secret: found('short-secret') }].flatMap(checkFacts);
  for (const { sentence } of sentences) expect(sentence).not.toMatch(/0123456789abcdef|short-secret/);
});
