import { loadSession } from './load-session';

/** Replaces the password of who is signed in. */
export async function changePassword(change: { oldPassword: string; newPassword: string }): Promise<void> {
  await (await loadSession()).changePassword(change);
}
