import { applyStaffEvent } from '../commands/apply-staff-event';
import { readMailConfiguration } from '../../../outgoing/event-configuration';
import { followingRows } from '../../../door/stream';

/** Follows the staff list. */
export const handler = followingRows((deps, change) => applyStaffEvent(deps, readMailConfiguration(), change));
