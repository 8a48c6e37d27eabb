import type { Age } from './effect';

/** Is one newer than the other? Equal ones are not. */
export const isNewer = (one: Age, other: Age): boolean =>
  one.since === other.since ? one.version > other.version : one.since > other.since;
