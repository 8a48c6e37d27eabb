import { holderOf } from '../../../kernel/fingerprint';

/** For whom a time is held that was offered to a place on the waiting list: no hold that a page asks for has such a name. */
export const waitingHolderOf = (waitingId: string): string => holderOf(`waiting#${waitingId}`);
