import { holderOf } from '../../../kernel/fingerprint';

/** The holder of a time offered to a place on the waiting list: no hold requested by a page has such a name. */
export const waitingHolderOf = (waitingId: string): string => holderOf(`waiting#${waitingId}`);
