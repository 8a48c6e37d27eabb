import type { Actor } from '../../../domain/access/permissions';
import { type Appointment, occupiesCells } from '../../../domain/booking/appointment';
import { visitCells } from '../../../domain/booking/book';
import type { DaySheet } from '../../../domain/calendar/day-sheet';
import { decideReschedule } from '../../../domain/booking/reschedule';
import type { Service } from '../../../domain/shop/service';
import { type ProblemCode, factText } from '../../../domain/shared/problem';
import { BAY_KINDS } from '../../../domain/shop/resource';
import { toMs } from '../../../domain/shared/time';
import type { Shop } from '../../shared/shop/api/read-shop';
import type { CalendarVisit } from './api/appointment-row';

/** The target of a move. With null for bay or technician the visit keeps its own, or goes where there is room. */
export interface MoveTarget {
  readonly startsAt: string;
  readonly durationMinutes: number;
  readonly bayId: string | null;
  readonly technicianId: string | null;
}

/** The schedule as the calendar knows it. */
export interface MoveFacts {
  readonly shop: Shop;
  readonly sheets: readonly DaySheet[];
  readonly actor: Actor;
  readonly nowMs: number;
}

/** The effect of dropping a visit there. */
export type MovePreview =
  | { readonly kind: 'FREE' }
  /** A rule that this person may override with a reason. */
  | { readonly kind: 'ASKS_REASON'; readonly rule: string }
  | { readonly kind: 'REFUSED'; readonly why: string };

const WHY: Partial<Record<ProblemCode, string>> = {
  SLOT_TAKEN: 'Taken',
  OUTSIDE_HOURS: 'Closed then',
  IN_THE_PAST: 'In the past',
  TOO_SOON: 'Too soon for the shop’s notice',
  BEYOND_HORIZON: 'Too far ahead',
  OFF_GRID: 'Between the shop’s starting times',
  ILLEGAL_TRANSITION: 'Cannot be moved any more',
  FORBIDDEN: 'Your role cannot move this',
  INVALID_INPUT: 'Too short or too long',
};

export const minutesOfVisit = ({ startsAt, endsAt }: Pick<Appointment, 'startsAt' | 'endsAt'>): number =>
  (toMs(endsAt) - toMs(startsAt)) / 60_000;

/** Whether this person may move or resize the visit at all. */
export const canMove = ({ status }: CalendarVisit): boolean => occupiesCells(status) && status !== 'COMPLETED';

/**
 * Decides a move as the command will, from what the page has read. The command has the last word: the time may have
 * been taken since.
 */
export function previewMove(appointment: CalendarVisit, target: MoveTarget, facts: MoveFacts): MovePreview {
  const { shop, sheets, actor, nowMs } = facts;
  const service = serviceOf(appointment, shop);
  const whole = { ...service, durationMinutes: minutesOfVisit(appointment) };
  const cells = visitCells(whole, toMs(appointment.startsAt), appointment.visitDate, shop.settings.timeZone);
  const decision = decideReschedule({
    ...{ service, bays: shop.bays, technicians: shop.technicians, settings: shop.settings, sheets, nowMs, actor },
    appointment: { ...appointment, cells },
    request: {
      ...target,
      durationMinutes: target.durationMinutes === whole.durationMinutes ? null : target.durationMinutes,
      confirm: false,
      overrideReason: '',
    },
  });
  if (decision.ok) return { kind: 'FREE' };
  const { code, facts: why } = decision.problem;
  if (code === 'OVERRIDE_REASON_NEEDED') {
    return { kind: 'ASKS_REASON', rule: WHY[factText(why, 'rule') as ProblemCode] ?? 'A rule of the shop' };
  }
  if (code === 'NO_CAPACITY') return { kind: 'REFUSED', why: lackOf(target, service, shop) };
  return { kind: 'REFUSED', why: WHY[code] ?? 'Not possible' };
}

function lackOf({ bayId, technicianId }: MoveTarget, service: Service, { bays, technicians }: Shop): string {
  const bay = bays.find((one) => one.bayId === bayId);
  if (bay && !service.bayKinds.includes(bay.kind)) return 'Another kind of bay is needed';
  const technician = technicians.find((one) => one.technicianId === technicianId);
  if (technician && !service.skills.every((skill) => technician.skills.includes(skill)))
    return 'Lacks a skill for this';
  return 'Nobody fitting is at work then';
}

/** The visit's service as booked; a service no longer offered fits any bay and any technician. */
const serviceOf = ({ serviceId, serviceName }: CalendarVisit, { services }: Shop): Service =>
  services.find((one) => one.serviceId === serviceId) ?? {
    ...{ serviceId, name: serviceName, summary: '', category: '', durationMinutes: 60, priceCents: 0, sortOrder: 0 },
    ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, bayKinds: BAY_KINDS, skills: [], plans: [] },
    ...{ active: true, prePurchase: false },
  };
