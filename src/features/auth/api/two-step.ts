import { loadSession } from './load-session';

/** What an authenticator app needs to know: by QR code, or typed in. */
export interface TwoStepSecret {
  readonly secret: string;
  readonly uri: string;
}

/** Does signing in ask for a code from an app? */
export async function readTwoStep(): Promise<boolean> {
  return (await loadSession()).hasTwoStep();
}

/** A new secret. It changes nothing until a code of it is given. */
export async function askForTwoStepSecret(): Promise<TwoStepSecret> {
  return (await loadSession()).newTwoStepSecret();
}

/** Turns the second step on, if the app shows the right code. */
export async function turnTwoStepOn(code: string): Promise<void> {
  await (await loadSession()).turnTwoStepOn(code);
}

/** From now on the password alone is enough. */
export async function turnTwoStepOff(): Promise<void> {
  await (await loadSession()).turnTwoStepOff();
}
