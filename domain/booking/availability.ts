import type { Service } from '../shop/service';
import { type Span, spansOn } from '../calendar/hours';
import type { Bay, Technician } from '../shop/resource';
import type { ShopSettings } from '../shop/shop-settings';
import { type Result, ok, refuse } from '../shared/result';
import {
  type Instant,
  type LocalDate,
  type LocalTime,
  type ZoneId,
  localDateOf,
  localTimeOf,
  minutesOf,
  startOfLocalDay,
  toInstant,
  toMs,
  wallTimeToMs,
  weekdayOf,
} from '../shared/time';
import { CELL_MINUTES, cellsInDay } from '../calendar/cells';
import { type DaySheet, cellsHeldBy, heldCells } from '../calendar/day-sheet';
import { checkStart, lastBookableDate } from './policy';

/** Everything the free times depend on. Sheets of other days and resources are ignored. */
export interface AvailabilityFacts {
  readonly service: Service;
  readonly bays: readonly Bay[];
  readonly technicians: readonly Technician[];
  readonly sheets: readonly DaySheet[];
  readonly settings: ShopSettings;
  readonly nowMs: number;
  /** The person whose own holds count as free. */
  readonly holder?: string | null;
}

/** A start that can be booked, and how many pairs of bay and technician are free for it. */
export interface Slot {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly capacity: number;
}

export interface DaySlots {
  readonly date: LocalDate;
  readonly slots: readonly Slot[];
}

/** A bay and a technician that are both free for all of a visit. */
export interface ResourcePair {
  readonly bayId: string;
  readonly technicianId: string;
}

const MINUTE_MS = 60_000;
const CELL_MS = CELL_MINUTES * MINUTE_MS;
const CELLS_OF_PLAIN_DAY = 1440 / CELL_MINUTES;

/**
 * The bookable starts of each day. A start is offered when the visit, buffers included, fits the shop's hours and at
 * least one suitable bay and one suitable technician at work are free for all of its cells. The page, the staff
 * calendar and the command all use this module. It reads no clock: `nowMs` is passed in.
 */
export function availableSlots(facts: AvailabilityFacts & { readonly dates: readonly LocalDate[] }): DaySlots[] {
  const { service, settings, nowMs } = facts;
  const earliest = nowMs + settings.noticeMinutes * MINUTE_MS;
  const last = lastBookableDate(settings, nowMs);
  return facts.dates.map((date) => {
    if (!service.active || date > last) return { date, slots: [] };
    const day = dayView(facts, date);
    const slots = startsOf(day, facts)
      .filter((startMs) => startMs >= earliest && startMs > nowMs)
      .flatMap((startMs) => {
        const capacity = Math.min(
          freeCount(day.bays, day, startMs, service),
          freeCount(day.technicians, day, startMs, service),
        );
        return capacity > 0 ? [slotAt(startMs, service, capacity)] : [];
      });
    return { date, slots };
  });
}

const slotAt = (startMs: number, service: Service, capacity: number): Slot => ({
  startsAt: toInstant(startMs),
  endsAt: toInstant(startMs + service.durationMinutes * MINUTE_MS),
  capacity,
});

export interface PairRequest {
  readonly startsAt: Instant;
  /** Bypasses notice, horizon and grid; never hours or taken cells. */
  readonly override?: boolean;
  /** Only this bay, only this technician. */
  readonly bayId?: string | null;
  readonly technicianId?: string | null;
}

/**
 * Every pair that could take the visit at a start: first a pair the holder holds, then least-loaded first (taken cells
 * of that day, then id, so that everyone who sees the same sheets gets the same order). Refuses with the reason why the
 * start cannot be booked.
 */
export function rankPairs(facts: AvailabilityFacts & PairRequest): Result<ResourcePair[]> {
  const { service, settings, startsAt } = facts;
  if (!service.active) return refuse('SERVICE_INACTIVE', { serviceId: service.serviceId });
  const startMs = toMs(startsAt);
  const allowed = checkStart({ startMs, nowMs: facts.nowMs, settings, override: facts.override ?? false });
  return allowed.ok ? pairsAt(facts) : allowed;
}

