import { type Actor, can } from '../access/permissions';
import type { Service } from '../catalogue/service';
import { type Result, ok, refuse } from '../shared/result';
import { type Instant, localDateOf, toInstant, toMs } from '../shared/time';
import type { Appointment, AppointmentStatus, BookingChannel } from './appointment';
import { type AvailabilityFacts, type ResourcePair, rankPairs } from './availability';
import { cellRangeOf } from './cells';

/** Who is coming and with what, as it will stand on the appointment. */
export interface BookingParty {
  readonly customerId: string;
  readonly vehicleId: string | null;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly vehiclePlate: string;
  readonly vehicleMake: string;
  readonly vehicleModel: string;
  readonly vehicleYear: number | null;
}

/** A booking as it is asked for: everything but the resources, which the workshop chooses. */
export interface BookingRequest {
  readonly appointmentId: string;
  readonly requestHash: string;
  readonly startsAt: Instant;
  readonly party: BookingParty;
  readonly note: string;
  readonly now: Instant;
}

/** A booking that may be made: the appointment, and the pairs to try in order. It has the first pair's resources. */
export interface BookingDecision {
  readonly appointment: Appointment;
  readonly candidates: readonly ResourcePair[];
}

/**
 * Decides a booking from what is known now. The caller saves it for the first candidate pair whose cells are still
 * free. Refuses with FORBIDDEN or with any reason of `rankPairs`.
 */
export function decideBooking(
  facts: AvailabilityFacts & { readonly actor: Actor; readonly request: BookingRequest },
): Result<BookingDecision> {
  const { actor, request, service, settings } = facts;
  if (!mayBookFor(actor, request.party.customerId)) return refuse('FORBIDDEN', { action: 'BOOK' });
  const ranked = rankPairs({ ...facts, startsAt: request.startsAt, override: can(actor, 'appointment:override') });
  if (!ranked.ok) return ranked;
  const [first] = ranked.value;
  if (first === undefined) return refuse('SLOT_TAKEN', { startsAt: request.startsAt });
  const startMs = toMs(request.startsAt);
  const visitDate = localDateOf(startMs, settings.timeZone);
  const appointment: Appointment = {
    appointmentId: request.appointmentId,
    requestHash: request.requestHash,
    ...request.party,
    ...first,
    serviceId: service.serviceId,
    serviceName: service.name,
    status: statusOfNew(actor, settings.confirmation),
    channel: channelOf(actor),
    startsAt: toInstant(startMs),
    endsAt: toInstant(startMs + service.durationMinutes * 60_000),
    visitDate,
    cells: visitCells(service, startMs, visitDate, settings.timeZone),
    priceCents: service.priceCents,
    note: request.note,
    cancelReason: null,
    version: 1,
    createdAt: request.now,
    updatedAt: request.now,
  };
  return ok({ appointment, candidates: ranked.value });
}

const visitCells = (service: Service, startMs: number, date: string, zone: string) =>
  cellRangeOf({
    startMs: startMs - service.bufferBeforeMinutes * 60_000,
    endMs: startMs + (service.durationMinutes + service.bufferAfterMinutes) * 60_000,
    date,
    zone,
  });

/** Visitors book as guests, customers for themselves, staff for customers when they may. */
function mayBookFor(actor: Actor, customerId: string): boolean {
  if (actor.kind === 'STAFF') return can(actor, 'appointment:book-for-customer');
  return can(actor, 'appointment:book', actor.kind === 'CUSTOMER' ? { customerId } : undefined);
}

const statusOfNew = (actor: Actor, confirmation: 'AUTO' | 'MANUAL'): AppointmentStatus =>
  confirmation === 'AUTO' || actor.kind === 'STAFF' || actor.kind === 'SYSTEM' ? 'SCHEDULED' : 'PENDING';

function channelOf(actor: Actor): BookingChannel {
  if (actor.kind === 'VISITOR') return 'PUBLIC';
  return actor.kind === 'CUSTOMER' ? 'CUSTOMER' : 'STAFF';
}
