import { type Actor, can } from '../../../../domain/access/permissions';
import { cellsOf } from '../../../../domain/calendar/cells';
import type { ResourcePair } from '../../../../domain/booking/availability';
import type { DaySheet } from '../../../../domain/calendar/day-sheet';
import { type RescheduleRequest, decideReschedule } from '../../../../domain/booking/reschedule';
import type { Appointment } from '../../../../domain/booking/appointment';
import { type Result, ok, refuse } from '../../../../domain/shared/result';
import { localDateOf } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { type StoredAppointment, readAppointment, replaceAppointment, requestMarks } from '../store/appointments';
import { type SheetPlace, readDaySheets, sheetAt } from '../../calendar/facts';
import { changeSheet } from '../../calendar/parts';
import { answeredOn } from './answered-on';
import { mayKnowOf } from './change-appointment';
import { type Schedule, readScheduleOf, withAlternatives } from './schedule';

export interface RescheduleInput extends RescheduleRequest {
  readonly requestId: string;
  readonly appointmentId: string;
  /** The version the person was looking at; null for a manage link, which acts on the current version. */
  readonly version: number | null;
  readonly reason: string;
  /** The person whose holds the visit may move into. */
  readonly holder: string | null;
}

type Answer = Result<{ appointment: StoredAppointment }>;

const MAX_TRIES = 60;

/**
 * Moves a visit to another time, length, bay or technician: the old cells are given back and the new ones taken in one
 * transaction with the appointment, which must still have the version that was read. Safe to repeat with the same
 * request id. Refuses with NOT_FOUND, VERSION_CONFLICT, SLOT_TAKEN with the nearest free starts, and the reasons of
 * `decideReschedule`; then nothing has changed.
 */
export async function rescheduleAppointment(deps: CommandDeps, actor: Actor, input: RescheduleInput): Promise<Answer> {
  let schedule: Schedule | null = null;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const appointment = await readAppointment(deps, input.appointmentId);
    if (appointment === null || !mayKnowOf(actor, appointment)) return refuse('NOT_FOUND', { field: 'appointmentId' });
    // Comes before the version check, which would reveal something about a visit to people who may not move it.
    if (!can(actor, 'appointment:reschedule', appointment)) return refuse('FORBIDDEN', { action: 'RESCHEDULE' });
    const known = answeredOn(appointment, input.requestId, contentOf(input));
    if (known !== null) return known;
    if (input.version !== null && input.version !== appointment.version) {
      return refuse('VERSION_CONFLICT', { version: appointment.version, status: appointment.status });
    }
    schedule ??= await readScheduleOf(deps, appointment);
    const attempt = await attemptMove(deps, { actor, input, appointment, schedule });
    if (attempt !== 'AGAIN') return attempt;
    await backOff(deps, tries);
  }
  return refuse('REQUEST_IN_PROGRESS', { tries: MAX_TRIES });
}

interface MoveAttempt {
  readonly actor: Actor;
  readonly input: RescheduleInput;
  readonly appointment: StoredAppointment;
  readonly schedule: Schedule;
}

async function attemptMove(deps: CommandDeps, attempt: MoveAttempt): Promise<Answer | 'AGAIN'> {
  const { actor, input, appointment, schedule } = attempt;
  const date = localDateOf(input.startsAt, schedule.settings.timeZone);
  const dates = [...new Set([date, appointment.visitDate])];
  const sheets = (await Promise.all(dates.map((day) => readDaySheets(deps, day)))).flat();
  const decision = decideReschedule({ ...schedule, sheets, actor, appointment, request: input, holder: input.holder });
  if (!decision.ok) {
    return withAlternatives(deps, { refusal: decision, schedule, date, startsAt: input.startsAt });
  }
  const { requestId } = input;
  const change = { requestId, action: 'RESCHEDULE', reason: reasonOf(input), content: contentOf(input) } as const;
  const marks = requestMarks(actor, appointment, change);
  for (const pair of decision.value.candidates.slice(0, 2)) {
    const after = { ...decision.value.appointment, ...pair, ...marks, updatedAt: deps.now };
    const outcome = await saveTogether(deps, [
      replaceAppointment(deps, appointment, after),
      ...sheetItems(deps, { before: appointment, after, sheets, holder: input.holder }),
    ]);
    if (outcome.kind === 'SAVED') return ok({ appointment: after });
    if (outcome.kind === 'REFUSED' && outcome.items.includes(0)) return 'AGAIN';
  }
  return 'AGAIN';
}

/** Each sheet that the visit leaves or enters, once: what it gives back there and what it takes. */
function sheetItems(
  deps: CommandDeps,
  move: { before: Appointment; after: Appointment; sheets: readonly DaySheet[]; holder: string | null },
) {
  const places = new Map<string, { place: SheetPlace; release: Set<number>; take: Set<number> }>();
  const at = (place: SheetPlace) => {
    const key = `${place.date}#${place.resourceKind}#${place.resourceId}`;
    const known = places.get(key) ?? { place, release: new Set<number>(), take: new Set<number>() };
    places.set(key, known);
    return known;
  };
  for (const place of placesOf(move.before)) for (const cell of cellsOf(move.before.cells)) at(place).release.add(cell);
  for (const place of placesOf(move.after)) {
    const sheet = at(place);
    // A cell the visit keeps is neither given back nor taken.
    for (const cell of cellsOf(move.after.cells)) if (!sheet.release.delete(cell)) sheet.take.add(cell);
  }
  return [...places.values()]
    .filter(({ release, take }) => release.size + take.size > 0)
    .map(({ place, release, take }) =>
      changeSheet(deps, sheetAt(move.sheets, place), {
        take: [...take],
        release: [...release],
        holder: move.holder,
        dropHolds: true,
      }),
    );
}

const placesOf = ({ visitDate: date, bayId, technicianId }: Appointment & ResourcePair): SheetPlace[] => [
  { date, resourceKind: 'BAY', resourceId: bayId },
  { date, resourceKind: 'TECHNICIAN', resourceId: technicianId },
];

const reasonOf = ({ overrideReason, reason }: RescheduleInput): string => overrideReason || reason;

const contentOf = ({ startsAt, durationMinutes, bayId, technicianId, confirm }: RescheduleInput) =>
  ['RESCHEDULE', startsAt, durationMinutes, bayId, technicianId, confirm] as const;
