import type { Audience } from '../../../domain/access/live';
import type { VisitAction } from '../../../domain/audit/entries';
import { type AppointmentStatus, occupiesCells } from '../../../domain/booking/appointment';
import { hasSignIn } from '../../../domain/customers/customer';
import { visitContribution } from '../../../domain/figures/visit-contribution';
import type { AuditEffect, Effect, EffectsOf, RowChange, TaskEffect, TellEffect } from '../../kernel/effects/effect';
import { ageOf, newsFor } from '../../kernel/effects/news';
import { numberOf } from '../../kernel/row';
import type { KindName } from '../../outgoing/kinds/kind-names';
import { offerFactsOf } from '../../outgoing/kinds/waiting-offer';
import { visitFactsOf } from '../../outgoing/visit-facts';
import { SHOWN_OF_VISIT } from './audit';
import { type StoredAppointment, appointmentOf } from './store/appointments';
import { entryOf } from './store/waiting-list';

interface Visit {
  readonly change: RowChange;
  readonly before: StoredAppointment | null;
  readonly after: StoredAppointment;
}

/**
 * The effects of a change to a visit: who is told, which pages refresh, what goes on record and into the figures, and
 * what the booking function does next. A change of length, bay or technician only refreshes open pages.
 */
export const visitEffects: EffectsOf = (change) => {
  if (change.after === null) return [];
  const before = change.before === null ? null : appointmentOf(change.before);
  const visit = { change, before, after: appointmentOf(change.after) };
  return [...recorded(visit), ...told(visit), ...newsOf(visit), ...tasksOf(visit)];
};

function recorded({ change, before, after }: Visit): Effect[] {
  const { appointmentId: id } = after;
  const audit: AuditEffect = {
    effect: 'AUDIT',
    subject: `appointment#${id}`,
    ...{ at: after.updatedAt, version: after.version },
    ...{ actorKind: after.lastActorKind ?? 'SYSTEM', actorId: after.lastActorId ?? '', customerId: after.customerId },
    action: (after.lastAction ?? 'BOOK') as VisitAction,
    reason: after.lastReason ?? '',
    requestId: after.lastRequestId ?? id,
    ...{ before, after, shows: SHOWN_OF_VISIT },
  };
  return [
    audit,
    {
      ...{ effect: 'FIGURE', about: { model: 'Appointment', id }, axis: 'WORKED', ...ageOf(change) },
      contribution: visitContribution(after),
    },
  ];
}

function newsOf({ change, before, after }: Visit): readonly Effect[] {
  const customers = [after.customerId, before?.customerId ?? after.customerId].filter(hasSignIn);
  const audiences: Audience[] = [
    'staff:calendar',
    ...customers.map((customerId): Audience => `customer:${customerId}`),
    ...(after.liveChannel === null ? [] : [`link:${after.liveChannel}` as const]),
  ];
  // A visit that moves to another day is news for both days.
  const stays = before === null || before.visitDate === after.visitDate;
  return newsFor(change, audiences, {
    ...{ topic: 'APPOINTMENT', id: after.appointmentId },
    ...(stays ? { on: after.visitDate } : {}),
  });
}

const hasMoved = ({ before, after }: Visit): boolean => before !== null && before.startsAt !== after.startsAt;

const freesTime = (visit: Visit & { readonly before: StoredAppointment }): boolean =>
  occupiesCells(visit.before.status) && (!occupiesCells(visit.after.status) || hasMoved(visit));

function tasksOf(visit: Visit): TaskEffect[] {
  const { before, after } = visit;
  const { appointmentId, customerId, contactEmail, createdAt } = after;
  const tasks: TaskEffect[] = [];
  const add = (task: string, input: TaskEffect['input']) =>
    tasks.push({ effect: 'TASK', area: 'booking', task, input });
  if (before === null) add('REGISTER', { appointmentId, customerId });
  if (after.status === 'CANCELLED' && before?.status !== 'CANCELLED') {
    add('RELEASE_QUOTA', { appointmentId, customerId, contactEmail, createdAt });
  }
  if (before !== null && freesTime({ ...visit, before })) add('OFFER_FREED_TIME', { date: before.visitDate });
  return tasks;
}

