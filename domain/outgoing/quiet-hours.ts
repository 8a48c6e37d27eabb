import { type ZoneId, addDays, localDateOf, localTimeOf, wallTimeToMs } from '../shared/time';

const QUIET_FROM = '21:00';
const QUIET_TO = '07:00';

/**
 * Until when a message that can wait is held back, in milliseconds since the epoch: from nine in the evening to seven
 * in the morning on the shop's clock. Null outside these hours. What the person has just asked for is not held back.
 */
export function quietUntilMs(nowMs: number, zone: ZoneId): number | null {
  const time = localTimeOf(nowMs, zone);
  if (time >= QUIET_TO && time < QUIET_FROM) return null;
  const today = localDateOf(nowMs, zone);
  return wallTimeToMs(time < QUIET_TO ? today : addDays(today, 1), QUIET_TO, zone);
}
