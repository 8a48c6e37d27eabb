import { bundledFunction } from '../bundled-function';

/** Answers blockTime and freeTime: time that the shop keeps for itself. A block of a quarter of a year is 92 transactions. */
export const schedule = bundledFunction({ name: 'schedule', memoryMB: 512, timeoutSeconds: 29 });
