// What the model test knows of its workshop, with its own words and arithmetic: nothing here comes from the product.

/** The zone has no clock changes, so a day is plain arithmetic. `domain/booking/clock-sweep.test.ts` covers those. */
export const ZONE = 'Australia/Perth';
const OFFSET_MS = 8 * 3_600_000;
export const MINUTE = 60_000;

export const BAYS = ['bay-1', 'bay-2'];
export const TECHNICIANS = ['tech-1', 'tech-2', 'tech-3'];
/** Opening hours in minutes of the day. */
export const [OPEN, CLOSE] = [8 * 60, 17 * 60];

export interface ServiceFacts {
  readonly serviceId: string;
  readonly minutes: number;
  readonly before: number;
  readonly after: number;
  /** The technicians who can do it. */
  readonly technicians: readonly string[];
}

export const SERVICES: readonly ServiceFacts[] = [
  { serviceId: 'quick', minutes: 30, before: 0, after: 0, technicians: TECHNICIANS },
  { serviceId: 'usual', minutes: 60, before: 0, after: 15, technicians: TECHNICIANS },
  { serviceId: 'long', minutes: 120, before: 15, after: 15, technicians: ['tech-1', 'tech-2'] },
];

/** `2026-11-24` in the workshop's zone. */
export const dayOf = (ms: number): string => new Date(ms + OFFSET_MS).toISOString().slice(0, 10);
export const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
export const momentOf = (day: string, minute: number): number => midnightOf(day) + minute * MINUTE;
export const isoOf = (ms: number): string => new Date(ms).toISOString();
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The quarter hours of a day that a period touches. */
export function quartersOf(fromMs: number, toMs: number, day: string): number[] {
  const first = Math.floor((fromMs - midnightOf(day)) / (15 * MINUTE));
  const last = Math.ceil((toMs - midnightOf(day)) / (15 * MINUTE));
  return Array.from({ length: last - first }, (_, index) => first + index);
}
