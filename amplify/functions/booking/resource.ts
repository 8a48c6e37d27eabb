import { bundledFunction } from '../bundled-function';

/**
 * Answers everything that moves an appointment, holds a time or keeps the waiting list, for visitors, customers and staff
 * alike. Table names and grants are joined in `backend.ts`.
 */
export const booking = bundledFunction({ name: 'booking', memoryMB: 1024, timeoutSeconds: 15 });
