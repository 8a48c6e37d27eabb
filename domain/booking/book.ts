import { type Actor, can } from '../access/permissions';
import type { Service } from '../shop/service';
import type { ProblemCode } from '../shared/problem';
import { type Result, ok, refuse } from '../shared/result';
import { type Instant, localDateOf, toInstant, toMs } from '../shared/time';
import type { Appointment, AppointmentStatus, BookingChannel, InspectionParties } from './appointment';
import { type AvailabilityFacts, type PairRequest, type ResourcePair, rankPairs } from './availability';
import { cellRangeOf } from '../calendar/cells';

/** The customer and the car, as the appointment will record them. */
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

/** A booking as requested: everything but the resources, which the workshop chooses. */
export interface BookingRequest {
  readonly appointmentId: string;
  readonly requestHash: string;
  readonly startsAt: Instant;
  /** All requested times, best first, if there was more than one: that makes it a request. */
  readonly preferredTimes: readonly Instant[];
  /** The plan that `service` was made with. */
  readonly planId: string | null;
  readonly inspection: InspectionParties | null;
  readonly party: BookingParty;
  readonly note: string;
  readonly now: Instant;
  /** Staff only: this bay, this technician, and why a rule is bypassed. */
  readonly bayId: string | null;
  readonly technicianId: string | null;
  readonly overrideReason: string;
}

/** A booking that may be made: the appointment, and the pairs to try in order. It has the first pair's resources. */
export interface BookingDecision {
  readonly appointment: Appointment;
  readonly candidates: readonly ResourcePair[];
}

/**
 * Decides a booking from what is known now. The caller saves it for the first candidate pair whose cells are still
 * free. Refuses with FORBIDDEN, OVERRIDE_REASON_NEEDED or any reason of `rankPairs`.
 */
export function decideBooking(
  facts: AvailabilityFacts & { readonly actor: Actor; readonly request: BookingRequest },
): Result<BookingDecision> {
  const { actor, request, service, settings } = facts;
  if (!mayBookFor(actor, request.party.customerId)) return refuse('FORBIDDEN', { action: 'BOOK' });
  if (!mayChoosePair(actor, request)) return refuse('FORBIDDEN', { action: 'ASSIGN' });
  const ranked = rankUnlessOverridden({ ...facts, ...request, override: request.overrideReason });
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
    planId: request.planId,
    planName: service.plans.find(({ planId }) => planId === request.planId)?.name ?? '',
    status: request.preferredTimes.length > 0 ? 'PENDING' : statusOfNew(actor, settings.confirmation),
    channel: channelOf(actor),
    startsAt: toInstant(startMs),
    endsAt: toInstant(startMs + service.durationMinutes * 60_000),
    visitDate,
    cells: visitCells(service, startMs, visitDate, settings.timeZone),
    preferredTimes: request.preferredTimes,
    inspection: request.inspection,
    priceCents: service.priceCents,
    note: request.note,
    cancelReason: null,
    version: 1,
    createdAt: request.now,
    updatedAt: request.now,
  };
  return ok({ appointment, candidates: ranked.value });
}

const PASSABLE = new Set<ProblemCode>(['TOO_SOON', 'BEYOND_HORIZON', 'OFF_GRID']);

/**
 * Ranks the pairs by the rules. Where notice, horizon or grid is in the way, a person with `appointment:override`
 * bypasses it by giving a reason, and is asked for one if it is missing.
 */
export function rankUnlessOverridden({
  override: reason,
  ...facts
}: AvailabilityFacts & Omit<PairRequest, 'override'> & { readonly actor: Actor; readonly override: string }): Result<
  ResourcePair[]
> {
  if (facts.actor.kind === 'SYSTEM') return rankPairs({ ...facts, override: true });
  const ranked = rankPairs(facts);
  if (ranked.ok || !PASSABLE.has(ranked.problem.code) || !can(facts.actor, 'appointment:override')) return ranked;
  // A start between minutes is the caller's mistake, not one of the shop's rules.
  if (toMs(facts.startsAt) % 60_000 !== 0) return ranked;
  if (reason === '') return refuse('OVERRIDE_REASON_NEEDED', { rule: ranked.problem.code });
  return rankPairs({ ...facts, override: true });
}

const mayChoosePair = (actor: Actor, { bayId, technicianId }: BookingRequest): boolean =>
  (bayId === null && technicianId === null) || can(actor, 'appointment:assign');

/** The cells of a visit, buffers included. */
export const visitCells = (service: Service, startMs: number, date: string, zone: string) =>
  cellRangeOf({
    startMs: startMs - service.bufferBeforeMinutes * 60_000,
    endMs: startMs + (service.durationMinutes + service.bufferAfterMinutes) * 60_000,
    date,
    zone,
  });

/** Visitors book as guests, customers for themselves, staff for customers if they may. */
function mayBookFor(actor: Actor, customerId: string): boolean {
  if (actor.kind === 'STAFF') return can(actor, 'appointment:book-for-customer');
  return can(actor, 'appointment:book', actor.kind === 'CUSTOMER' ? { customerId } : undefined);
}

/** Bookings by visitors and customers wait for staff where the shop confirms by hand. */
export const statusOfNew = (actor: Actor, confirmation: 'AUTO' | 'MANUAL'): AppointmentStatus =>
  confirmation === 'AUTO' || actor.kind === 'STAFF' || actor.kind === 'SYSTEM' ? 'SCHEDULED' : 'PENDING';

function channelOf(actor: Actor): BookingChannel {
  if (actor.kind === 'VISITOR') return 'PUBLIC';
  return actor.kind === 'CUSTOMER' ? 'CUSTOMER' : 'STAFF';
}
