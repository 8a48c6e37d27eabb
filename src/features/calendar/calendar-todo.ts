import { occupiesCells } from '../../../domain/booking/appointment';
import { toMs } from '../../../domain/shared/time';
import type { CalendarVisit } from './api/appointment-row';

export const TODO_KINDS = ['to-confirm', 'drop-offs', 'ongoing'] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

/** One part of the to-do strip, with its appointments in order of time. */
export interface TodoGroup {
  readonly kind: TodoKind;
  readonly appointments: readonly CalendarVisit[];
  /** How many of them are late: not here after their start, or still on the bay after their end. */
  readonly lateCount: number;
}

const STATUS_OF: Record<TodoKind, CalendarVisit['status']> = {
  'to-confirm': 'PENDING',
  'drop-offs': 'SCHEDULED',
  ongoing: 'ONGOING',
};

/** Whether the appointment belongs to that part of the to-do strip. */
export function belongsTo(kind: TodoKind, appointment: CalendarVisit): boolean {
  return appointment.status === STATUS_OF[kind];
}

/** Whether the appointment is late. */
export function isLate(appointment: CalendarVisit, nowMs: number): boolean {
  if (appointment.status === 'ONGOING') return toMs(appointment.endsAt) < nowMs;
  if (appointment.status === 'SCHEDULED' || appointment.status === 'PENDING') return toMs(appointment.startsAt) < nowMs;
  return false;
}

/** The to-do strip of one day. */
export function todoOf(appointments: readonly CalendarVisit[], nowMs: number): TodoGroup[] {
  const inOrder = [...appointments].sort((a, b) => toMs(a.startsAt) - toMs(b.startsAt));
  return TODO_KINDS.map((kind) => {
    const group = inOrder.filter((appointment) => belongsTo(kind, appointment));
    return { kind, appointments: group, lateCount: group.filter((each) => isLate(each, nowMs)).length };
  });
}

/** The day's progress: finished appointments out of all but cancellations and no-shows. */
export function progressOf(appointments: readonly CalendarVisit[]): { done: number; total: number } {
  const kept = appointments.filter(({ status }) => occupiesCells(status));
  return { done: kept.filter(({ status }) => status === 'COMPLETED').length, total: kept.length };
}
