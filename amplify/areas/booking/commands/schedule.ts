import { type Service, withPlan } from '../../../../domain/shop/service';
import { type AvailabilityFacts, nearestFreeStarts } from '../../../../domain/booking/availability';
import { type Refused, type Result, ok, refuse } from '../../../../domain/shared/result';
import { type Instant, type LocalDate, addDays, isoWeekOf, toMs } from '../../../../domain/shared/time';
import type { Appointment } from '../../../../domain/booking/appointment';
import { BAY_KINDS } from '../../../../domain/shop/resource';
import type { CommandDeps } from '../../../kernel/deps';
import { readWeekSheets } from '../../calendar/facts';
import { readBays, readService, readSettings, readTechnicians } from '../../shop/facts';

const ALTERNATIVES = 3;
const ALTERNATIVE_DAYS = 7;

/** Everything a decision about time depends on, except the day sheets. */
export type Schedule = Omit<AvailabilityFacts, 'sheets'>;

/** Reads the shop, its bays and technicians, and what is to be booked. Refuses with UNKNOWN_SERVICE or UNKNOWN_PLAN. */
export async function readSchedule(
  deps: CommandDeps,
  wanted: { readonly serviceId: string; readonly planId: string | null },
): Promise<Result<Schedule>> {
  const [settings, found, bays, technicians] = await Promise.all([
    readSettings(deps),
    readService(deps, wanted.serviceId),
    readBays(deps),
    readTechnicians(deps),
  ]);
  if (found === null) return refuse('UNKNOWN_SERVICE', { serviceId: wanted.serviceId });
  const service: Service | null = withPlan(found, wanted.planId);
  if (service === null) return refuse('UNKNOWN_PLAN', { serviceId: wanted.serviceId, planId: wanted.planId ?? '' });
  return ok({ service, bays, technicians, settings, nowMs: toMs(deps.now) });
}

/**
 * The same for an existing visit: its service as it was booked, even if it is no longer offered. A service that is gone
 * counts as one without buffers that any active bay and technician can do.
 */
export async function readScheduleOf(deps: CommandDeps, appointment: Appointment): Promise<Schedule> {
  const [settings, found, bays, technicians] = await Promise.all([
    readSettings(deps),
    readService(deps, appointment.serviceId),
    readBays(deps),
    readTechnicians(deps),
  ]);
  const service = found ?? { ...GONE, serviceId: appointment.serviceId, name: appointment.serviceName };
  return { service: { ...service, active: true }, bays, technicians, settings, nowMs: toMs(deps.now) };
}

const GONE: Service = {
  serviceId: '',
  name: '',
  summary: '',
  category: '',
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  priceCents: 0,
  bayKinds: BAY_KINDS,
  skills: [],
  active: true,
  sortOrder: 0,
  plans: [],
  prePurchase: false,
};

/** Adds the nearest free starts to a refusal about the time. Reads at most the weeks around it. */
export async function withAlternatives(
  deps: CommandDeps,
  refused: {
    readonly refusal: Refused;
    readonly schedule: Schedule;
    readonly date: LocalDate;
    readonly startsAt: Instant;
  },
): Promise<Refused> {
  const { code, facts } = refused.refusal.problem;
  if (code !== 'SLOT_TAKEN') return refused.refusal;
  const dates = Array.from({ length: ALTERNATIVE_DAYS }, (_, day) => addDays(refused.date, day));
  const weeks = [...new Set(dates.map(isoWeekOf))];
  const sheets = (await Promise.all(weeks.map((week) => readWeekSheets(deps, week)))).flat();
  const { startsAt, schedule } = refused;
  const alternatives = nearestFreeStarts({ ...schedule, sheets, dates, startsAt, count: ALTERNATIVES });
  return refuse(code, { ...facts, alternatives });
}
