import { loadSession } from './load-session';

/** The secret for an authenticator app, as a QR code or typed in. */
export interface TwoStepSecret {
  readonly secret: string;
  readonly uri: string;
}

/** Whether signing in asks for a code from an app. */
export async function readTwoStep(): Promise<boolean> {
  return (await loadSession()).hasTwoStep();
}

/** A new secret. It has no effect until a code proves it. */
export async function askForTwoStepSecret(): Promise<TwoStepSecret> {
  return (await loadSession()).newTwoStepSecret();
}

/** Turns the second step on, if the app shows the right code. */
export async function turnTwoStepOn(code: string): Promise<void> {
  await (await loadSession()).turnTwoStepOn(code);
}

/** Turns the second step off: the password alone is enough. */
export async function turnTwoStepOff(): Promise<void> {
  await (await loadSession()).turnTwoStepOff();
}
