/** How often a mail is tried before it is given up: over about four hours. */
export const MOST_TRIES = 8;

const FIRST_MS = 60_000;
const LONGEST_MS = 60 * 60_000;

/**
 * When a mail that failed for the `tries`-th time (from 1) is tried again, in milliseconds since the epoch: after one
 * minute, doubling up to an hour, between half of that and all of it by `chance` (0 up to 1), so that mails which failed
 * together do not come back together. Null after the last try. The first pause is long enough for the mail service to
 * report a mail whose answer was lost.
 */
export function retryAtMs(tries: number, nowMs: number, chance: number): number | null {
  if (tries >= MOST_TRIES) return null;
  const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1));
  return Math.round(nowMs + pause / 2 + (chance * pause) / 2);
}
