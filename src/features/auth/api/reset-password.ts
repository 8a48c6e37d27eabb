import { loadSession } from './load-session';

/** Sends a code for choosing a new password. */
export async function askForReset(email: string): Promise<void> {
  await (await loadSession()).resetPassword(email);
}

/** Sets the new password, if the code is right. */
export async function saveNewPassword(reset: { email: string; code: string; password: string }): Promise<void> {
  await (await loadSession()).confirmReset(reset);
}
