/** How often an email is tried before delivery gives up: over about four hours. */
export const MOST_TRIES = 8;

const FIRST_MS = 60_000;
const LONGEST_MS = 60 * 60_000;

/**
 * When to retry an email that failed for the `tries`-th time (from 1), in milliseconds since the epoch: after one
 * minute, doubling up to an hour, between half of that and all of it by `chance` (0 up to 1), so that emails which
 * failed together do not all return together. Null after the last attempt. The first pause is long enough for the mail
 * service to report an email whose answer was lost.
 */
export function retryAtMs(tries: number, nowMs: number, chance: number): number | null {
  if (tries >= MOST_TRIES) return null;
  const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1));
  return Math.round(nowMs + pause / 2 + (chance * pause) / 2);
}
