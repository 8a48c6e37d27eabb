import { loadSession } from './load-session';

/** Ends the sign-in here and on every other device. */
export async function signOutEverywhere(): Promise<void> {
  await (await loadSession()).signOutEverywhere();
}
