import type { Service } from '../../../../domain/shop/service';
import type { Instant } from '../../../../domain/shared/time';
import { type CommandResult, accepted } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { BookingDraft } from '../booking-draft';

const BOOK = `mutation Book(
  $requestId: ID!, $serviceId: ID!, $startsAt: String!, $contact: ContactInput, $vehicle: VehicleDetailsInput,
  $vehicleId: ID, $note: String, $planId: ID, $preferredTimes: [String!], $inspection: InspectionInput,
  $holdToken: ID, $waitingToken: String, $customerId: ID
) {
  bookAppointment(
    requestId: $requestId, serviceId: $serviceId, startsAt: $startsAt, contact: $contact, vehicle: $vehicle,
    vehicleId: $vehicleId, note: $note, planId: $planId, preferredTimes: $preferredTimes, inspection: $inspection,
    holdToken: $holdToken, waitingToken: $waitingToken, customerId: $customerId
  ) { ok code facts manageToken appointment { appointmentId } }
}`;

interface Booking {
  readonly service: Pick<Service, 'serviceId' | 'prePurchase'>;
  readonly planId: string | null;
  readonly startsAt: Instant;
  readonly draft: BookingDraft;
  /** What gives a right to the held time. */
  readonly holdToken: string | null;
  readonly waitingToken: string | null;
}

interface BookAnswer {
  readonly bookAppointment: CommandResult<{ appointmentId: string }>;
}

/** Books, as a guest or as who is signed in. Answers the manage link's token. Throws ProblemError. */
export async function bookAppointment(booking: Booking, auth: 'public' | 'user'): Promise<string> {
  const { service, planId, startsAt, draft, holdToken, waitingToken } = booking;
  const { name, email, phone, plate, make, model, vehicleId, note, requestId } = draft;
  const { side, otherName, otherPhone, otherEmail, carLocation } = draft;
  const variables = {
    ...{ requestId, serviceId: service.serviceId, planId, startsAt, note, holdToken, waitingToken },
    preferredTimes: draft.otherTimes,
    inspection: service.prePurchase ? { side, otherName, otherPhone, otherEmail, carLocation } : null,
    contact: { name, email, phone },
    vehicle: { plate, make, model },
    vehicleId: vehicleId || null,
    customerId: draft.bookedFor || null,
  };
  const { bookAppointment: result } = await request<BookAnswer>(BOOK, variables, auth);
  return accepted(result).manageToken;
}
