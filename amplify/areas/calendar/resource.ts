import { bundledFunction } from '../../wiring/bundled-function';

/**
 * Answers blockTime and freeTime: time the shop keeps for itself. A block of a quarter of a year is 92 transactions.
 */
export const calendar = bundledFunction({
  name: 'calendar',
  entry: 'areas/calendar/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 29,
});
