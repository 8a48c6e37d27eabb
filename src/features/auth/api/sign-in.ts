import { loadSession } from './load-session';
import { signInStepOf } from './sign-in-step';
import type { SignInStep } from './sign-in-step';

/** Starts signing in and returns the next step. */
export async function signInWithPassword(email: string, password: string): Promise<SignInStep> {
  return signInStepOf(await (await loadSession()).signIn(email, password));
}

/** Answers a step: a code from the app, or a new password. */
export async function answerChallenge(answer: string): Promise<SignInStep> {
  return signInStepOf(await (await loadSession()).confirmSignIn(answer));
}
