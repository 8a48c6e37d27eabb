import { bundledFunction } from '../../../wiring/bundled-function';

/** Follows the streams of customers and vehicles, and keeps what they are found by. */
export const registerEvents = bundledFunction({
  name: 'register-events',
  entry: 'areas/customers/register-events/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 60,
});
