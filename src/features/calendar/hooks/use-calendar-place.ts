import { useSearchParams } from 'react-router-dom';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from '../../../../domain/booking/appointment';
import { isLocalDate } from '../../../../domain/shared/time';
import type { CalendarVisit } from '../api/appointment-row';
import { TODO_KINDS } from '../calendar-todo';
import type { TodoKind } from '../calendar-todo';
import type { CalendarView } from '../calendar-layout';

export const CALENDAR_SPANS = ['day', 'week', 'month'] as const;
export type CalendarSpan = (typeof CALENDAR_SPANS)[number];

/** The place on the calendar. All of it is in the URL, so a link shows a colleague the same view. */
export interface CalendarPlace {
  /** The chosen day; null means today, on the day the link is opened. */
  readonly date: string | null;
  readonly view: CalendarView;
  readonly span: CalendarSpan;
  /** Filters: one technician, one status. */
  readonly technicianId: string | null;
  readonly status: AppointmentStatus | null;
  readonly appointmentId: string | null;
  readonly show: TodoKind | null;
}

/** Reads a place from the query string; unreadable parts fall back to today by bay. */
export function placeOf(search: URLSearchParams): CalendarPlace {
  const date = search.get('date');
  const show = TODO_KINDS.find((kind) => kind === search.get('show'));
  return {
    date: date && isLocalDate(date) ? date : null,
    view: search.get('view') === 'technician' ? 'technician' : 'bay',
    span: CALENDAR_SPANS.find((span) => span === search.get('span')) ?? 'day',
    technicianId: search.get('technician') || null,
    status: APPOINTMENT_STATUSES.find((status) => status === search.get('status')) ?? null,
    appointmentId: search.get('appointment') || null,
    show: show ?? null,
  };
}

/** Writes a place as a query string, without defaults. */
export function searchOf({ date, view, span, technicianId, status, appointmentId, show }: CalendarPlace): string {
  const search = new URLSearchParams();
  if (date) search.set('date', date);
  if (view !== 'bay') search.set('view', view);
  if (span !== 'day') search.set('span', span);
  if (technicianId) search.set('technician', technicianId);
  if (status) search.set('status', status);
  if (show) search.set('show', show);
  if (appointmentId) search.set('appointment', appointmentId);
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Whether the visit passes the filters. */
export const passesFilter = (
  appointment: Pick<CalendarVisit, 'technicianId' | 'status'>,
  { technicianId, status }: Pick<CalendarPlace, 'technicianId' | 'status'>,
): boolean =>
  (technicianId === null || appointment.technicianId === technicianId) &&
  (status === null || appointment.status === status);

/** The place, and links to the places next to it. */
export function useCalendarPlace() {
  const [search, setSearch] = useSearchParams();
  const place = placeOf(search);
  return {
    place,
    linkTo: (change: Partial<CalendarPlace>) => ({ search: searchOf({ ...place, ...change }) }),
    goTo: (change: Partial<CalendarPlace>) => setSearch(searchOf({ ...place, ...change }), { replace: true }),
  };
}
