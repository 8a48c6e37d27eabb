import { bundledFunction } from '../bundled-function';

/** Follows the stream of the staff list, and writes to whoever was taken on and signs in here already. */
export const staffEvents = bundledFunction({ name: 'staff-events', memoryMB: 512, timeoutSeconds: 30 });
