import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallerKey } from '../functions/callers';
import { poolRulesOf } from '../services/pool-template';
import { type Placed, resourcesOf } from '../synth/stacks';
import { type SynthOutput, synthesise } from '../synth/synth';
import { POOL_KEY, callPool } from '../testing/pool-calls';
import { type UserPool, startUserPool } from './pool';

// Each rule of the user pool, tested by a call that breaks it: see RULES.md.

const PASSWORD = 'Workbay-demo-1';
const OTHER_PASSWORD = 'Workbay-demo-2';
const MINUTE_MS = 60_000;

const sent: { to: string; code: string; purpose: string }[] = [];
let synth: SynthOutput;
let pool: UserPool;

const startFrom = (root: SynthOutput['root'], more: object = {}) =>
  startUserPool({ port: 0, sendCode: (mail) => void sent.push(mail), ...poolRulesOf(root), ...more });

beforeAll(async () => {
  synth = await synthesise();
  pool = await startFrom(synth.root);
  pool.accept([POOL_KEY]);
});
afterEach(() => vi.useRealTimers());
afterAll(() => pool.stop());

const atMs = (nowMs: number) => vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
const later = (ms: number) => atMs(Date.now() + ms);
const codeFor = (email: string) => sent.findLast(({ to }) => to === email)?.code ?? '';
const person = async (email: string, password = PASSWORD) => {
  await pool.createUser({ email, password });
  return email;
};
const open = (operation: string, request: object) =>
  callPool(pool.endpoint, [operation, { ClientId: pool.clientId, ...request }]);
const byToken = (operation: string, AccessToken: string, request: object = {}) =>
  callPool(pool.endpoint, [operation, { AccessToken, ...request }]);
const refusal = (type: string, message = '') => ({
  __type: type,
  message: expect.stringContaining(message) as string,
});

/** A copy of the templates with a change in the resource of this type. */
function templateWith(type: string, change: (properties: Record<string, unknown>) => void): SynthOutput['root'] {
  const copy = structuredClone(synth.root);
  const [placed] = resourcesOf(copy, type) as [Placed];
  change(placed.resource.Properties as Record<string, unknown>);
  return copy;
}

describe('ways of signing in', () => {
  const AuthParameters = { USERNAME: 'a@example.com', PASSWORD, SRP_A: 'f' };

  it.each(['USER_PASSWORD_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH', 'constructor'])(
    'that the app client does not allow are refused: %s',
    async (AuthFlow) => {
      expect(await open('InitiateAuth', { AuthFlow, AuthParameters })).toEqual(
        refusal('InvalidParameterException', `${AuthFlow} flow not enabled for this client`),
      );
    },
  );

  it('are those that the template lists', () => {
    const password = (properties: Record<string, unknown>) => {
      properties['ExplicitAuthFlows'] = ['ALLOW_USER_PASSWORD_AUTH'];
    };
    expect(poolRulesOf(templateWith('AWS::Cognito::UserPoolClient', password)).flows).toEqual(['USER_PASSWORD_AUTH']);
    expect(poolRulesOf(synth.root).flows).toEqual(['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH']);
  });

  it('are open to this client only', async () => {
    expect(await open('InitiateAuth', { ClientId: 'another', AuthFlow: 'USER_SRP_AUTH', AuthParameters })).toEqual(
      refusal('ResourceNotFoundException'),
    );
  });
});

describe('a password', () => {
  const begin = (email: string) => pool.signIn(email, PASSWORD);
  const fail = (email: string) => pool.signIn(email, 'Wrong-pass-1');

  it.each(['guessed@example.com', 'nobody@example.com'])(
    'wrong five times means a growing wait, with an account or without: %s',
    async (email) => {
      if (email.startsWith('guessed')) await person(email);
      atMs(Date.now());
      for (let time = 0; time < 5; time += 1)
        await expect(fail(email)).rejects.toThrow('Incorrect username or password.');
      await expect(begin(email)).rejects.toThrow('Password attempts exceeded');
      later(1001);
      await expect(fail(email)).rejects.toThrow('Incorrect username or password.');
      later(1001);
      await expect(fail(email)).rejects.toThrow('Password attempts exceeded');
    },
  );

  it('works again after fifteen minutes without a try', async () => {
    const email = await person('patient@example.com');
    for (let time = 0; time < 5; time += 1) await expect(fail(email)).rejects.toThrow('Incorrect');
    later(16 * MINUTE_MS);
    await expect(begin(email)).resolves.toHaveProperty('idToken');
  });

  it('that is right clears the count of wrong ones', async () => {
    const email = await person('clumsy@example.com');
    for (const _twice of [1, 2]) {
      for (let time = 0; time < 4; time += 1) await expect(fail(email)).rejects.toThrow('Incorrect');
      await begin(email);
    }
  });

  it('of eleven characters is too short: the template asks for twelve', async () => {
    expect(poolRulesOf(synth.root).passwordPolicy).toMatchObject({ minimumLength: 12, temporaryPasswordDays: 3 });
    expect(await open('SignUp', { Username: 'short@example.com', Password: 'Workbay-de1' })).toEqual(
      refusal('InvalidPasswordException', 'not long enough'),
    );
  });

  it('that is temporary works for three days, as the template says', async () => {
    const email = 'late@example.com';
    const request = { UserPoolId: pool.userPoolId, Username: email };
    await callPool(pool.endpoint, ['AdminCreateUser', request], { signer: POOL_KEY });
    later(2 * 24 * 60 * MINUTE_MS);
    await expect(pool.signIn(email, codeFor(email))).rejects.toThrow('NEW_PASSWORD_REQUIRED');
    later(2 * 24 * 60 * MINUTE_MS);
    await expect(pool.signIn(email, codeFor(email))).rejects.toThrow('Temporary password has expired');
  });

  it('can be changed at most five times an hour', async () => {
    const { accessToken } = await pool.signIn(await person('restless@example.com'), PASSWORD);
    const change = () =>
      byToken('ChangePassword', accessToken, { PreviousPassword: 'Wrong-pass-1', ProposedPassword: OTHER_PASSWORD });
    for (let time = 0; time < 5; time += 1) expect(await change()).toEqual(refusal('NotAuthorizedException'));
    expect(await change()).toEqual(refusal('LimitExceededException', 'Attempt limit exceeded'));
  });
});

