import type { Service } from '../shop/service';
import { type Instant, type LocalDate, toMs } from '../shared/time';
import { type AvailabilityFacts, availableSlots } from './availability';

export const WAITING_STATUSES = ['WAITING', 'OFFERED', 'BOOKED', 'LEFT', 'OVER'] as const;
export type WaitingStatus = (typeof WAITING_STATUSES)[number];

/** How long a freed time is kept for the customer it is offered to. */
export const OFFER_MINUTES = 30;
/** How many people may wait for one day. */
export const LONGEST_WAITING_LIST = 20;

/** A customer who would like to come on a day that is full. */
export interface WaitingEntry {
  /** Begins with the day and the moment of joining, so that the order of keys is the order of the list. */
  readonly waitingId: string;
  readonly visitDate: LocalDate;
  readonly status: WaitingStatus;
  readonly customerId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly planId: string | null;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly vehiclePlate: string;
  readonly vehicleMake: string;
  readonly vehicleModel: string;
  readonly note: string;
  readonly createdAt: Instant;
  readonly offeredStartsAt: Instant | null;
  readonly offeredUntil: Instant | null;
}

/** The key of a new entry. */
export const waitingIdOf = (visitDate: LocalDate, joinedAt: Instant, requestId: string): string =>
  `${visitDate}#${joinedAt}#${requestId}`;

/** Can the offer still be taken up? */
export const offerStands = ({ status, offeredUntil }: WaitingEntry, nowMs: number): boolean =>
  status === 'OFFERED' && offeredUntil !== null && toMs(offeredUntil) > nowMs;

/** Has an offer run out without a booking? */
export const offerRanOut = (entry: WaitingEntry, nowMs: number): boolean =>
  entry.status === 'OFFERED' && !offerStands(entry, nowMs);

/** The first free start of the day for the service they wait for, or null while the day is still full. */
export function freedStart(facts: AvailabilityFacts & { readonly date: LocalDate }): Instant | null {
  const [day] = availableSlots({ ...facts, dates: [facts.date] });
  return day?.slots[0]?.startsAt ?? null;
}

/** Is the day fully booked, so that waiting makes sense? */
export const isFull = (facts: AvailabilityFacts & { readonly service: Service; readonly date: LocalDate }): boolean =>
  freedStart(facts) === null;
