import { occupiesCells } from '../../../domain/booking/appointment';
import { localTimeOf, toMs } from '../../../domain/shared/time';
import type { CalendarVisit } from './api/appointment-row';

const MINUTE = 60_000;
const STEP = 15 * MINUTE;

export type CalendarView = 'bay' | 'technician';

/** A bay or a technician, as the head of a column. */
export interface CalendarResource {
  readonly resourceId: string;
  readonly name: string;
  readonly detail: string;
}

/** One appointment, placed: minutes count from the top of the calendar, lanes split the column where times overlap. */
export interface CalendarBlock {
  readonly appointment: CalendarVisit;
  readonly topMinutes: number;
  readonly heightMinutes: number;
  readonly lane: number;
  readonly lanes: number;
  /** Minutes that ongoing work has run past its end; 0 if it has not. */
  readonly overrunMinutes: number;
}

export interface CalendarColumn {
  readonly resource: CalendarResource;
  readonly blocks: readonly CalendarBlock[];
}

export interface HourMark {
  readonly topMinutes: number;
  readonly atMs: number;
}

export interface CalendarLayout {
  readonly startMs: number;
  readonly heightMinutes: number;
  readonly hours: readonly HourMark[];
  readonly columns: readonly CalendarColumn[];
  /** The position of the now-line, or null if now is not on this calendar. */
  readonly nowMinutes: number | null;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

interface LayoutInput {
  readonly appointments: readonly CalendarVisit[];
  readonly resources: readonly CalendarResource[];
  readonly view: CalendarView;
  /** The shop's opening spans of that day; empty on a closed day. */
  readonly openSpans: readonly Span[];
  /** What to show on a closed day without appointments. */
  readonly fallback: Span;
  readonly zone: string;
  readonly nowMs: number;
}

/** Places the day's appointments in columns of bays or technicians. Leaves out cancelled ones and no-shows. */
export function layOutCalendar({
  appointments,
  resources,
  view,
  openSpans,
  fallback,
  zone,
  nowMs,
}: LayoutInput): CalendarLayout {
  const shown = appointments.filter(({ status }) => occupiesCells(status));
  const { startMs, endMs } = windowOf(shown, openSpans, fallback, zone);
  const columns = columnsOf(shown, resources, view).map(({ resource, appointments: mine }) => ({
    resource,
    blocks: blocksOf(mine, startMs, nowMs),
  }));
  return {
    startMs,
    heightMinutes: (endMs - startMs) / MINUTE,
    hours: hourMarks(startMs, endMs, zone),
    columns,
    nowMinutes: nowMs >= startMs && nowMs < endMs ? (nowMs - startMs) / MINUTE : null,
  };
}

/** The appointments of each bay or technician; an unknown or retired resource with appointments still gets a column. */
export function columnsOf(
  appointments: readonly CalendarVisit[],
  resources: readonly CalendarResource[],
  view: CalendarView,
): { resource: CalendarResource; appointments: CalendarVisit[] }[] {
  const idOf = (appointment: CalendarVisit) => (view === 'bay' ? appointment.bayId : appointment.technicianId);
  const known = new Set(resources.map(({ resourceId }) => resourceId));
  const strays = [...new Set(appointments.map(idOf))].filter((id) => !known.has(id));
  const all = [
    ...resources,
    ...strays.map((resourceId) => ({ resourceId, name: resourceId || 'Unassigned', detail: '' })),
  ];
  return all.map((resource) => ({
    resource,
    appointments: appointments
      .filter((appointment) => idOf(appointment) === resource.resourceId)
      .sort((a, b) => toMs(a.startsAt) - toMs(b.startsAt) || toMs(b.endsAt) - toMs(a.endsAt)),
  }));
}

function windowOf(
  appointments: readonly CalendarVisit[],
  openSpans: readonly Span[],
  fallback: Span,
  zone: string,
): Span {
  const spans = [
    ...openSpans,
    ...appointments.map(({ startsAt, endsAt }) => ({ startMs: toMs(startsAt), endMs: toMs(endsAt) })),
  ];
  const used = spans.length > 0 ? spans : [fallback];
  const startMs = Math.min(...used.map((span) => span.startMs));
  const endMs = Math.max(...used.map((span) => span.endMs));
  const past = minutesPastHour(endMs, zone);
  return {
    startMs: startMs - minutesPastHour(startMs, zone) * MINUTE,
    endMs: past === 0 ? endMs : endMs + (60 - past) * MINUTE,
  };
}

function hourMarks(startMs: number, endMs: number, zone: string): HourMark[] {
  const marks: HourMark[] = [];
  for (let atMs = startMs; atMs < endMs; atMs += STEP) {
    if (minutesPastHour(atMs, zone) === 0) marks.push({ topMinutes: (atMs - startMs) / MINUTE, atMs });
  }
  return marks;
}

function minutesPastHour(ms: number, zone: string): number {
  return Number(localTimeOf(ms, zone).slice(3, 5));
}

/** Appointments that overlap share the column: each takes the first lane that is free at its start. */
function blocksOf(inOrder: readonly CalendarVisit[], calendarStartMs: number, nowMs: number): CalendarBlock[] {
  const blocks: CalendarBlock[] = [];
  let cluster: { appointment: CalendarVisit; lane: number }[] = [];
  let laneEnds: number[] = [];
  const close = () => {
    for (const { appointment, lane } of cluster) {
      blocks.push({ ...placed(appointment, calendarStartMs, nowMs), lane, lanes: laneEnds.length });
    }
    cluster = [];
    laneEnds = [];
  };
  for (const appointment of inOrder) {
    const startMs = toMs(appointment.startsAt);
    if (laneEnds.every((end) => end <= startMs)) close();
    const free = laneEnds.findIndex((end) => end <= startMs);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = toMs(appointment.endsAt);
    cluster.push({ appointment, lane });
  }
  close();
  return blocks;
}

function placed(appointment: CalendarVisit, calendarStartMs: number, nowMs: number) {
  const startMs = toMs(appointment.startsAt);
  const endMs = toMs(appointment.endsAt);
  const over = appointment.status === 'ONGOING' ? Math.max(0, nowMs - endMs) : 0;
  return {
    appointment,
    topMinutes: (startMs - calendarStartMs) / MINUTE,
    heightMinutes: (endMs - startMs) / MINUTE,
    overrunMinutes: Math.floor(over / MINUTE),
  };
}
