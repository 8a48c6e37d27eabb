import { applyStaffEvent } from '../commands/apply-staff-event';
import { followingRows } from '../../../door/stream';

/** Follows the staff list. */
export const handler = followingRows((deps, change) => applyStaffEvent(deps, change));
