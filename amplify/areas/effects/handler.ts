import { following } from '../../door/stream';
import { applyChange } from './apply-change';

/** Follows every table whose changes have effects, and tries again what is parked. */
export const handler = following(applyChange);
