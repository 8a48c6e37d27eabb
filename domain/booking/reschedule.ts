import { type Actor, can, isCustomer } from '../access/permissions';
import { type Refused, type Result, ok, refuse } from '../shared/result';
import { type Instant, localDateOf, toInstant, toMs } from '../shared/time';
import { type Appointment, type AppointmentStatus, cancellableUntil } from './appointment';
import { type AvailabilityFacts, type ResourcePair, pairsAt } from './availability';
import { rankUnlessOverridden, statusOfNew, visitCells } from './book';
import { withoutCells } from '../calendar/day-sheet';

/** Where, when and how long a visit should be; null leaves a value as it is. */
export interface RescheduleRequest {
  readonly startsAt: Instant;
  readonly durationMinutes: number | null;
  readonly bayId: string | null;
  readonly technicianId: string | null;
  /** Staff: this move turns a request into a booking. */
  readonly confirm: boolean;
  readonly overrideReason: string;
}

/** The part of a visit that a change to it depends on. Only for a customer does it matter whose visit it is. */
type MovedVisit = Pick<
  Appointment,
  'status' | 'startsAt' | 'endsAt' | 'visitDate' | 'bayId' | 'technicianId' | 'cells' | 'preferredTimes' | 'version'
> &
  Partial<Pick<Appointment, 'customerId'>>;

/** The visit as it will be with the first candidate pair, and the pairs to try in order. */
export interface RescheduleDecision<V extends MovedVisit> {
  readonly appointment: V & Pick<Appointment, 'updatedAt'>;
  readonly candidates: readonly ResourcePair[];
}

type Facts<V extends MovedVisit = MovedVisit> = AvailabilityFacts & {
  readonly actor: Actor;
  readonly appointment: V;
  readonly request: RescheduleRequest;
};

const MINUTE_MS = 60_000;
const MOVABLE: ReadonlySet<AppointmentStatus> = new Set(['PENDING', 'SCHEDULED', 'ONGOING']);
const LONGEST_MINUTES = 16 * 60;

/**
 * Decides a change of time, length, bay or technician. The visit's own cells count as free. Unless a bay or technician
 * is named, the current ones are kept where they are free. A visit under way keeps its start, but may run past closing.
 * Refuses with FORBIDDEN, ILLEGAL_TRANSITION, CUT_OFF_PASSED, INVALID_INPUT, OVERRIDE_REASON_NEEDED or any reason of
 * `rankPairs`.
 */
export function decideReschedule<V extends MovedVisit>(facts: Facts<V>): Result<RescheduleDecision<V>> {
  const { appointment, request, settings } = facts;
  const refused = refusalOf(facts);
  if (refused !== null) return refused;
  const durationMinutes = request.durationMinutes ?? minutesOfVisit(appointment);
  const service = { ...facts.service, active: true, durationMinutes };
  const free = { ...facts, service, sheets: withoutCells(facts.sheets, appointment) };
  const ranked = pairsFor({ ...free, request });
  if (!ranked.ok) return ranked;
  const candidates = presentFirst(ranked.value, appointment);
  const [first] = candidates;
  if (first === undefined) return refuse('SLOT_TAKEN', { startsAt: request.startsAt });
  const startMs = toMs(request.startsAt);
  const visitDate = localDateOf(startMs, settings.timeZone);
  const status = statusAfter(facts);
  return ok({
    appointment: {
      ...appointment,
      ...first,
      status,
      startsAt: toInstant(startMs),
      endsAt: toInstant(startMs + durationMinutes * MINUTE_MS),
      visitDate,
      cells: visitCells(service, startMs, visitDate, settings.timeZone),
      preferredTimes: status === 'PENDING' ? appointment.preferredTimes : [],
      version: appointment.version + 1,
      updatedAt: toInstant(facts.nowMs),
    },
    candidates,
  });
}

function refusalOf({ actor, appointment, request, settings, nowMs }: Facts): Refused | null {
  if (!can(actor, 'appointment:reschedule', appointment)) return refuse('FORBIDDEN', { action: 'RESCHEDULE' });
  const namesResource = request.bayId !== null || request.technicianId !== null || request.durationMinutes !== null;
  if (namesResource && !can(actor, 'appointment:assign')) return refuse('FORBIDDEN', { action: 'ASSIGN' });
  if (request.confirm && !can(actor, 'appointment:confirm')) return refuse('FORBIDDEN', { action: 'CONFIRM' });
  const moves = request.startsAt !== appointment.startsAt;
  const illegal = !MOVABLE.has(appointment.status) || (appointment.status === 'ONGOING' && moves);
  if (illegal || (isCustomer(actor) && appointment.status === 'ONGOING')) {
    return refuse('ILLEGAL_TRANSITION', { action: 'RESCHEDULE', status: appointment.status });
  }
  const cutOff = cancellableUntil(appointment, settings);
  if (isCustomer(actor) && nowMs > toMs(cutOff)) return refuse('CUT_OFF_PASSED', { cutOff });
  const { durationMinutes } = request;
  if (durationMinutes !== null && (durationMinutes <= 0 || durationMinutes > LONGEST_MINUTES)) {
    return refuse('INVALID_INPUT', { field: 'durationMinutes' });
  }
  return null;
}

/** A visit that keeps its start is not checked against notice, horizon or grid again. */
function pairsFor(facts: Facts): Result<ResourcePair[]> {
  const { appointment, request } = facts;
  const { startsAt, bayId, technicianId } = request;
  const wish = { ...facts, startsAt, bayId, technicianId };
  if (startsAt !== appointment.startsAt) return rankUnlessOverridden({ ...wish, override: request.overrideReason });
  return pairsAt({ ...wish, pastHours: appointment.status === 'ONGOING' });
}

/** The current pair first, then pairs that keep one of the two, then the others as ranked. */
function presentFirst(ranked: readonly ResourcePair[], { bayId, technicianId }: ResourcePair): ResourcePair[] {
  const changes = (pair: ResourcePair) => Number(pair.bayId !== bayId) + Number(pair.technicianId !== technicianId);
  return [...ranked].sort((a, b) => changes(a) - changes(b));
}

/**
 * A customer's move is a new request where the shop confirms by hand; staff confirm with the move or leave the status.
 */
function statusAfter({ actor, appointment, request, settings }: Facts): AppointmentStatus {
  if (request.confirm && appointment.status === 'PENDING') return 'SCHEDULED';
  const asksAgain = isCustomer(actor) && appointment.status === 'SCHEDULED';
  return asksAgain && request.startsAt !== appointment.startsAt
    ? statusOfNew(actor, settings.confirmation)
    : appointment.status;
}

const minutesOfVisit = ({ startsAt, endsAt }: MovedVisit): number => (toMs(endsAt) - toMs(startsAt)) / MINUTE_MS;
