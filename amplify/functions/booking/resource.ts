import { bundledFunction } from '../bundled-function';

/**
 * Answers bookAppointment, changeAppointment, appointmentByLink and cancelByLink: everything that moves an
 * appointment, for visitors, customers and staff alike. Table names and grants are joined in `backend.ts`.
 */
export const booking = bundledFunction({ name: 'booking', memoryMB: 1024, timeoutSeconds: 15 });
