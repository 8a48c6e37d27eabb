import { type Actor, type Permission, can, isCustomer } from '../access/permissions';
import type { ShopSettings } from '../shop/shop-settings';
import { type Result, ok, refuse } from '../shared/result';
import { defineMachine } from '../shared/state-machine';
import { type Instant, type LocalDate, toInstant, toMs } from '../shared/time';

export const APPOINTMENT_STATUSES = ['PENDING', 'SCHEDULED', 'ONGOING', 'COMPLETED', 'CANCELLED', 'NO_SHOW'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

export const APPOINTMENT_ACTIONS = [
  'CONFIRM',
  'UNCONFIRM',
  'START',
  'PAUSE',
  'COMPLETE',
  'REOPEN',
  'CANCEL',
  'RESTORE',
  'MARK_NO_SHOW',
] as const;
export type AppointmentAction = (typeof APPOINTMENT_ACTIONS)[number];

export const BOOKING_CHANNELS = ['PUBLIC', 'CUSTOMER', 'STAFF'] as const;
export type BookingChannel = (typeof BOOKING_CHANNELS)[number];

/** Consecutive cells of the visit's local day, buffers included. */
export interface CellRange {
  readonly start: number;
  readonly count: number;
}

export const INSPECTION_SIDES = ['BUYER', 'SELLER'] as const;

/** For a car that is being sold: which side the customer is on, who is on the other, and where the car is. */
export interface InspectionParties {
  readonly side: (typeof INSPECTION_SIDES)[number];
  readonly otherName: string;
  readonly otherPhone: string;
  readonly otherEmail: string;
  readonly carLocation: string;
}

/** One visit: what, when, where and by whom, with the contact and price as agreed. */
export interface Appointment {
  readonly appointmentId: string;
  /** Fingerprint of the request that made it: tells a repeat from a different request. */
  readonly requestHash: string;
  /** The `sub` of the sign-in, or `guest-<uuid>`. */
  readonly customerId: string;
  readonly vehicleId: string | null;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly planId: string | null;
  readonly planName: string;
  readonly status: AppointmentStatus;
  readonly channel: BookingChannel;
  readonly startsAt: Instant;
  /** End of the working time; buffers are not part of it. */
  readonly endsAt: Instant;
  readonly visitDate: LocalDate;
  readonly bayId: string;
  readonly technicianId: string;
  readonly cells: CellRange;
  /** The requested times, best first; the visit holds one until staff confirm. Empty for a plain booking. */
  readonly preferredTimes: readonly Instant[];
  readonly inspection: InspectionParties | null;
  readonly priceCents: number;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly vehiclePlate: string;
  readonly vehicleMake: string;
  readonly vehicleModel: string;
  readonly vehicleYear: number | null;
  readonly note: string;
  readonly cancelReason: string | null;
  /** Counts changes, from 1. Also the calendar SEQUENCE. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The status table: the only legal moves of an appointment. Role rules are in `ACTION_PERMISSION`. */
export const appointmentMachine = defineMachine<AppointmentStatus, AppointmentAction>({
  PENDING: { CONFIRM: 'SCHEDULED', CANCEL: 'CANCELLED' },
  SCHEDULED: {
    START: 'ONGOING',
    COMPLETE: 'COMPLETED',
    MARK_NO_SHOW: 'NO_SHOW',
    UNCONFIRM: 'PENDING',
    CANCEL: 'CANCELLED',
  },
  ONGOING: { COMPLETE: 'COMPLETED', PAUSE: 'SCHEDULED', CANCEL: 'CANCELLED' },
  COMPLETED: { REOPEN: 'ONGOING' },
  CANCELLED: { RESTORE: 'PENDING' },
  NO_SHOW: { RESTORE: 'SCHEDULED' },
});

/** What each action needs; `can` adds ownership and assignment. */
export const ACTION_PERMISSION: Readonly<Record<AppointmentAction, Permission>> = {
  CONFIRM: 'appointment:confirm',
  UNCONFIRM: 'appointment:unconfirm',
  START: 'appointment:start',
  PAUSE: 'appointment:pause',
  COMPLETE: 'appointment:complete',
  REOPEN: 'appointment:reopen',
  CANCEL: 'appointment:cancel',
  RESTORE: 'appointment:restore',
  MARK_NO_SHOW: 'appointment:mark-no-show',
};

const OPEN: readonly AppointmentStatus[] = ['PENDING', 'SCHEDULED', 'ONGOING'];

/** Is there still work to be done? */
export const isOpenVisit = ({ status }: Pick<Appointment, 'status'>): boolean => OPEN.includes(status);

/** Does a visit in this status keep its bay and its technician? */
export const occupiesCells = (status: AppointmentStatus): boolean => status !== 'CANCELLED' && status !== 'NO_SHOW';

/** The booked service in words, with the plan if there is one. */
export const bookedName = ({ serviceName, planName }: Pick<Appointment, 'serviceName' | 'planName'>): string =>
  planName === '' ? serviceName : `${serviceName}, ${planName}`;

/**
 * Was its customer deleted? Every visit is booked under a name; one without is history, which no one changes and no
 * link opens.
 */
export const isForgottenVisit = ({ contactName }: Pick<Appointment, 'contactName'>): boolean => contactName === '';

/**
 * The list of a day names no customer, and staff need none: without one, a customer may do nothing. The list of a
 * customer's own visits never names them.
 */
type MovableAppointment = Pick<Appointment, 'status' | 'technicianId' | 'startsAt'> &
  Partial<Pick<Appointment, 'customerId' | 'contactName'>>;

const isHistory = ({ contactName }: MovableAppointment): boolean =>
  contactName !== undefined && isForgottenVisit({ contactName });

/** A decided move and what it does to the day sheets. */
export interface Transition {
  readonly status: AppointmentStatus;
  readonly releasesCells: boolean;
  readonly takesCells: boolean;
}

/**
 * Decides a change of status: first the person's permission, then the table, then the cut-off for customers. No
 * customer is a no-show before the start, and a visit whose customer was deleted never changes. Refuses with FORBIDDEN,
 * ILLEGAL_TRANSITION, TOO_EARLY or CUT_OFF_PASSED.
 */
export function transitionAppointment(request: {
  readonly appointment: MovableAppointment;
  readonly action: AppointmentAction;
  readonly actor: Actor;
  readonly now: Instant;
  readonly settings: Pick<ShopSettings, 'cancelCutOffMinutes'>;
}): Result<Transition> {
  const { appointment, action, actor, now, settings } = request;
  if (!can(actor, ACTION_PERMISSION[action], appointment)) return refuse('FORBIDDEN', { action });
  const status = appointmentMachine.next(appointment.status, action);
  const customerMayMove = appointment.status === 'PENDING' || appointment.status === 'SCHEDULED';
  if (status === null || isHistory(appointment) || (isCustomer(actor) && !customerMayMove)) {
    return refuse('ILLEGAL_TRANSITION', { action, status: appointment.status });
  }
  if (action === 'MARK_NO_SHOW' && toMs(now) < toMs(appointment.startsAt)) {
    return refuse('TOO_EARLY', { startsAt: appointment.startsAt });
  }
  const cutOff = cancellableUntil(appointment, settings);
  if (isCustomer(actor) && toMs(now) > toMs(cutOff)) return refuse('CUT_OFF_PASSED', { cutOff });
  const [kept, keeps] = [occupiesCells(appointment.status), occupiesCells(status)];
  return ok({ status, releasesCells: kept && !keeps, takesCells: !kept && keeps });
}

/** The last moment at which the customer may cancel or move the visit. */
export const cancellableUntil = (
  appointment: Pick<Appointment, 'startsAt'>,
  settings: Pick<ShopSettings, 'cancelCutOffMinutes'>,
): Instant => toInstant(toMs(appointment.startsAt) - settings.cancelCutOffMinutes * 60_000);

/**
 * The actions to offer this person, in the table's order; the command decides the same way (and checks the cut-off).
 * Given a moment, only what is possible then: no customer is a no-show before the start.
 */
export function availableTransitions(
  appointment: MovableAppointment,
  actor: Actor,
  now: Instant | null = null,
): AppointmentAction[] {
  const early = now !== null && toMs(now) < toMs(appointment.startsAt);
  if (isHistory(appointment)) return [];
  if (isCustomer(actor) && appointment.status !== 'PENDING' && appointment.status !== 'SCHEDULED') return [];
  return appointmentMachine
    .transitions(appointment.status)
    .filter((action) => can(actor, ACTION_PERMISSION[action], appointment) && !(early && action === 'MARK_NO_SHOW'));
}
