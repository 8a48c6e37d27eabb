import { createHash } from 'node:crypto';
import type { Random } from '../seed/random';

/** When every run begins. */
export const BASE_NOW = '2026-11-20T00:00:00.000Z';

/** A UUID out of the run's own chance, so that a seed gives the same run. */
export function uuid(random: Random): string {
  const hex = createHash('sha256').update(`${random.next()}:${random.next()}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** How long the workshop of this test keeps a time. */
export const HOLD_MINUTES = 10;
