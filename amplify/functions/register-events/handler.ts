import { applyRegisterEvent } from '../../commands/apply-register-event';
import { followingRows } from '../../runtime/stream';

/** Follows customers and vehicles. */
export const handler = followingRows(applyRegisterEvent);
