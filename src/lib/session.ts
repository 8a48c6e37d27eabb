import './amplify';
import * as auth from 'aws-amplify/auth';
import { type Actor, rolesFrom } from '../../domain/access/permissions';

/** The current id token, refreshed when it is due; null for a visitor. */
export async function idTokenOfSession(): Promise<string | null> {
  const { tokens } = await auth.fetchAuthSession();
  return tokens?.idToken?.toString() ?? null;
}

/** Who is signed in, as their token says. Which technician a member of staff is, only the staff list tells. */
export async function currentActor(): Promise<Actor> {
  const { tokens } = await auth.fetchAuthSession();
  const claims = tokens?.idToken?.payload;
  if (typeof claims?.sub !== 'string') return { kind: 'VISITOR' };
  const groups = claims['cognito:groups'];
  const roles = rolesFrom(Array.isArray(groups) ? (groups as string[]) : []);
  if (roles.length === 0) return { kind: 'CUSTOMER', customerId: claims.sub };
  return { kind: 'STAFF', staffId: claims.sub, roles, technicianId: null };
}

/** The verified address of who is signed in; empty for a visitor. */
export async function currentEmail(): Promise<string> {
  const { tokens } = await auth.fetchAuthSession();
  const email = tokens?.idToken?.payload['email'];
  return typeof email === 'string' ? email : '';
}

/** Signs in with a password and answers the name of Amplify's next step; `DONE` when there is none. */
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
