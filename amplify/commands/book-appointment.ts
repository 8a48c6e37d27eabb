import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/access/permissions';
import type { Appointment } from '../../domain/booking/appointment';
import { type AvailabilityFacts, type ResourcePair, nearestFreeStarts } from '../../domain/booking/availability';
import { type BookingParty, decideBooking } from '../../domain/booking/book';
import { isUuid } from '../../domain/shared/ids';
import { type Refused, type Result, ok, refuse } from '../../domain/shared/result';
import { type Instant, type LocalDate, addDays, isoWeekOf, localDateOf, toMs } from '../../domain/shared/time';
import type { CommandDeps } from '../runtime/deps';
import { type SaveOutcome, backOff, saveTogether } from '../runtime/transaction';
import { putNew, readAppointment } from '../store/appointments';
import { readCustomer, readVehicle } from '../store/customers';
import { readDaySheets, readWeekSheets, takeCells } from '../store/day-sheets';
import { readBays, readService, readSettings, readTechnicians } from '../store/shop';

/** What a caller asks for. Texts are trimmed and within their limits already; the edge saw to that. */
export interface BookAppointmentInput {
  readonly requestId: string;
  readonly serviceId: string;
  readonly startsAt: Instant;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
  readonly vehicle: {
    readonly plate: string;
    readonly make: string;
    readonly model: string;
    readonly year: number | null;
  };
  /** One of the customer's own vehicles; its facts replace `vehicle`. */
  readonly vehicleId: string | null;
  readonly note: string;
  /** For staff who book for a customer. */
  readonly customerId: string | null;
}

const MAX_TRIES = 60;
const ALTERNATIVES = 3;
const ALTERNATIVE_DAYS = 7;

/**
 * Books a visit: load, decide, save in one transaction of three conditional writes (bay sheet, technician sheet,
 * appointment). Safe to repeat: the request id names the appointment, a repeat answers with the first result and the
 * same id with other content is refused with REQUEST_ID_REUSED. A full slot answers SLOT_TAKEN with the nearest free
 * starts. A conflict with another booking is retried and never refuses by itself.
 */
export async function bookAppointment(
  deps: CommandDeps,
  actor: Actor,
  input: BookAppointmentInput,
): Promise<Result<{ appointment: Appointment }>> {
  const requestHash = hashOf(actor, input);
  const outcome = await tryToBook(deps, { actor, input, requestHash });
  if (outcome.ok) return outcome;
  // The same request may have been saved before: by a first try whose answer got lost, or at this very moment.
  const existing = await readAppointment(deps, input.requestId);
  if (existing === null) return outcome;
  return existing.requestHash === requestHash ? ok({ appointment: existing }) : refuse('REQUEST_ID_REUSED');
}

interface Attempt {
  readonly actor: Actor;
  readonly input: BookAppointmentInput;
  readonly requestHash: string;
}

async function tryToBook(deps: CommandDeps, attempt: Attempt): Promise<Result<{ appointment: Appointment }>> {
  const { actor, input, requestHash } = attempt;
  const [settings, service, bays, technicians, party] = await Promise.all([
    readSettings(deps),
    readService(deps, input.serviceId),
    readBays(deps),
    readTechnicians(deps),
    partyOf(deps, actor, input),
  ]);
  if (service === null) return refuse('UNKNOWN_SERVICE', { serviceId: input.serviceId });
  if (!party.ok) return party;
  const date = localDateOf(input.startsAt, settings.timeZone);
  const facts = { service, bays, technicians, settings, nowMs: toMs(deps.now) };
  const request = {
    appointmentId: input.requestId,
    requestHash,
    startsAt: input.startsAt,
    party: party.value,
    note: input.note,
    now: deps.now,
  };
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const sheets = await readDaySheets(deps, date);
    const decision = decideBooking({ ...facts, sheets, actor, request });
    if (!decision.ok) return withAlternatives(deps, { refusal: decision, facts, date, startsAt: input.startsAt });
    const outcome = await saveFirst(deps, decision.value.appointment, spread(deps, decision.value.candidates));
    if (outcome.saved !== null) return ok({ appointment: outcome.saved });
    if (outcome.known) return refuse('REQUEST_IN_PROGRESS');
    if (outcome.conflict) await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}

/**
 * Least-loaded first, but among equals not everyone the same one: under a rush, clients that agree on the order
 * would all try one pair and conflict.
 */
function spread(deps: CommandDeps, candidates: readonly ResourcePair[]): readonly ResourcePair[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const turn = Math.floor(deps.random() * Math.min(candidates.length, 2));
  return [...candidates.slice(turn), ...candidates.slice(0, turn)].slice(0, 2);
}

