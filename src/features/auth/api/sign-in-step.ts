/** The user pool's next step. */
export type SignInStep = 'PASSWORD' | 'TOTP' | 'NEW_PASSWORD' | 'CONFIRM_SIGN_UP' | 'RESET_PASSWORD' | 'DONE';

const STEPS: Record<string, SignInStep> = {
  DONE: 'DONE',
  CONFIRM_SIGN_UP: 'CONFIRM_SIGN_UP',
  RESET_PASSWORD: 'RESET_PASSWORD',
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: 'TOTP',
  CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD',
};

/** Reads Amplify's name of the next step; throws for one that this site has no form for, which is a bug. */
export function signInStepOf(nextStep: string): SignInStep {
  const step = STEPS[nextStep];
  if (!step) throw new Error(`no form for the sign-in step ${nextStep}`);
  return step;
}
