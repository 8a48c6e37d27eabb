import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type UserPool as Pool, startUserPool } from '../../local/auth/pool';
import type { CallerKey } from '../../local/functions/callers';
import { POOL_KEY, callPool } from '../../local/testing/pool-calls';
import { type UserPool, userPool } from './user-pool';

const PASSWORD = 'Workbay-demo-1';

/** The gateway as the functions use it, with the SDK's own client, against the local user pool. */
describe('the user pool, as staff are taken on and customers removed', () => {
  const sent: { to: string; code: string; purpose: string }[] = [];
  let pool: Pool;
  let gateway: UserPool;

  beforeAll(async () => {
    pool = await startUserPool({
      ...{ port: 0, groups: ['ADMIN', 'STAFF'], sendCode: (mail: (typeof sent)[number]) => void sent.push(mail) },
      flows: ['USER_PASSWORD_AUTH'],
    });
    pool.accept([POOL_KEY]);
    const environment = {
      USER_POOL_ID: pool.userPoolId,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: POOL_KEY.id,
      AWS_SECRET_ACCESS_KEY: POOL_KEY.secret,
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    gateway = userPool();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await pool.stop();
  });

  const codeFor = (email: string) => sent.findLast(({ to }) => to === email)?.code ?? '';
  const call = async (operation: string, request: object, by: { signer?: CallerKey } = {}): Promise<unknown> => {
    const named = by.signer ? { UserPoolId: pool.userPoolId } : { ClientId: pool.clientId };
    const answer = (await callPool(pool.endpoint, [operation, { ...named, ...request }], by)) as { __type?: string };
    if (answer.__type !== undefined) throw new Error(answer.__type);
    return answer;
  };

  it('finds nobody, somebody invited, and somebody with a sign-in of their own and its groups', async () => {
    expect(await gateway.find('nobody@example.com')).toBeNull();
    const sub = await gateway.create({ email: 'new@example.com', name: 'New' });
    expect(await gateway.find('new@example.com')).toEqual({ sub, state: 'INVITED', roles: [] });
    const own = await pool.createUser({ email: 'own@example.com', password: PASSWORD, groups: ['STAFF'] });
    expect(await gateway.find('own@example.com')).toEqual({ sub: own.sub, state: 'PROVEN', roles: ['STAFF'] });
  });

  it('tells an address that was never proven: by a sign-up, or by an operator', async () => {
    await call('SignUp', { Username: 'squat@example.com', Password: PASSWORD });
    expect(await gateway.find('squat@example.com')).toMatchObject({ state: 'UNCONFIRMED', roles: [] });
    await pool.createUser({ email: 'mine@example.com', password: PASSWORD });
    const UserAttributes = [
      { Name: 'email', Value: 'mine@example.com' },
      { Name: 'email_verified', Value: 'false' },
    ];
    await call('AdminUpdateUserAttributes', { Username: 'mine@example.com', UserAttributes }, { signer: POOL_KEY });
    expect(await gateway.find('mine@example.com')).toMatchObject({ state: 'UNPROVEN' });
  });

  it('finds someone by the address they have proven, not by one that they ask for', async () => {
    const { sub } = await pool.createUser({ email: 'old@example.com', password: PASSWORD });
    const { accessToken } = await pool.signIn('old@example.com', PASSWORD);
    const UserAttributes = [{ Name: 'email', Value: 'yours@example.com' }];
    await call('UpdateUserAttributes', { AccessToken: accessToken, UserAttributes });
    expect(await gateway.find('yours@example.com')).toBeNull();
    expect(await gateway.find('old@example.com')).toMatchObject({ sub, state: 'PROVEN' });
  });

  it('invites again with another first password, until the person has signed in', async () => {
    const email = 'again@example.com';
    const sub = await gateway.create({ email, name: 'Again' });
    const first = codeFor(email);
    await gateway.inviteAgain(email);
    const second = codeFor(email);
    expect(second).not.toBe(first);
    expect(await gateway.find(email)).toEqual({ sub, state: 'INVITED', roles: [] });
    const signIn = (password: string) =>
      call('InitiateAuth', {
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      });
    await expect(signIn(first)).rejects.toThrow('NotAuthorizedException');
    const { Session } = (await signIn(second)) as { Session: string };
    const ChallengeResponses = { USERNAME: email, NEW_PASSWORD: PASSWORD };
    await call('RespondToAuthChallenge', { ChallengeName: 'NEW_PASSWORD_REQUIRED', ChallengeResponses, Session });
    await expect(gateway.inviteAgain(email)).rejects.toMatchObject({ name: 'UnsupportedUserStateException' });
    await expect(gateway.inviteAgain('nobody@example.com')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });

  it('makes no second sign-in for an address', async () => {
    await gateway.create({ email: 'once@example.com', name: 'Once' });
    expect(await gateway.create({ email: 'once@example.com', name: 'Twice' })).toBeNull();
  });

  it('has nothing to end for somebody whose sign-in is gone: everybody may delete their own', async () => {
    const { sub } = await pool.createUser({ email: 'left@example.com', password: PASSWORD, groups: ['STAFF'] });
    const { accessToken } = await pool.signIn('left@example.com', PASSWORD);
    await call('DeleteUser', { AccessToken: accessToken });
    await gateway.setAccess(sub, { roles: ['STAFF'], active: false });
    await expect(gateway.setAccess(sub, { roles: ['STAFF'], active: true })).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });

  it('removes a customer’s sign-in once and for all, and never one with a staff group', async () => {
    const { sub } = await pool.createUser({ email: 'gone@example.com', password: PASSWORD });
    await gateway.remove(sub);
    await gateway.remove(sub);
    expect(await gateway.find('gone@example.com')).toBeNull();
    // The first admin, made in the console, has no row in the staff list that would tell.
    const admin = await pool.createUser({ email: 'first@example.com', password: PASSWORD, groups: ['ADMIN'] });
    await gateway.remove(admin.sub);
    expect(await gateway.find('first@example.com')).toMatchObject({ sub: admin.sub, roles: ['ADMIN'] });
  });
});
