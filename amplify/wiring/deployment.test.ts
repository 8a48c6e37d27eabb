import { describe, expect, it } from 'vitest';
import { isKept, readDeployment } from './deployment';

const MAIN = { type: 'branch', name: 'main' };
const SANDBOX = { type: 'sandbox', name: 'dana' };
const SET = {
  SITE_URL: 'https://www.shop.example',
  MAIL_FROM: 'Kerr Street Motors <bookings@mail.shop.example>',
  MAIL_IDENTITY: 'shop.example',
};
const problemsOf = (settings: Readonly<Record<string, string | undefined>>, context = MAIN) => {
  try {
    readDeployment(context, settings);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
};

describe('a branch', () => {
  it('knows its site, its sender in two parts, and who lets it send', () => {
    expect(readDeployment(MAIN, SET)).toEqual({
      siteUrl: 'https://www.shop.example',
      hosting: null,
      pageOrigins: ['https://www.shop.example'],
      mail: {
        from: { name: 'Kerr Street Motors', address: 'bookings@mail.shop.example' },
        identity: 'shop.example',
      },
      mailsPerSecond: 10,
      isBranch: true,
      isKept: true,
    });
  });

  it('names every missing variable at once', () => {
    expect(problemsOf({})).toEqual([
      expect.stringMatching(/^ {2}SITE_URL must be .* but is not set\.$/),
      expect.stringMatching(/^ {2}MAIL_FROM must be .* but is not set\.$/),
    ]);
  });

  it('may send by the domain of its sender unless told otherwise', () => {
    expect(readDeployment(MAIN, { ...SET, MAIL_IDENTITY: undefined }).mail.identity).toBe('mail.shop.example');
  });

  it.each([
    ...['http://www.shop.example', 'https://www.shop.example/', 'https://www.shop.example/site', 'www.shop.example'],
    ...['https://www.shop.example?x', 'https://user@www.shop.example', 'https://WWW.shop.example', 'https://'],
  ])('refuses the site %s', (SITE_URL) => {
    expect(problemsOf({ ...SET, SITE_URL })).toEqual([expect.stringContaining(JSON.stringify(SITE_URL)) as string]);
  });

  it('refuses a sender that is not a single address', () => {
    const MAIL_FROM = 'Kerr <Kerr <bookings@shop.example>>';
    expect(problemsOf({ ...SET, MAIL_FROM })).toEqual([expect.stringContaining(JSON.stringify(MAIL_FROM)) as string]);
  });

  it.each(['shop.example', 'mail.shop.example', 'bookings@mail.shop.example'])(
    'may send by the identity %s',
    (name) => {
      expect(problemsOf({ ...SET, MAIL_IDENTITY: name })).toEqual([]);
    },
  );

  it.each(['other.example', 'op.example', 'example', 'other@mail.shop.example'])(
    'may not send by the identity %s',
    (name) => {
      expect(problemsOf({ ...SET, MAIL_IDENTITY: name })).toHaveLength(1);
    },
  );

  it('is named even if its sender has no name', () => {
    const { mail } = readDeployment(MAIN, { ...SET, MAIL_FROM: 'bookings@shop.example' });
    expect(mail.from).toEqual({ name: 'Workbay', address: 'bookings@shop.example' });
  });

  it('has a second address at Amplify Hosting', () => {
    const hosting = { AWS_APP_ID: 'd1abcdefghij23', AWS_BRANCH: 'Feature/New_Look' };
    expect(readDeployment(MAIN, { ...SET, ...hosting })).toMatchObject({
      hosting: { appId: 'd1abcdefghij23', branch: 'Feature/New_Look' },
      pageOrigins: ['https://www.shop.example', 'https://feature-new-look.d1abcdefghij23.amplifyapp.com'],
    });
  });
});

describe('a sandbox', () => {
  it('needs no setting', () => {
    expect(readDeployment(SANDBOX, {})).toMatchObject({
      siteUrl: 'http://127.0.0.1:5173',
      mail: { from: { name: 'Workbay', address: 'bookings@workbay.example' }, identity: 'workbay.example' },
      isBranch: false,
    });
  });

  it('refuses a setting that cannot work', () => {
    expect(problemsOf({ MAIL_FROM: 'somewhere' }, SANDBOX)).toHaveLength(1);
  });
});

describe('data entrusted to a deployment', () => {
  it.each([
    [{ type: 'branch', name: 'main' }, true],
    [{ type: 'branch', name: 'pr-list' }, true],
    [{ type: 'standalone', name: 'main' }, true],
    [{ type: 'branch', name: 'pr-7' }, false],
    [{ type: 'branch', name: 'pr-1204' }, false],
    [{ type: 'sandbox', name: 'main' }, false],
  ])('outlives %j: %s', (context, kept) => {
    expect(isKept(context)).toBe(kept);
  });
});
