import { bundledFunction } from '../../../wiring/bundled-function';

/**
 * Runs every quarter of an hour: puts the reminders that are due into the outbox, and passes on waiting-list offers
 * that ran out.
 */
export const reminders = bundledFunction({
  name: 'reminders',
  entry: 'areas/booking/reminders/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 300,
});
