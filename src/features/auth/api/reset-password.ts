import { confirmReset, resetPassword } from '../../../lib/session';

/** Sends a code to choose a new password with. */
export async function askForReset(email: string): Promise<void> {
  await resetPassword(email);
}

/** Sets the new password, if the code is right. */
export async function saveNewPassword(reset: { email: string; code: string; password: string }): Promise<void> {
  await confirmReset(reset);
}
