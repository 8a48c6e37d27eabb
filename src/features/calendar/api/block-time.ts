import * as operations from '../../../../amplify/areas/calendar/operations';
import { type Given, call } from '../../../lib/api';

/** Blocks time. Throws ProblemError; WOULD_BREAK names the appointments in the way. */
export const blockTime = (wish: Given<typeof operations.blockTime>) => call(operations.blockTime, wish);

/** Frees blocked time. */
export const freeTime = (block: { week: string; blockId: string }) => call(operations.freeTime, block);
