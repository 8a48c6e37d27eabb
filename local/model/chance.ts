import { createHash } from 'node:crypto';
import type { Random } from '../seed/random';

/** The start of every run. */
export const BASE_NOW = '2026-11-20T00:00:00.000Z';

/** A UUID from the run's random numbers, so a seed always gives the same run. */
export function uuid(random: Random): string {
  const hex = createHash('sha256').update(`${random.next()}:${random.next()}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** How long this test's workshop holds a time. */
export const HOLD_MINUTES = 10;
