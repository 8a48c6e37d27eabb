import { bundledFunction } from '../../../wiring/bundled-function';

/**
 * Sends what is in the outbox: at once from its stream, and every minute what is due for a retry or had to wait. The
 * only function that hands mail to SES. Sending is at least once in one narrow case, which `commands/deliver.ts`
 * describes.
 */
export const delivery = bundledFunction({
  name: 'delivery',
  entry: 'areas/outgoing/delivery/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 60,
});