function told(visit: Visit): TellEffect[] {
  const { customerId, contactEmail, appointmentId: id, lastActorId } = visit.after;
  const about = {
    ...{ about: { model: 'Appointment', id }, facts: visitFactsOf(visit.after) },
    ...(lastActorId === null ? {} : { by: lastActorId }),
  };
  const [toStaff, toCustomer] = [staffKind(visit), contactEmail === '' ? null : customerKind(visit)];
  const tells: TellEffect[] = [];
  if (toStaff !== null) tells.push({ effect: 'TELL', kind: toStaff, ...about });
  if (toCustomer !== null) {
    tells.push({ effect: 'TELL', kind: toCustomer, ...about, customer: { customerId, email: contactEmail } });
  }
  return tells;
}

function customerKind(visit: Visit): KindName | null {
  const { before, after } = visit;
  const becameConfirmed = before?.status === 'PENDING' && after.status === 'SCHEDULED';
  if (hasMoved(visit) && !becameConfirmed) return 'APPOINTMENT_MOVED';
  return before?.status === after.status ? null : statusKind(before?.status ?? null, after.status);
}

function statusKind(from: AppointmentStatus | null, to: AppointmentStatus): KindName | null {
  switch (to) {
    case 'PENDING':
      return from === 'SCHEDULED' ? null : 'APPOINTMENT_REQUESTED';
    case 'SCHEDULED':
      return from === 'ONGOING' || from === 'NO_SHOW' ? null : 'APPOINTMENT_CONFIRMED';
    case 'ONGOING':
      return from === 'COMPLETED' ? null : 'APPOINTMENT_STARTED';
    case 'COMPLETED':
      return 'APPOINTMENT_COMPLETED';
    case 'CANCELLED':
      return 'APPOINTMENT_CANCELLED';
    case 'NO_SHOW':
      return 'APPOINTMENT_MISSED';
  }
}

function staffKind(visit: Visit): KindName | null {
  const { before, after } = visit;
  if (before === null) return after.status === 'PENDING' ? 'STAFF_TO_CONFIRM' : 'STAFF_BOOKED';
  if (before.status !== after.status && after.status === 'CANCELLED') return 'STAFF_CANCELLED';
  if (!hasMoved(visit) || after.lastActorKind === 'STAFF') return null;
  return after.status === 'PENDING' ? 'STAFF_TO_CONFIRM' : 'STAFF_MOVED';
}

/** The effects of a change to the waiting list: the customer is told of a time held for them. */
export const waitingEffects: EffectsOf = (change) => {
  const row = change.after ?? change.before;
  if (row === null) return [];
  const entry = entryOf(row);
  const { waitingId: id, customerId, visitDate: on } = entry;
  const audiences: Audience[] = [
    'staff:waiting',
    ...(hasSignIn(customerId) ? [`customer:${customerId}` as const] : []),
  ];
  return [...offerOf(change), ...newsFor(change, audiences, { topic: 'WAITING', id, on })];
};

function offerOf({ before, after }: RowChange): TellEffect[] {
  if (after === null) return [];
  const entry = entryOf(after);
  const { waitingId: id, customerId, contactEmail: email, offeredStartsAt: startsAt, offeredUntil: until } = entry;
  const isNew = before === null || entryOf(before).offeredUntil !== until;
  if (entry.status !== 'OFFERED' || startsAt === null || until === null || !isNew || email === '') return [];
  const facts = offerFactsOf(entry, { startsAt, until, priceCents: numberOf(after, 'offeredPriceCents') });
  const about = { model: 'WaitingEntry', id };
  return [{ effect: 'TELL', kind: 'WAITING_OFFER', about, facts, customer: { customerId, email } }];
}
