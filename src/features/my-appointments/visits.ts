import type { Actor } from '../../../domain/access/permissions';
import { availableTransitions, cancellableUntil } from '../../../domain/booking/appointment';
import { toMs } from '../../../domain/shared/time';
import type { Visit } from './api/list-my-appointments';

/** Splits visits into upcoming (next one first) and past (latest first). */
export function splitVisits(visits: readonly Visit[], nowMs: number): { upcoming: Visit[]; past: Visit[] } {
  const isAhead = ({ status, endsAt }: Visit) =>
    status === 'ONGOING' || ((status === 'PENDING' || status === 'SCHEDULED') && toMs(endsAt) > nowMs);
  const byStart = [...visits].sort((a, b) => toMs(a.startsAt) - toMs(b.startsAt));
  return { upcoming: byStart.filter(isAhead), past: byStart.filter((visit) => !isAhead(visit)).reverse() };
}

/** Whether the customer may still cancel, and until when. */
export type CancelStanding =
  | { readonly kind: 'OPEN'; readonly untilMs: number }
  | { readonly kind: 'TOO_LATE'; readonly untilMs: number }
  | { readonly kind: 'NOT_OFFERED' };

interface StandingInput {
  visit: Visit;
  actor: Actor;
  cancelCutOffMinutes: number;
  nowMs: number;
}

/** Uses the status table and the shop's cut-off, so the page never offers what the command refuses. */
export function cancelStanding({ visit, actor, cancelCutOffMinutes, nowMs }: StandingInput): CancelStanding {
  if (!availableTransitions({ ...visit, technicianId: '' }, actor).includes('CANCEL')) return { kind: 'NOT_OFFERED' };
  const untilMs = toMs(cancellableUntil(visit, { cancelCutOffMinutes }));
  return { kind: nowMs <= untilMs ? 'OPEN' : 'TOO_LATE', untilMs };
}
