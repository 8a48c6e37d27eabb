import type { Appointment } from '../../../domain/booking/appointment';
import type { WaitingEntry } from '../../../domain/booking/waiting';
import { harmless } from '../../kernel/audit';

/** For a visit the audit shows the work, the time, the place, the people and the price: nothing that a person typed. */
export const SHOWN_OF_VISIT = harmless<Appointment>(
  ...(['appointmentId', 'customerId', 'vehicleId', 'serviceId', 'serviceName', 'planId', 'planName'] as const),
  ...(['status', 'channel', 'startsAt', 'endsAt', 'visitDate', 'bayId', 'technicianId', 'cells'] as const),
  ...(['preferredTimes', 'priceCents', 'vehicleYear'] as const),
);

/** The same for a place on the waiting list. */
export const SHOWN_OF_WAITING = harmless<WaitingEntry>(
  ...(['waitingId', 'customerId', 'visitDate', 'status', 'serviceId', 'serviceName', 'planId'] as const),
  ...(['offeredStartsAt', 'offeredUntil'] as const),
);