interface SaveReport {
  readonly saved: Appointment | null;
  /** The request id is stored already. */
  readonly known: boolean;
  readonly conflict: boolean;
}

/** Tries the given pairs in order until one is saved. After that the sheets must be read again. */
async function saveFirst(
  deps: CommandDeps,
  draft: Appointment,
  candidates: readonly ResourcePair[],
): Promise<SaveReport> {
  let conflict = false;
  for (const pair of candidates) {
    const appointment = { ...draft, ...pair };
    const outcome = await save(deps, appointment);
    if (outcome.kind === 'SAVED') return { saved: appointment, known: false, conflict: false };
    if (outcome.kind === 'REFUSED' && outcome.items.includes(2)) return { saved: null, known: true, conflict };
    conflict ||= outcome.kind === 'CONFLICT';
  }
  return { saved: null, known: false, conflict };
}

const save = (deps: CommandDeps, appointment: Appointment): Promise<SaveOutcome> => {
  const { visitDate: date, cells, bayId, technicianId } = appointment;
  return saveTogether(deps, [
    takeCells(deps, { date, kind: 'BAY', resourceId: bayId, cells }),
    takeCells(deps, { date, kind: 'TECHNICIAN', resourceId: technicianId, cells }),
    putNew(deps, appointment),
  ]);
};

/** Adds the nearest free starts to a refusal that is about the time. Reads at most the weeks around it. */
async function withAlternatives(
  deps: CommandDeps,
  refused: {
    refusal: Refused;
    facts: Omit<AvailabilityFacts, 'sheets'>;
    date: LocalDate;
    startsAt: Instant;
  },
): Promise<Refused> {
  const { code, facts } = refused.refusal.problem;
  if (code !== 'SLOT_TAKEN') return refused.refusal;
  const dates = Array.from({ length: ALTERNATIVE_DAYS }, (_, day) => addDays(refused.date, day));
  const weeks = [...new Set(dates.map(isoWeekOf))];
  const sheets = (await Promise.all(weeks.map((week) => readWeekSheets(deps, week)))).flat();
  const alternatives = nearestFreeStarts({
    ...refused.facts,
    sheets,
    dates,
    startsAt: refused.startsAt,
    count: ALTERNATIVES,
  });
  return refuse(code, { ...facts, alternatives });
}

/** Who comes with what. A customer's name and car may stand in their profile; a foreign vehicle is not found. */
async function partyOf(deps: CommandDeps, actor: Actor, input: BookAppointmentInput): Promise<Result<BookingParty>> {
  const customerId = customerOf(actor, input);
  const [customer, vehicle] = await Promise.all([
    actor.kind === 'VISITOR' ? null : readCustomer(deps, customerId),
    input.vehicleId === null || actor.kind === 'VISITOR' ? null : readVehicle(deps, input.vehicleId),
  ]);
  if (input.vehicleId !== null && vehicle?.customerId !== customerId) {
    return refuse('NOT_FOUND', { field: 'vehicleId' });
  }
  const { plate, make, model, year } = vehicle ?? input.vehicle;
  const contactName = input.contact.name || (customer?.name ?? '');
  const contactEmail = input.contact.email || (customer?.email ?? '');
  if (contactName === '') return refuse('INVALID_INPUT', { field: 'contact.name' });
  if (contactEmail === '' && actor.kind !== 'STAFF') return refuse('INVALID_INPUT', { field: 'contact.email' });
  if (plate === '' && make === '') return refuse('INVALID_INPUT', { field: 'vehicle.plate' });
  return ok({
    customerId,
    vehicleId: vehicle?.vehicleId ?? null,
    contactName,
    contactEmail,
    contactPhone: input.contact.phone || (customer?.phone ?? ''),
    vehiclePlate: plate,
    vehicleMake: make,
    vehicleModel: model,
    vehicleYear: year,
  });
}

function customerOf(actor: Actor, input: BookAppointmentInput): string {
  if (actor.kind === 'CUSTOMER') return actor.customerId;
  if (actor.kind !== 'VISITOR' && input.customerId !== null) return input.customerId;
  return `guest-${isUuid(input.requestId) ? input.requestId : 'unknown'}`;
}

/** Fingerprint of who asks for what. Two callers never share one, so nobody learns of another's booking by its id. */
function hashOf(actor: Actor, input: BookAppointmentInput): string {
  return createHash('sha256')
    .update(JSON.stringify([idOf(actor), input]))
    .digest('base64url')
    .slice(0, 22);
}

function idOf(actor: Actor): string {
  if (actor.kind === 'CUSTOMER') return actor.customerId;
  return actor.kind === 'STAFF' ? actor.staffId : actor.kind;
}
