import type { Instant } from '../../../domain/shared/time';

export const STEPS = ['service', 'time', 'details', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** The current place in the booking, all in the address, so back, reload and sharing work. */
export interface BookingPlace {
  readonly step: Step;
  readonly serviceId: string | null;
  readonly planId: string | null;
  readonly startsAt: Instant | null;
  /** The place on the waiting list whose offer is being booked. */
  readonly waiting: string | null;
  /** The customer that staff book for. */
  readonly customerId: string | null;
  /** Choosing another preferred time. */
  readonly more: boolean;
}

export const FIRST_PLACE: BookingPlace = {
  step: 'service',
  serviceId: null,
  planId: null,
  startsAt: null,
  waiting: null,
  customerId: null,
  more: false,
};

/** Reads the address. A step without its choices falls back to the first open one. */
export function readPlace(search: URLSearchParams): BookingPlace {
  const serviceId = search.get('service');
  const startsAt = search.get('at');
  const customerId = search.get('for');
  if (serviceId === null) return { ...FIRST_PLACE, customerId };
  const waiting = search.get('waiting');
  const wanted = search.get('step') ?? (waiting === null ? 'time' : 'details');
  const step = startsAt !== null && (wanted === 'details' || wanted === 'check') ? wanted : 'time';
  return {
    step,
    serviceId,
    planId: search.get('plan'),
    startsAt,
    waiting,
    customerId,
    more: search.get('more') === '1',
  };
}

/** The address of a place. */
export function placeSearch({ step, serviceId, planId, startsAt, waiting, customerId, more }: BookingPlace): string {
  const search = new URLSearchParams(customerId === null ? {} : { for: customerId });
  if (step === 'service') return `?${search.toString()}`;
  if (serviceId !== null) search.set('service', serviceId);
  if (planId !== null) search.set('plan', planId);
  if (startsAt !== null) search.set('at', startsAt);
  if (waiting !== null) search.set('waiting', waiting);
  if (more && step === 'time') search.set('more', '1');
  if (step === 'details' || step === 'check') search.set('step', step);
  return `?${search.toString()}`;
}
