import type { Instant } from '../../../../domain/shared/time';
import { type CommandResult, accepted } from '../../../lib/command-result';
import { request } from '../../../lib/graphql';
import type { BookingDraft } from '../booking-draft';

const BOOK = `mutation Book(
  $requestId: ID!, $serviceId: ID!, $startsAt: String!, $contact: ContactInput, $vehicle: VehicleDetailsInput,
  $vehicleId: ID, $note: String
) {
  bookAppointment(
    requestId: $requestId, serviceId: $serviceId, startsAt: $startsAt, contact: $contact, vehicle: $vehicle,
    vehicleId: $vehicleId, note: $note
  ) { ok code facts manageToken appointment { appointmentId } }
}`;

interface BookAnswer {
  readonly bookAppointment: CommandResult<{ appointmentId: string }>;
}

/** Books, as a guest or as who is signed in. Answers the manage link's token. Throws ProblemError. */
export async function bookAppointment(
  booking: { serviceId: string; startsAt: Instant; draft: BookingDraft },
  auth: 'public' | 'user',
): Promise<string> {
  const { serviceId, startsAt, draft } = booking;
  const { name, email, phone, plate, make, model, vehicleId, note, requestId } = draft;
  const variables = {
    ...{ requestId, serviceId, startsAt, note },
    contact: { name, email, phone },
    vehicle: { plate, make, model },
    vehicleId: vehicleId || null,
  };
  const { bookAppointment: result } = await request<BookAnswer>(BOOK, variables, auth);
  return accepted(result).manageToken;
}
