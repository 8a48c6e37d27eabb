import { Amplify } from 'aws-amplify';
import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  confirmUserAttribute,
  fetchAuthSession,
  fetchUserAttributes,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
  updatePassword,
  updateUserAttributes,
} from 'aws-amplify/auth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallerKey } from '../functions/callers';
import { POOL_KEY, callPool } from '../testing/pool-calls';
import { startUserPool, type UserPool } from './pool';

const PASSWORD = 'Workbay-demo-1';
const OTHER_PASSWORD = 'Workbay-demo-2';

/** Calls the local user pool as the site does: through the real `aws-amplify/auth`. */
describe('the local user pool, used by aws-amplify/auth', () => {
  const sent: { to: string; code: string; purpose: string }[] = [];
  let pool: UserPool;

  beforeAll(async () => {
    pool = await startUserPool({ port: 0, groups: ['ADMIN', 'MECHANIC'], sendCode: (mail) => void sent.push(mail) });
    pool.accept([POOL_KEY]);
    const { userPoolId, clientId: userPoolClientId, endpoint: userPoolEndpoint } = pool;
    Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } });
  });
  afterEach(() => signOut());
  afterAll(() => pool.stop());

  const codeFor = (email: string) => sent.findLast(({ to }) => to === email)?.code ?? '';
  const aCustomer = async (email: string, groups: string[] = []) => {
    const { sub } = await pool.createUser({ email, password: PASSWORD, groups, name: 'Casey Customer' });
    return { email, sub };
  };

  it('signs a customer up, sends a code, and lets them in with a verified address', async () => {
    const email = 'new@example.com';
    const { nextStep, userId } = await signUp({
      username: email,
      password: PASSWORD,
      options: { userAttributes: { email, name: 'New' } },
    });
    expect(nextStep).toMatchObject({
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: { destination: 'n***@e***' },
    });
    expect(sent.at(-1)).toMatchObject({ to: email, purpose: 'SIGN_UP' });
    expect((await signIn({ username: email, password: PASSWORD })).nextStep.signInStep).toBe('CONFIRM_SIGN_UP');
    await confirmSignUp({ username: email, confirmationCode: codeFor(email) });
    expect(await signIn({ username: email, password: PASSWORD })).toMatchObject({ isSignedIn: true });
    expect(await fetchUserAttributes()).toMatchObject({ sub: userId, email, email_verified: 'true', name: 'New' });
    expect((await fetchAuthSession()).tokens?.idToken?.payload).toMatchObject({
      sub: userId,
      email_verified: true,
      name: 'New',
    });
  });

  it('sends another sign-up code, after which the first no longer counts', async () => {
    const email = 'again@example.com';
    await signUp({ username: email, password: PASSWORD, options: { userAttributes: { email }, autoSignIn: true } });
    const first = codeFor(email);
    await resendSignUpCode({ username: email });
    expect(codeFor(email)).not.toBe(first);
    await expect(confirmSignUp({ username: email, confirmationCode: first })).rejects.toThrow(
      named('CodeMismatchException'),
    );
    await confirmSignUp({ username: email, confirmationCode: codeFor(email) });
  });

  it('refuses a second account for one address, a weak password, and attributes that customers may not set', async () => {
    const { email } = await aCustomer('taken@example.com');
    await expect(signUp({ username: 'Taken@Example.com', password: PASSWORD })).rejects.toThrow(
      named('UsernameExistsException'),
    );
    await expect(signUp({ username: `x${email}`, password: 'short' })).rejects.toThrow(
      named('InvalidPasswordException'),
    );
    const userAttributes = { email_verified: 'true' } as Record<string, string>;
    await expect(signUp({ username: `y${email}`, password: PASSWORD, options: { userAttributes } })).rejects.toThrow(
      named('NotAuthorizedException'),
    );
  });

  it('signs staff in with their groups', async () => {
    const { email, sub } = await aCustomer('mia.mechanic@example.com', ['MECHANIC', 'ADMIN']);
    await signIn({ username: email.toUpperCase(), password: PASSWORD });
    const { tokens, userSub } = await fetchAuthSession();
    expect(userSub).toBe(sub);
    expect(tokens?.idToken?.payload).toMatchObject({
      'cognito:groups': ['ADMIN', 'MECHANIC'],
      iss: pool.issuer,
      aud: pool.clientId,
    });
    expect(tokens?.accessToken.payload).toMatchObject({
      'cognito:groups': ['ADMIN', 'MECHANIC'],
      client_id: pool.clientId,
    });
  });

  it('gives the same refusal for a wrong password and an unknown address', async () => {
    const { email } = await aCustomer('quiet@example.com');
    const refusal = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    for (const username of [email, 'nobody@example.com']) {
      await expect(signIn({ username, password: 'Wrong-pass-1' })).rejects.toMatchObject(refusal);
    }
  });

  it('refuses a disabled user at sign-in and at refresh', async () => {
    const { email } = await aCustomer('leaver@example.com');
    await signIn({ username: email, password: PASSWORD });
    await pool.setEnabled(email, false);
    expect((await fetchAuthSession({ forceRefresh: true })).tokens).toBeUndefined();
    const refusal = { name: 'NotAuthorizedException', message: 'User is disabled.' };
    await expect(signIn({ username: email, password: PASSWORD })).rejects.toMatchObject(refusal);
    await pool.setEnabled(email, true);
    expect(await signIn({ username: email, password: PASSWORD })).toMatchObject({ isSignedIn: true });
  });

  it('refreshes tokens until the session is signed out', async () => {
    const { email } = await aCustomer('stays@example.com');
    await signIn({ username: email, password: PASSWORD });
    const before = (await fetchAuthSession()).tokens;
    const after = (await fetchAuthSession({ forceRefresh: true })).tokens;
    expect(after?.idToken?.payload.jti).not.toBe(before?.idToken?.payload.jti);
    await signOut({ global: true });
    await expect(call('GetUser', { AccessToken: after?.accessToken.toString() })).resolves.toMatchObject({
      __type: 'NotAuthorizedException',
    });
  });

  it('forgets a refresh token that was revoked, and keeps the other sessions', async () => {
    const { email } = await aCustomer('twophones@example.com');
    const [one, two] = [await pool.signIn(email, PASSWORD), await pool.signIn(email, PASSWORD)];
    await call('RevokeToken', { ClientId: pool.clientId, Token: one.refreshToken });
    const refresh = (RefreshToken: string) =>
      call('GetTokensFromRefreshToken', { ClientId: pool.clientId, RefreshToken });
    expect(await refresh(one.refreshToken)).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(await refresh(two.refreshToken)).toHaveProperty('AuthenticationResult.IdToken');
    const legacy = {
      ClientId: pool.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: two.refreshToken },
    };
    expect(await call('InitiateAuth', legacy)).toHaveProperty('AuthenticationResult.AccessToken');
  });

  it('resets a forgotten password with the emailed code, once', async () => {
    const { email } = await aCustomer('forgetful@example.com');
    await resetPassword({ username: email });
    expect(sent.at(-1)).toMatchObject({ to: email, purpose: 'RESET_PASSWORD' });
    const reset = { username: email, newPassword: OTHER_PASSWORD, confirmationCode: codeFor(email) };
    await expect(confirmResetPassword({ ...reset, confirmationCode: '000000x' })).rejects.toThrow(
      named('CodeMismatchException'),
    );
    await confirmResetPassword(reset);
    await expect(confirmResetPassword(reset)).rejects.toThrow(named('ExpiredCodeException'));
    await expect(signIn({ username: email, password: PASSWORD })).rejects.toThrow(named('NotAuthorizedException'));
    expect(await signIn({ username: email, password: OTHER_PASSWORD })).toMatchObject({ isSignedIn: true });
  });

  it('does not reveal by a reset whether an address has an account', async () => {
    const mails = sent.length;
    expect(await resetPassword({ username: 'nobody@example.com' })).toMatchObject({
      nextStep: { codeDeliveryDetails: { destination: 'n***@e***' } },
    });
    expect(sent).toHaveLength(mails);
  });

  it('stops a reset code from being guessed', async () => {
    const { email } = await aCustomer('guessed@example.com');
    await resetPassword({ username: email });
    const guess = (confirmationCode: string) =>
      confirmResetPassword({ username: email, newPassword: OTHER_PASSWORD, confirmationCode });
    for (const wrong of ['a', 'b', 'c', 'd', 'e'])
      await expect(guess(wrong)).rejects.toThrow(named('CodeMismatchException'));
    await expect(guess(codeFor(email))).rejects.toThrow(named('LimitExceededException'));
  });

  it('changes the password and the address of the signed-in person', async () => {
    const { email } = await aCustomer('mover@example.com');
    await aCustomer('neighbour@example.com');
    await signIn({ username: email, password: PASSWORD });
    await expect(updatePassword({ oldPassword: 'Wrong-pass-1', newPassword: OTHER_PASSWORD })).rejects.toThrow(
      named('NotAuthorizedException'),
    );
    await updatePassword({ oldPassword: PASSWORD, newPassword: OTHER_PASSWORD });
    await expect(updateUserAttributes({ userAttributes: { email: 'neighbour@example.com' } })).rejects.toThrow(
      named('AliasExistsException'),
    );
    await updateUserAttributes({ userAttributes: { email: 'moved@example.com' } });
    expect(sent.at(-1)).toMatchObject({ to: 'moved@example.com', purpose: 'VERIFY_EMAIL' });
    expect((await fetchAuthSession({ forceRefresh: true })).tokens?.idToken?.payload).toMatchObject({
      email,
      email_verified: true,
    });
    const confirmEmail = (confirmationCode: string) =>
      confirmUserAttribute({ userAttributeKey: 'email', confirmationCode });
    await expect(confirmEmail('000000x')).rejects.toThrow(named('CodeMismatchException'));
    await confirmEmail(codeFor('moved@example.com'));
    expect(await fetchUserAttributes()).toMatchObject({ email: 'moved@example.com', email_verified: 'true' });
  });

  it('invites staff with a temporary password that must be changed', async () => {
    const email = 'invited@example.com';
    const signed = { signer: POOL_KEY };
    await call('AdminCreateUser', { UserPoolId: pool.userPoolId, Username: email }, signed);
    expect(sent.at(-1)).toMatchObject({ to: email, purpose: 'INVITATION' });
    const { nextStep } = await signIn({ username: email, password: codeFor(email) });
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
    expect(await confirmSignIn({ challengeResponse: PASSWORD })).toMatchObject({ isSignedIn: true });
  });

  it('sends an invitation again, with another temporary password, only to people who have not signed in', async () => {
    const email = 'waiting@example.com';
    const signed = { signer: POOL_KEY };
    const again = { UserPoolId: pool.userPoolId, Username: email, MessageAction: 'RESEND' };
    expect(await call('AdminCreateUser', again, signed)).toMatchObject({ __type: 'UserNotFoundException' });
    await call('AdminCreateUser', { UserPoolId: pool.userPoolId, Username: email }, signed);
    const first = codeFor(email);
    expect(await call('AdminCreateUser', again, signed)).toMatchObject({
      User: { Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' },
    });
    expect(sent.at(-1)).toMatchObject({ to: email, purpose: 'INVITATION' });
    await expect(signIn({ username: email, password: first })).rejects.toThrow(named('NotAuthorizedException'));
    await signIn({ username: email, password: codeFor(email) });
    await confirmSignIn({ challengeResponse: PASSWORD });
    expect(await call('AdminCreateUser', again, signed)).toMatchObject({ __type: 'UnsupportedUserStateException' });
  });

  it('uses the one version of cognito-local whose internals it knows', async () => {
    const { default: installed } = await import('cognito-local/package.json', { with: { type: 'json' } });
    expect(installed.version).toBe('5.3.0');
  });

  const call = (operation: string, request: object, by: { signer?: CallerKey } = {}) =>
    callPool(pool.endpoint, [operation, request], by);
});

const named = (name: string) => expect.objectContaining({ name }) as unknown as Error;