/** Like `rankPairs`, for a start that needs no check: the visit keeps its start or is under way. */
export function pairsAt(
  facts: AvailabilityFacts & PairRequest & { readonly pastHours?: boolean },
): Result<ResourcePair[]> {
  const { service, settings, startsAt } = facts;
  const startMs = toMs(startsAt);
  const day = narrowed(dayView(facts, localDateOf(startMs, settings.timeZone)), facts);
  const fits = { startMs: visitStart(startMs, service), endMs: visitEnd(startMs, service) };
  if (fits.startMs < day.midnightMs || fits.endMs > day.endMs) return refuse('OUTSIDE_HOURS', { startsAt });
  if (!facts.pastHours && !day.shopSpans.some((span) => contains(span, fits))) {
    return refuse('OUTSIDE_HOURS', { startsAt });
  }
  if (day.bays.length === 0 || !day.technicians.some((one) => one.spans.some((span) => contains(span, fits)))) {
    return refuse('NO_CAPACITY', { serviceId: service.serviceId });
  }
  const bays = day.bays.filter((one) => isFree(one, day, startMs, service));
  const technicians = day.technicians.filter((one) => isFree(one, day, startMs, service));
  if (bays.length === 0 || technicians.length === 0) return refuse('SLOT_TAKEN', { startsAt });
  return ok(pairsByLoad(bays, technicians));
}

/** The day with only the requested resources, at work all day when hours do not count. */
function narrowed(day: DayView, { bayId, technicianId, pastHours }: PairRequest & { pastHours?: boolean }): DayView {
  const wholeDay = [{ startMs: day.midnightMs, endMs: day.endMs }];
  return {
    ...day,
    bays: bayId ? day.bays.filter(({ id }) => id === bayId) : day.bays,
    technicians: day.technicians
      .filter(({ id }) => !technicianId || id === technicianId)
      .map((one) => (pastHours ? { ...one, spans: wholeDay } : one)),
  };
}

/** All combinations, the smallest total load first; then by the bay's own load, then ids. */
function pairsByLoad(bays: readonly ResourceDay[], technicians: readonly ResourceDay[]): ResourcePair[] {
  return bays
    .flatMap((bay) => technicians.map((technician) => ({ bay, technician, load: bay.load + technician.load })))
    .sort((a, b) => heldFirst(a, b) || a.load - b.load || byLoad(a.bay, b.bay) || byLoad(a.technician, b.technician))
    .map(({ bay, technician }) => ({ bayId: bay.id, technicianId: technician.id }));
}

type RankedPair = Readonly<Record<'bay' | 'technician', ResourceDay>>;

const heldFirst = (a: RankedPair, b: RankedPair): number => Number(isHeldPair(b)) - Number(isHeldPair(a));

const isHeldPair = ({ bay, technician }: RankedPair): boolean => bay.held && technician.held;

/** Up to `count` free starts nearest to a requested one, earlier and later alike, in order of time. */
export function nearestFreeStarts(
  facts: AvailabilityFacts & {
    readonly dates: readonly LocalDate[];
    readonly startsAt: Instant;
    readonly count: number;
  },
): Instant[] {
  const wanted = toMs(facts.startsAt);
  return availableSlots(facts)
    .flatMap(({ slots }) => slots.map((slot) => toMs(slot.startsAt)))
    .filter((ms) => ms !== wanted)
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b)
    .slice(0, facts.count)
    .sort((a, b) => a - b)
    .map(toInstant);
}

interface ResourceDay {
  readonly id: string;
  /** 1 where the cell is taken. */
  readonly taken: Uint8Array;
  readonly load: number;
  /** The holder holds some of its cells. */
  readonly held: boolean;
  /** When the resource is at work; a bay always is. */
  readonly spans: readonly Span[];
}

interface DayView {
  readonly date: LocalDate;
  readonly midnightMs: number;
  readonly endMs: number;
  readonly clocksChange: boolean;
  readonly shopSpans: readonly Span[];
  readonly bays: readonly ResourceDay[];
  readonly technicians: readonly ResourceDay[];
}

/** A day's wall times as moments, each looked up in the zone's rules once: most technicians share their hours. */
function clockOf(date: LocalDate, zone: ZoneId): (time: LocalTime) => number {
  const known = new Map<LocalTime, number>();
  return (time) => {
    const moment = known.get(time) ?? wallTimeToMs(date, time, zone);
    known.set(time, moment);
    return moment;
  };
}

