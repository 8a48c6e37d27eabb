import { following } from '../../door/stream';
import { applyChange } from './apply-change';

/** Follows every table whose changes have effects, and retries what is parked. */
export const handler = following(applyChange);
