import * as operations from '../../../../amplify/areas/booking/operations';
import type { Service } from '../../../../domain/shop/service';
import type { Instant } from '../../../../domain/shared/time';
import { call } from '../../../lib/api';
import type { BookingDraft } from '../booking-draft';

interface Booking {
  readonly service: Pick<Service, 'serviceId' | 'prePurchase'>;
  readonly planId: string | null;
  readonly startsAt: Instant;
  readonly draft: BookingDraft;
  /** The secret of the held time. */
  readonly holdToken: string | null;
  readonly waitingToken: string | null;
}

/** Books, as a guest or as the signed-in person. Returns the manage link's token. Throws ProblemError. */
export async function bookAppointment(booking: Booking, auth: 'public' | 'user'): Promise<string> {
  const { service, planId, startsAt, draft, holdToken, waitingToken } = booking;
  const { name, email, phone, plate, make, model, vehicleId, note, requestId } = draft;
  const { side, otherName, otherPhone, otherEmail, carLocation } = draft;
  const wish = {
    ...{ requestId, serviceId: service.serviceId, planId, startsAt, note, holdToken, waitingToken },
    preferredTimes: draft.otherTimes,
    inspection: service.prePurchase ? { side, otherName, otherPhone, otherEmail, carLocation } : null,
    contact: { name, email, phone },
    vehicle: { plate, make, model },
    vehicleId: vehicleId || null,
    customerId: draft.bookedFor || null,
  };
  const { manageToken } = await call(operations.bookAppointment, wish, auth);
  return manageToken;
}