/** One day prepared in advance, so that no zone rule is looked up per slot. */
function dayView(facts: AvailabilityFacts, date: LocalDate): DayView {
  const { service, settings } = facts;
  const zone = settings.timeZone;
  const cells = cellsInDay(date, zone);
  const midnightMs = startOfLocalDay(date, zone);
  const endMs = midnightMs + cells * CELL_MS;
  const holder = facts.holder ?? null;
  const sheets = new Map<string, DaySheet>();
  for (const sheet of facts.sheets) {
    if (sheet.date === date) sheets.set(`${sheet.resourceKind}#${sheet.resourceId}`, sheet);
  }
  const resourceDay = (id: string, key: string, spans: readonly Span[]): ResourceDay => {
    const taken = new Uint8Array(cells);
    const sheet = sheets.get(key);
    if (sheet === undefined) return { id, taken, load: 0, spans, held: false };
    for (const cell of sheet.busy) taken[cell] = 1;
    for (const cell of heldCells(sheet, facts.nowMs, holder)) taken[cell] = 1;
    const held = holder !== null && cellsHeldBy(sheet, holder).length > 0;
    let load = 0;
    for (const cell of taken) load += cell;
    return { id, taken, load, spans, held };
  };
  const wholeDay = [{ startMs: midnightMs, endMs }];
  const weekday = `${weekdayOf(date)}` as const;
  const at = clockOf(date, zone);
  return {
    date,
    midnightMs,
    endMs,
    clocksChange: cells !== CELLS_OF_PLAIN_DAY,
    shopSpans: spansOn(settings.hours[weekday], at),
    bays: facts.bays
      .filter((bay) => bay.active && service.bayKinds.includes(bay.kind))
      .map((bay) => resourceDay(bay.bayId, `BAY#${bay.bayId}`, wholeDay)),
    technicians: facts.technicians
      .filter((one) => one.active && service.skills.every((skill) => one.skills.includes(skill)))
      .map((one) => resourceDay(one.technicianId, `TECHNICIAN#${one.technicianId}`, spansOn(one.hours[weekday], at))),
  };
}

/** The starts on the shop's wall-clock grid at which the whole visit, buffers included, fits into one open span. */
function startsOf(day: DayView, { service, settings }: AvailabilityFacts): number[] {
  const step = settings.slotStepMinutes;
  // A clock change of half an hour shifts an hourly grid within the day, so such a day is checked cell by cell.
  const stride = day.clocksChange ? CELL_MINUTES : step;
  const starts: number[] = [];
  for (const span of day.shopSpans) {
    const earliest = span.startMs + service.bufferBeforeMinutes * MINUTE_MS;
    const latest = span.endMs - (service.durationMinutes + service.bufferAfterMinutes) * MINUTE_MS;
    const intoStep = (ms: number) => minutesOf(localTimeOf(ms, settings.timeZone)) % step;
    const first = earliest + ((step - intoStep(earliest)) % step) * MINUTE_MS;
    for (let start = first; start <= latest; start += stride * MINUTE_MS) {
      if (!day.clocksChange || intoStep(start) === 0) starts.push(start);
    }
  }
  return starts;
}

const visitStart = (startMs: number, service: Service): number => startMs - service.bufferBeforeMinutes * MINUTE_MS;
const visitEnd = (startMs: number, service: Service): number =>
  startMs + (service.durationMinutes + service.bufferAfterMinutes) * MINUTE_MS;

const contains = (outer: Span, inner: Span): boolean => outer.startMs <= inner.startMs && inner.endMs <= outer.endMs;

const byLoad = (a: ResourceDay, b: ResourceDay): number => a.load - b.load || (a.id < b.id ? -1 : 1);

const freeCount = (resources: readonly ResourceDay[], day: DayView, startMs: number, service: Service): number =>
  resources.reduce((count, one) => count + (isFree(one, day, startMs, service) ? 1 : 0), 0);

function isFree(one: ResourceDay, day: DayView, startMs: number, service: Service): boolean {
  const visit = { startMs: visitStart(startMs, service), endMs: visitEnd(startMs, service) };
  if (!one.spans.some((span) => contains(span, visit))) return false;
  const from = Math.floor((visit.startMs - day.midnightMs) / CELL_MS);
  const to = Math.ceil((visit.endMs - day.midnightMs) / CELL_MS);
  for (let cell = from; cell < to; cell += 1) if (one.taken[cell] !== 0) return false;
  return true;
}
