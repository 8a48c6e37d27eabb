import { applyRegisterEvent } from '../commands/apply-register-event';
import { followingRows } from '../../../door/stream';

/** Follows customers and vehicles. */
export const handler = followingRows(applyRegisterEvent);
