import type { BayKind, Skill } from '../schedule/resource';

/** Something the workshop does for a stated price and time. */
export interface Service {
  readonly serviceId: string;
  readonly name: string;
  readonly summary: string;
  readonly category: string;
  /** Working time; the customer is told this. */
  readonly durationMinutes: number;
  /** Time the bay and the technician need before and after, not shown to the customer. */
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly priceCents: number;
  /** Any of these kinds of bay will do. */
  readonly bayKinds: readonly BayKind[];
  /** The technician needs all of these. */
  readonly skills: readonly Skill[];
  readonly active: boolean;
  readonly sortOrder: number;
}
