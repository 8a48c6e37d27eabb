import { bundledFunction } from '../../../wiring/bundled-function';

/**
 * Reads the change stream of appointments and carries out what follows: messages into the outbox, staff alert, customer and
 * vehicle rows of guests, and the live change that open pages hear of. Delivery is at least once, so every effect
 * is claimed by its event id; a record that keeps failing is parked in the dead-letter queue.
 */
export const appointmentEvents = bundledFunction({
  name: 'appointment-events',
  entry: 'areas/booking/appointment-events/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 30,
});
