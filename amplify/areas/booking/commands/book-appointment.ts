import type { Actor } from '../../../../domain/access/permissions';
import type { Appointment, InspectionParties } from '../../../../domain/booking/appointment';
import type { ResourcePair } from '../../../../domain/booking/availability';
import { type BookingDecision, type BookingParty, decideBooking } from '../../../../domain/booking/book';
import type { DaySheet } from '../../../../domain/calendar/day-sheet';
import { cellsOf } from '../../../../domain/calendar/cells';
import { type WaitingEntry, offerStands } from '../../../../domain/booking/waiting';
import { type Refused, type Result, ok, refuse } from '../../../../domain/shared/result';
import { type Instant, localDateOf, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { fingerprintOf } from '../../../kernel/fingerprint';
import { type SaveOutcome, backOff, saveTogether } from '../../../kernel/transaction';
import { type StoredAppointment, changeMarks, putNew, readAppointment } from '../store/appointments';
import { changeSheet } from '../../calendar/parts';
import { readDaySheets, sheetAt } from '../../calendar/facts';
import { type CountedBooking, countAgainstQuota, releaseQuota } from '../store/booking-quota';
import { moveWaitingEntry, readWaitingEntry } from '../store/waiting-list';
import { type PartyInput, partyOf } from './booking-party';
import { type Schedule, readSchedule, withAlternatives } from './schedule';

/** A booking request. The edge has already trimmed texts and checked their limits. */
export interface BookAppointmentInput extends PartyInput {
  readonly serviceId: string;
  readonly planId?: string | null;
  readonly startsAt: Instant;
  /** Further preferred times, best first. With any of them this is a request that staff confirm. */
  readonly preferredTimes?: readonly Instant[];
  readonly inspection?: InspectionParties | null;
  readonly note: string;
  /** Staff only. */
  readonly bayId?: string | null;
  readonly technicianId?: string | null;
  readonly overrideReason?: string;
  /** The person whose holds the booking may use. Not part of the content, so a repeat may come without it. */
  readonly holder?: string | null;
  /** The waiting-list entry whose offer is taken up. */
  readonly waitingId?: string | null;
}

const MAX_TRIES = 60;

/**
 * Books a visit: load, decide, save in one transaction of three conditional writes (bay sheet, technician sheet,
 * appointment). Safe to repeat: the request id names the appointment; a repeat answers with the first result, and the
 * same id with other content is refused with REQUEST_ID_REUSED. Of several preferred times the first free one is taken.
 * A full slot answers SLOT_TAKEN with the nearest free starts. A conflict with another booking is retried and is never
 * a refusal in itself. Also refuses with DAILY_LIMIT and with the reasons of `decideBooking`.
 */
export async function bookAppointment(
  deps: CommandDeps,
  actor: Actor,
  input: BookAppointmentInput,
): Promise<Result<{ appointment: Appointment }>> {
  const requestHash = hashOf(actor, input);
  const { outcome, counted } = await tryToBook(deps, { actor, input, requestHash });
  if (outcome.ok) return outcome;
  // The same request may already be saved: by a first attempt whose answer got lost, or at this very moment.
  const existing = await readAppointment(deps, input.requestId);
  if (existing === null) {
    // A booking under way elsewhere may yet be saved; only one that is refused for good leaves the count.
    if (outcome.problem.code !== 'REQUEST_IN_PROGRESS') await releaseQuota(deps, counted);
    return outcome;
  }
  return existing.requestHash === requestHash ? ok({ appointment: existing }) : refuse('REQUEST_ID_REUSED');
}

interface Attempt {
  readonly actor: Actor;
  readonly input: BookAppointmentInput;
  readonly requestHash: string;
}

interface LoadedAttempt extends Attempt {
  readonly schedule: Schedule;
  readonly party: BookingParty;
  readonly waiting: WaitingEntry | null;
}

interface TriedBooking {
  readonly outcome: Result<{ appointment: Appointment }>;
  /** How the daily limit counts it; null when it does not. */
  readonly counted: CountedBooking | null;
}

async function tryToBook(deps: CommandDeps, attempt: Attempt): Promise<TriedBooking> {
  const { actor, input } = attempt;
  const [schedule, party, waiting] = await Promise.all([
    readSchedule(deps, { serviceId: input.serviceId, planId: input.planId ?? null }),
    partyOf(deps, actor, input),
    input.waitingId ? readWaitingEntry(deps, input.waitingId) : null,
  ]);
  if (!schedule.ok) return { outcome: schedule, counted: null };
  if (!party.ok) return { outcome: party, counted: null };
  const offered = waiting !== null && offerStands(waiting, toMs(deps.now)) ? waiting : null;
  const loaded = { ...attempt, schedule: schedule.value, party: party.value, waiting: offered };
  const limited = await withinDailyLimit(deps, loaded);
  if (!limited.ok) return { outcome: limited, counted: null };
  return { outcome: await decideAndSave(deps, loaded), counted: limited.value };
}

/** One write, and only for callers the limit applies to: too many bookings are refused before any time is taken. */
async function withinDailyLimit(deps: CommandDeps, { actor, input, schedule, party }: LoadedAttempt) {
  const { timeZone, maxOpenBookingsPerDay: most } = schedule.settings;
  const booking = { appointmentId: input.requestId, ...party, madeOn: localDateOf(deps.now, timeZone) };
  const isLimited = actor.kind === 'VISITOR' || actor.kind === 'CUSTOMER';
  if (!isLimited || (await countAgainstQuota(deps, booking, most))) return ok(isLimited ? booking : null);
  return refuse('DAILY_LIMIT', { most });
}

async function decideAndSave(deps: CommandDeps, attempt: LoadedAttempt): Promise<Result<{ appointment: Appointment }>> {
  const { input, schedule } = attempt;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const decided = await decideFirst(deps, attempt);
    if (!decided.ok) {
      const date = localDateOf(input.startsAt, schedule.settings.timeZone);
      return withAlternatives(deps, { refusal: decided, schedule, date, startsAt: input.startsAt });
    }
    const { decision, sheets } = decided.value;
    const outcome = await saveFirst(deps, attempt, {
      draft: decision.appointment,
      sheets,
      pairs: spread(deps, attempt, decision),
    });
    if (outcome.saved !== null) return ok({ appointment: outcome.saved });
    if (outcome.known) return refuse('REQUEST_IN_PROGRESS');
    if (outcome.conflict) await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}

interface Decided {
  readonly decision: BookingDecision;
  readonly sheets: readonly DaySheet[];
}

/** The first preferred time that is available. Only a full one gives way to the next. */
async function decideFirst(deps: CommandDeps, attempt: LoadedAttempt): Promise<Result<Decided>> {
  const { input, schedule, requestHash, actor, party } = attempt;
  const wishes = [...new Set([input.startsAt, ...(input.preferredTimes ?? [])])];
  let firstRefusal: Refused | null = null;
  for (const startsAt of wishes) {
    const sheets = await readDaySheets(deps, localDateOf(startsAt, schedule.settings.timeZone));
    const decision = decideBooking({
      ...schedule,
      sheets,
      actor,
      holder: input.holder ?? null,
      request: {
        appointmentId: input.requestId,
        requestHash,
        startsAt,
        preferredTimes: wishes.length > 1 ? wishes : [],
        planId: input.planId ?? null,
        inspection: input.inspection ?? null,
        party,
        note: input.note,
        now: deps.now,
        bayId: input.bayId ?? null,
        technicianId: input.technicianId ?? null,
        overrideReason: input.overrideReason ?? '',
      },
    });
    if (decision.ok) return ok({ decision: decision.value, sheets });
    firstRefusal ??= decision;
    if (decision.problem.code !== 'SLOT_TAKEN' && decision.problem.code !== 'NO_CAPACITY') return decision;
  }
  return firstRefusal ?? refuse('SLOT_TAKEN', { startsAt: input.startsAt });
}

/**
 * Least-loaded first, but equals in a different order for each caller: in a rush, clients that agree on the order would
 * all try one pair and conflict. A caller who holds a pair tries that one.
 */
function spread(deps: CommandDeps, { input }: LoadedAttempt, { candidates }: BookingDecision): readonly ResourcePair[] {
  if (input.holder) return candidates.slice(0, 2);
  const turn = Math.floor(deps.random() * Math.min(candidates.length, 2));
  return [...candidates.slice(turn), ...candidates.slice(0, turn)].slice(0, 2);
}

interface SaveReport {
  readonly saved: Appointment | null;
  /** The request id is already stored. */
  readonly known: boolean;
  readonly conflict: boolean;
}

interface Draft {
  readonly draft: Appointment;
  readonly sheets: readonly DaySheet[];
  readonly pairs: readonly ResourcePair[];
}

const APPOINTMENT_ITEM = 2;

/** Tries the given pairs in order until one is saved. After that the sheets must be read again. */
async function saveFirst(
  deps: CommandDeps,
  attempt: LoadedAttempt,
  { draft, sheets, pairs }: Draft,
): Promise<SaveReport> {
  let conflict = false;
  for (const pair of pairs) {
    const marks = changeMarks(attempt.actor, {
      requestId: attempt.input.requestId,
      action: 'BOOK',
      reason: attempt.input.overrideReason ?? '',
    });
    const appointment = {
      ...draft,
      ...pair,
      ...marks,
      liveChannel: deps.newId(),
      linkGeneration: null,
      lastRequests: [],
    };
    const outcome = await save(deps, attempt, { appointment, sheets });
    if (outcome.kind === 'SAVED') return { saved: appointment, known: false, conflict: false };
    if (outcome.kind === 'REFUSED' && outcome.items.includes(APPOINTMENT_ITEM)) {
      return { saved: null, known: true, conflict };
    }
    conflict ||= outcome.kind === 'CONFLICT';
  }
  return { saved: null, known: false, conflict };
}

function save(
  deps: CommandDeps,
  { input, waiting }: LoadedAttempt,
  { appointment, sheets }: { appointment: StoredAppointment; sheets: readonly DaySheet[] },
): Promise<SaveOutcome> {
  const { visitDate: date, bayId, technicianId } = appointment;
  const change = { take: cellsOf(appointment.cells), holder: input.holder ?? null, dropHolds: true };
  const bay = sheetAt(sheets, { date, resourceKind: 'BAY', resourceId: bayId });
  const technician = sheetAt(sheets, { date, resourceKind: 'TECHNICIAN', resourceId: technicianId });
  return saveTogether(deps, [
    changeSheet(deps, bay, change),
    changeSheet(deps, technician, change),
    putNew(deps, appointment),
    ...(waiting === null ? [] : [moveWaitingEntry(deps, waiting, { status: 'BOOKED' })]),
  ]);
}

/** The caller and the content. Two callers never share a hash, so no one learns of another's booking by its id. */
function hashOf(
  actor: Actor,
  { holder: _holder, waitingId: _waiting, own: _own, ...asked }: BookAppointmentInput,
): string {
  return fingerprintOf(JSON.stringify([idOf(actor), asked]));
}

function idOf(actor: Actor): string {
  if (actor.kind === 'CUSTOMER') return actor.customerId;
  return actor.kind === 'STAFF' ? actor.staffId : actor.kind;
}
