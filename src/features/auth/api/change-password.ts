import { loadSession } from './load-session';

/** Replaces the signed-in person's password. */
export async function changePassword(change: { oldPassword: string; newPassword: string }): Promise<void> {
  await (await loadSession()).changePassword(change);
}
