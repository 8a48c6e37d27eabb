import './amplify';
import * as auth from 'aws-amplify/auth';
import type { Actor } from '../../domain/access/permissions';
import { rolesFrom } from '../../domain/access/roles';

/** The current id token, refreshed when due; null for a visitor. */
export async function idTokenOfSession(): Promise<string | null> {
  const { tokens } = await auth.fetchAuthSession();
  return tokens?.idToken?.toString() ?? null;
}

/** The signed-in person, from their token. Only the staff list says which technician a member of staff is. */
export async function currentActor(): Promise<Actor> {
  const { tokens } = await auth.fetchAuthSession();
  const claims = tokens?.idToken?.payload;
  if (typeof claims?.sub !== 'string') return { kind: 'VISITOR' };
  const groups = claims['cognito:groups'];
  const roles = rolesFrom(Array.isArray(groups) ? (groups as string[]) : []);
  if (roles.length === 0) return { kind: 'CUSTOMER', customerId: claims.sub };
  return { kind: 'STAFF', staffId: claims.sub, roles, technicianId: null };
}

/** The signed-in person's verified address; empty for a visitor. */
export async function currentEmail(): Promise<string> {
  const { tokens } = await auth.fetchAuthSession();
  const email = tokens?.idToken?.payload['email'];
  return typeof email === 'string' ? email : '';
}

/** The name they signed up with; empty if they gave none. */
export async function currentName(): Promise<string> {
  const { tokens } = await auth.fetchAuthSession();
  const name = tokens?.idToken?.payload['name'];
  return typeof name === 'string' ? name : '';
}

/** Signs in with a password and returns the name of Amplify's next step; `DONE` if there is none. */
export async function signIn(username: string, password: string): Promise<string> {
  const { nextStep } = await auth.signIn({ username, password });
  return nextStep.signInStep;
}

export async function confirmSignIn(challengeResponse: string): Promise<string> {
  const { nextStep } = await auth.confirmSignIn({ challengeResponse });
  return nextStep.signInStep;
}

export async function signUp(account: { name: string; email: string; password: string }): Promise<void> {
  await auth.signUp({
    username: account.email,
    password: account.password,
    options: { userAttributes: { email: account.email, name: account.name } },
  });
}

export async function confirmSignUp(username: string, confirmationCode: string): Promise<void> {
  await auth.confirmSignUp({ username, confirmationCode });
}

export async function resendCode(username: string): Promise<void> {
  await auth.resendSignUpCode({ username });
}

export async function resetPassword(username: string): Promise<void> {
  await auth.resetPassword({ username });
}

export async function confirmReset(reset: { email: string; code: string; password: string }): Promise<void> {
  await auth.confirmResetPassword({
    username: reset.email,
    confirmationCode: reset.code,
    newPassword: reset.password,
  });
}

export async function signOut(): Promise<void> {
  await auth.signOut();
}

/** Signs out on every device. Renews the tokens first: Amplify hides the refusal of an old one. */
export async function signOutEverywhere(): Promise<void> {
  await auth.fetchAuthSession({ forceRefresh: true });
  await auth.signOut({ global: true });
}

export async function changePassword(change: { oldPassword: string; newPassword: string }): Promise<void> {
  await auth.updatePassword(change);
}

/** Whether signing in asks for a code from an app. */
export async function hasTwoStep(): Promise<boolean> {
  const { enabled } = await auth.fetchMFAPreference();
  return enabled?.includes('TOTP') ?? false;
}

/** A new secret for an authenticator app, and its address for the QR code. It counts once a code proves it. */
export async function newTwoStepSecret(): Promise<{ secret: string; uri: string }> {
  const email = await currentEmail();
  const setup = await auth.setUpTOTP();
  return { secret: setup.sharedSecret, uri: setup.getSetupUri('Workbay', email).href };
}

/** Proves the app with its code; from then on signing in asks for one. */
export async function turnTwoStepOn(code: string): Promise<void> {
  await auth.verifyTOTPSetup({ code });
  await auth.updateMFAPreference({ totp: 'PREFERRED' });
}

export async function turnTwoStepOff(): Promise<void> {
  await auth.updateMFAPreference({ totp: 'DISABLED' });
}
