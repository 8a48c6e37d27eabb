import { type Actor, type Permission, can } from '../access/permissions';
import type { ShopSettings } from '../schedule/shop';
import { type Result, ok, refuse } from '../shared/result';
import { defineMachine } from '../shared/state-machine';
import { type Instant, type LocalDate, toInstant, toMs } from '../shared/time';

export const APPOINTMENT_STATUSES = ['PENDING', 'SCHEDULED', 'ONGOING', 'COMPLETED', 'CANCELLED'] as const;
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
] as const;
export type AppointmentAction = (typeof APPOINTMENT_ACTIONS)[number];

export const BOOKING_CHANNELS = ['PUBLIC', 'CUSTOMER', 'STAFF'] as const;
export type BookingChannel = (typeof BOOKING_CHANNELS)[number];

/** Consecutive cells of the visit's local day, buffers included. */
export interface CellRange {
  readonly start: number;
  readonly count: number;
}

/** One visit: what, when, where and by whom, with the contact and price as they were agreed. */
export interface Appointment {
  readonly appointmentId: string;
  /** Fingerprint of the request that made it, so that a repeat is told from another request. */
  readonly requestHash: string;
  /** The sign-in's id, or `guest-<uuid>`. */
  readonly customerId: string;
  readonly vehicleId: string | null;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly status: AppointmentStatus;
  readonly channel: BookingChannel;
  readonly startsAt: Instant;
  /** End of the working time; buffers are not part of it. */
  readonly endsAt: Instant;
  readonly visitDate: LocalDate;
  readonly bayId: string;
  readonly technicianId: string;
  readonly cells: CellRange;
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
  SCHEDULED: { START: 'ONGOING', COMPLETE: 'COMPLETED', UNCONFIRM: 'PENDING', CANCEL: 'CANCELLED' },
  ONGOING: { COMPLETE: 'COMPLETED', PAUSE: 'SCHEDULED', CANCEL: 'CANCELLED' },
  COMPLETED: { REOPEN: 'ONGOING' },
  CANCELLED: { RESTORE: 'PENDING' },
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
};

type MovableAppointment = Pick<Appointment, 'status' | 'customerId' | 'technicianId' | 'startsAt'>;

/** A decided move and what it does to the day sheets. */
export interface Move {
  readonly status: AppointmentStatus;
  readonly releasesCells: boolean;
  readonly takesCells: boolean;
}

/**
 * Decides a status move: the person's permission first, then the table, then the cut-off for customers.
 * Refuses with FORBIDDEN, ILLEGAL_MOVE or CUT_OFF_PASSED.
 */
export function moveAppointment(request: {
  readonly appointment: MovableAppointment;
  readonly action: AppointmentAction;
  readonly actor: Actor;
  readonly now: Instant;
  readonly settings: Pick<ShopSettings, 'cancelCutOffMinutes'>;
}): Result<Move> {
  const { appointment, action, actor, now, settings } = request;
  if (!can(actor, ACTION_PERMISSION[action], appointment)) return refuse('FORBIDDEN', { action });
  const status = appointmentMachine.next(appointment.status, action);
  const customerMayMove = appointment.status === 'PENDING' || appointment.status === 'SCHEDULED';
  if (status === null || (actor.kind === 'CUSTOMER' && !customerMayMove)) {
    return refuse('ILLEGAL_MOVE', { action, status: appointment.status });
  }
  const cutOff = cancellableUntil(appointment, settings);
  if (actor.kind === 'CUSTOMER' && toMs(now) > toMs(cutOff)) return refuse('CUT_OFF_PASSED', { cutOff });
  return ok({ status, releasesCells: status === 'CANCELLED', takesCells: appointment.status === 'CANCELLED' });
}

/** The last moment at which the customer may cancel. */
export const cancellableUntil = (
  appointment: Pick<Appointment, 'startsAt'>,
  settings: Pick<ShopSettings, 'cancelCutOffMinutes'>,
): Instant => toInstant(toMs(appointment.startsAt) - settings.cancelCutOffMinutes * 60_000);

/** The actions to offer this person, in the table's order; the command decides the same way (and checks the cut-off). */
export function availableMoves(appointment: MovableAppointment, actor: Actor): AppointmentAction[] {
  if (actor.kind === 'CUSTOMER' && appointment.status !== 'PENDING' && appointment.status !== 'SCHEDULED') return [];
  return appointmentMachine
    .moves(appointment.status)
    .filter((action) => can(actor, ACTION_PERMISSION[action], appointment));
}
