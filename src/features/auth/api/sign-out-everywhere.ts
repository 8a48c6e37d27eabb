import { loadSession } from './load-session';

/** Signs out here and on every other device. */
export async function signOutEverywhere(): Promise<void> {
  await (await loadSession()).signOutEverywhere();
}
