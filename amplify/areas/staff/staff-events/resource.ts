import { bundledFunction } from '../../../wiring/bundled-function';

/** Follows the stream of the staff list, and writes to whoever was taken on and signs in here already. */
export const staffEvents = bundledFunction({
  name: 'staff-events',
  entry: 'areas/staff/staff-events/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 30,
});
