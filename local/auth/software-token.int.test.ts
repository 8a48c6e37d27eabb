import { Amplify } from 'aws-amplify';
import {
  confirmSignIn,
  fetchAuthSession,
  fetchMFAPreference,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  updatePassword,
  verifyTOTPSetup,
} from 'aws-amplify/auth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { oneTimeCode } from './one-time-code';
import { startUserPool, type UserPool } from './pool';
import { createTokenVerifier } from './verify';

const PASSWORD = 'Workbay-demo-1';
const STEP_MS = 30_000;

describe('the second step of signing in, used by aws-amplify/auth', () => {
  let pool: UserPool;

  beforeAll(async () => {
    pool = await startUserPool({ port: 0, groups: ['ADMIN'], sendCode: () => undefined });
    const { userPoolId, clientId: userPoolClientId, endpoint: userPoolEndpoint } = pool;
    Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } });
  });
  afterEach(() => signOut());
  afterAll(() => pool.stop());

  const aPerson = async (email: string) => {
    await pool.createUser({ email, password: PASSWORD });
    await signIn({ username: email, password: PASSWORD });
    return email;
  };
  /** Sets an app up with the current code, which uses it up. */
  const withAnApp = async (email: string) => {
    await aPerson(email);
    const { sharedSecret } = await setUpTOTP();
    await verifyTOTPSetup({ code: oneTimeCode(sharedSecret, Date.now()) });
    await updateMFAPreference({ totp: 'PREFERRED' });
    return sharedSecret;
  };
  const stepAfterPassword = async (username: string) =>
    (await signIn({ username, password: PASSWORD })).nextStep.signInStep;

  it('asks for a one-time code once an authenticator is set up, and offers no other way in', async () => {
    const email = await aPerson('careful@example.com');
    const { sharedSecret } = await setUpTOTP();
    await expect(verifyTOTPSetup({ code: '000000' })).rejects.toThrow(named('EnableSoftwareTokenMFAException'));
    await verifyTOTPSetup({ code: oneTimeCode(sharedSecret, Date.now()) });
    expect(await fetchMFAPreference()).toEqual({});
    await updateMFAPreference({ totp: 'PREFERRED' });
    expect(await fetchMFAPreference()).toMatchObject({ preferred: 'TOTP' });
    await signOut();
    expect(await stepAfterPassword(email)).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await expect(confirmSignIn({ challengeResponse: '000000' })).rejects.toThrow(named('CodeMismatchException'));
    const next = oneTimeCode(sharedSecret, Date.now() + STEP_MS);
    expect(await confirmSignIn({ challengeResponse: next })).toMatchObject({ isSignedIn: true });
    const forged = {
      ClientId: pool.clientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: 'made-up',
      ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: oneTimeCode(sharedSecret, Date.now()) },
    };
    expect(await call('RespondToAuthChallenge', forged)).toMatchObject({ __type: 'NotAuthorizedException' });
  });

  it('refuses a code the second time', async () => {
    const email = 'overlooked@example.com';
    const secret = await withAnApp(email);
    const code = oneTimeCode(secret, Date.now() + STEP_MS);
    await signOut();
    await stepAfterPassword(email);
    await confirmSignIn({ challengeResponse: code });
    await signOut();
    await stepAfterPassword(email);
    await expect(confirmSignIn({ challengeResponse: code })).rejects.toThrow(named('ExpiredCodeException'));
  });

  it('keeps the old app until the new one is verified', async () => {
    const email = 'newphone@example.com';
    const secret = await withAnApp(email);
    const { sharedSecret: abandoned } = await setUpTOTP();
    expect(abandoned).not.toBe(secret);
    await signOut();
    await stepAfterPassword(email);
    await expect(confirmSignIn({ challengeResponse: oneTimeCode(abandoned, Date.now()) })).rejects.toThrow(
      named('CodeMismatchException'),
    );
    const code = oneTimeCode(secret, Date.now() + STEP_MS);
    expect(await confirmSignIn({ challengeResponse: code })).toMatchObject({ isSignedIn: true });
  });

  it('accepts a password alone again once the second step is off', async () => {
    const email = 'carefree@example.com';
    await withAnApp(email);
    await updateMFAPreference({ totp: 'DISABLED' });
    await signOut();
    expect(await stepAfterPassword(email)).toBe('DONE');
  });

  it('switches nothing on without a verified app', async () => {
    await aPerson('hasty@example.com');
    await expect(updateMFAPreference({ totp: 'ENABLED' })).rejects.toThrow(named('InvalidParameterException'));
    await expect(verifyTOTPSetup({ code: '123456' })).rejects.toThrow(named('InvalidParameterException'));
  });

  it('refuses a weak new password and keeps the old one', async () => {
    const email = await aPerson('lazy@example.com');
    await expect(updatePassword({ oldPassword: PASSWORD, newPassword: 'short' })).rejects.toThrow(
      named('InvalidPasswordException'),
    );
    await signOut();
    expect(await stepAfterPassword(email)).toBe('DONE');
  });

  it('ends every session at once, but an id token stays valid until its hour is over', async () => {
    const email = await aPerson('everywhere@example.com');
    const elsewhere = await pool.signIn(email, PASSWORD);
    const idToken = (await fetchAuthSession()).tokens?.idToken?.toString() ?? '';
    await signOut({ global: true });
    const refresh = { ClientId: pool.clientId, RefreshToken: elsewhere.refreshToken };
    expect(await call('GetTokensFromRefreshToken', refresh)).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(await call('GetUser', { AccessToken: elsewhere.accessToken })).toMatchObject({
      __type: 'NotAuthorizedException',
    });
    const verifier = createTokenVerifier({ ...pool, jwks: await pool.jwks() });
    expect(verifier.verify(idToken)).toMatchObject({ email });
  });

  async function call(operation: string, request: object): Promise<unknown> {
    const response = await fetch(pool.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify(request),
    });
    return response.json();
  }
});

const named = (name: string) => expect.objectContaining({ name }) as unknown as Error;
