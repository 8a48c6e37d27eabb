import { bundledFunction } from '../../wiring/bundled-function';

/**
 * Answers everything that moves an appointment, holds a time or keeps the waiting list, for visitors, customers and
 * staff alike. Table names and grants are joined in `backend.ts`.
 */
export const booking = bundledFunction({
  name: 'booking',
  entry: 'areas/booking/handler.ts',
  memoryMB: 1024,
  timeoutSeconds: 15,
});
