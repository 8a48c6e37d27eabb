import type { Instant } from '../../../domain/shared/time';

export const STEPS = ['service', 'time', 'details', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** Where somebody is in the booking: all of it in the address, so that back, reload and sharing work. */
export interface BookingPlace {
  readonly step: Step;
  readonly serviceId: string | null;
  readonly startsAt: Instant | null;
}

/** Reads the address. A step whose choices are missing falls back to the first that is open. */
export function readPlace(search: URLSearchParams): BookingPlace {
  const serviceId = search.get('service');
  const startsAt = search.get('at');
  if (serviceId === null) return { step: 'service', serviceId: null, startsAt: null };
  const wanted = search.get('step');
  const step = startsAt !== null && (wanted === 'details' || wanted === 'check') ? wanted : 'time';
  return { step, serviceId, startsAt };
}

/** The address of a place. */
export function placeSearch({ step, serviceId, startsAt }: BookingPlace): string {
  const search = new URLSearchParams();
  if (serviceId !== null && step !== 'service') search.set('service', serviceId);
  if (startsAt !== null && step !== 'service') search.set('at', startsAt);
  if (step === 'details' || step === 'check') search.set('step', step);
  return `?${search.toString()}`;
}
