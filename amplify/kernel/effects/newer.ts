import type { Age } from './effect';

/** Does one say something newer than the other? The same again does not. */
export const isNewer = (one: Age, other: Age): boolean =>
  one.since === other.since ? one.version > other.version : one.since > other.since;