describe('an address', () => {
  const change = (accessToken: string, email: string) =>
    byToken('UpdateUserAttributes', accessToken, { UserAttributes: [{ Name: 'email', Value: email }] });
  const verify = (accessToken: string, Code: string) =>
    byToken('VerifyUserAttribute', accessToken, { AttributeName: 'email', Code });

  it('counts once it is proven; until then the old one does', async () => {
    const { accessToken } = await pool.signIn(await person('before@example.com'), PASSWORD);
    await change(accessToken, 'after@example.com');
    await expect(pool.signIn('after@example.com', PASSWORD)).rejects.toThrow('Incorrect');
    await expect(pool.signIn('before@example.com', PASSWORD)).resolves.toHaveProperty('idToken');
    // An address that someone else only asked for is still free to sign up with.
    expect(await open('SignUp', { Username: 'after@example.com', Password: PASSWORD })).toHaveProperty('UserSub');
    expect(await verify(accessToken, codeFor('after@example.com'))).toMatchObject(refusal('CodeMismatchException'));
  });

  it('is refused when it is proven if someone else has taken it', async () => {
    const { accessToken } = await pool.signIn(await person('slow@example.com'), PASSWORD);
    await change(accessToken, 'wanted@example.com');
    const code = codeFor('wanted@example.com');
    await person('wanted@example.com');
    expect(await verify(accessToken, code)).toEqual(refusal('AliasExistsException'));
  });

  it('is proven only by the newest code', async () => {
    const { accessToken } = await pool.signIn(await person('again@example.com'), PASSWORD);
    await change(accessToken, 'anew@example.com');
    const first = codeFor('anew@example.com');
    const asked = await byToken('GetUserAttributeVerificationCode', accessToken, { AttributeName: 'email' });
    expect(asked).toMatchObject({ CodeDeliveryDetails: { Destination: 'a***@e***' } });
    expect(await verify(accessToken, first)).toEqual(refusal('CodeMismatchException'));
    expect(await verify(accessToken, codeFor('anew@example.com'))).toEqual({});
    await expect(pool.signIn('anew@example.com', PASSWORD)).resolves.toHaveProperty('idToken');
  });
});

describe('codes', () => {
  it.each([
    ['ForgotPassword', 5, 'many@example.com', {}],
    ['ResendConfirmationCode', 5, 'unknown@example.com', {}],
    ['ConfirmSignUp', 15, 'unknown2@example.com', { ConfirmationCode: '000000' }],
    ['ConfirmForgotPassword', 5, 'unknown3@example.com', { ConfirmationCode: '000000', Password: OTHER_PASSWORD }],
  ])('%s is allowed %i times an hour', async (operation, most, Username, more) => {
    atMs(Date.now());
    const ask = () => open(operation, { Username, ...more });
    for (let time = 0; time < most; time += 1)
      expect(await ask()).not.toMatchObject({ __type: 'LimitExceededException' });
    expect(await ask()).toEqual(
      refusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
    );
    later(61 * MINUTE_MS);
    expect(await ask()).not.toMatchObject({ __type: 'LimitExceededException' });
  });

  it.each([
    ['VerifyUserAttribute', 15, { AttributeName: 'email', Code: '000000x' }],
    ['GetUserAttributeVerificationCode', 5, { AttributeName: 'email' }],
  ])('%s is allowed %i times an hour for a signed-in person', async (operation, most, request) => {
    const { accessToken } = await pool.signIn(await person(`${operation.toLowerCase()}@example.com`), PASSWORD);
    for (let time = 0; time < most; time += 1)
      expect(await byToken(operation, accessToken, request)).not.toMatchObject({ __type: 'LimitExceededException' });
    expect(await byToken(operation, accessToken, request)).toEqual(refusal('LimitExceededException'));
  });

  it('work for an hour for a new password, for a day for an address', async () => {
    const email = await person('slowly@example.com');
    await open('ForgotPassword', { Username: email });
    await open('SignUp', { Username: 'slower@example.com', Password: PASSWORD });
    later(61 * MINUTE_MS);
    const reset = { Username: email, ConfirmationCode: codeFor(email), Password: OTHER_PASSWORD };
    expect(await open('ConfirmForgotPassword', reset)).toEqual(refusal('ExpiredCodeException'));
    later(24 * 60 * MINUTE_MS);
    const ConfirmationCode = codeFor('slower@example.com');
    expect(await open('ConfirmSignUp', { Username: 'slower@example.com', ConfirmationCode })).toEqual(
      refusal('ExpiredCodeException'),
    );
  });
});

