import { applyStaffEvent } from '../../commands/apply-staff-event';
import { readMailConfiguration } from '../../commands/event-configuration';
import { followingRows } from '../../runtime/stream';

/** Follows the staff list. */
export const handler = followingRows((deps, change) => applyStaffEvent(deps, readMailConfiguration(), change));