describe('administration', () => {
  const promote = { GroupName: 'ADMIN', Username: 'promoted@example.com' };
  const admin = (by: Parameters<typeof callPool>[2], request: object = {}) =>
    callPool(pool.endpoint, ['AdminAddUserToGroup', { UserPoolId: pool.userPoolId, ...promote, ...request }], by);
  const without = (key: Partial<CallerKey>): CallerKey => ({ ...POOL_KEY, ...key });

  it('needs a signature made with the key, now, and for this service', async () => {
    await person(promote.Username);
    expect(await admin({})).toEqual(refusal('MissingAuthenticationTokenException'));
    expect(await admin({ headers: { authorization: 'AWS4-HMAC-SHA256 x' } })).toEqual(
      refusal('IncompleteSignatureException'),
    );
    expect(await admin({ signer: without({ id: 'AKIASTRANGER' }) })).toEqual(refusal('UnrecognizedClientException'));
    expect(await admin({ signer: without({ secret: 'guessed' }) })).toEqual(refusal('InvalidSignatureException'));
    expect(await admin({ signer: POOL_KEY, at: new Date(Date.now() - 6 * MINUTE_MS) })).toEqual(
      refusal('InvalidSignatureException', '5 minutes'),
    );
    expect(await admin({ signer: POOL_KEY })).toEqual({});
  });

  it('needs a role that allows this operation on this pool', async () => {
    const reader = without({ id: 'AKIAREADER', functionName: 'customers' });
    const statements = [{ Effect: 'Allow', Action: 'cognito-idp:AdminGetUser', Resource: '*' }];
    pool.accept([{ ...reader, statements }]);
    expect(await admin({ signer: reader })).toEqual(
      refusal(
        'AccessDeniedException',
        'customers is not authorized to perform: cognito-idp:AdminAddUserToGroup on resource',
      ),
    );
    expect(await admin({ signer: POOL_KEY }, { UserPoolId: 'us-east-1_other' })).toEqual(
      refusal('ResourceNotFoundException', 'us-east-1_other does not exist'),
    );
  });

  it('is not alone in checking signatures: an open operation refuses a wrong one too', async () => {
    const { signer } = { signer: without({ secret: 'guessed' }) };
    const signUp = { ClientId: pool.clientId, Username: 'x@example.com', Password: PASSWORD };
    expect(await callPool(pool.endpoint, ['SignUp', signUp], { signer })).toEqual(refusal('InvalidSignatureException'));
  });
});

describe('tokens', () => {
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iat: number; exp: number };

  it('of each kind live as long as the template says', async () => {
    const root = templateWith('AWS::Cognito::UserPoolClient', (properties) => {
      properties['AccessTokenValidity'] = 5;
    });
    const other = await startFrom(root);
    try {
      await other.createUser({ email: 'a@example.com', password: PASSWORD });
      const { idToken, accessToken, refreshToken } = await other.signIn('a@example.com', PASSWORD);
      const [id, access] = [claimsOf(idToken), claimsOf(accessToken)];
      expect([id.exp - id.iat, access.exp - access.iat]).toEqual([15 * 60, 5 * 60]);
      later(8 * 24 * 60 * MINUTE_MS);
      const refresh = { ClientId: other.clientId, RefreshToken: refreshToken };
      expect(await callPool(other.endpoint, ['GetTokensFromRefreshToken', refresh])).toEqual(
        refusal('NotAuthorizedException', 'Refresh Token has expired'),
      );
    } finally {
      await other.stop();
    }
  });
});

describe('a template that asks for something missing here stops the start', () => {
  const POOL = 'AWS::Cognito::UserPool';
  const CLIENT = 'AWS::Cognito::UserPoolClient';

  it.each([
    ['an address counts before it is proven', POOL, { UserAttributeUpdateSettings: {} }],
    ['user names are no addresses', POOL, { UsernameAttributes: ['phone_number'] }],
    ['the second step is not optional', POOL, { MfaConfiguration: 'ON' }],
    ['no one may sign up', POOL, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }],
    ['it tells who has an account', CLIENT, { PreventUserExistenceErrors: 'LEGACY' }],
  ])('%s', (because, type, change) => {
    expect(() => poolRulesOf(templateWith(type, (properties) => void Object.assign(properties, change)))).toThrow(
      because,
    );
  });
});
