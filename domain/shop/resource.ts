import type { WeekHours } from '../calendar/hours';

/** The kinds of bay, by equipment. */
export const BAY_KINDS = ['LIFT', 'FLAT', 'ALIGNMENT', 'DIAGNOSTIC', 'WASH'] as const;
export type BayKind = (typeof BAY_KINDS)[number];

/** The skills of technicians. */
export const SKILLS = [
  'GENERAL',
  'BRAKES',
  'ELECTRICAL',
  'DIAGNOSTICS',
  'AIRCON',
  'TYRES',
  'ENGINE',
  'INSPECTION',
] as const;
export type Skill = (typeof SKILLS)[number];

/** The two kinds of resource that a visit occupies. */
export const RESOURCE_KINDS = ['BAY', 'TECHNICIAN'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** A place in the workshop where one car can be worked on. */
export interface Bay {
  readonly bayId: string;
  readonly name: string;
  readonly kind: BayKind;
  readonly active: boolean;
  readonly sortOrder: number;
}

/** A pair of hands, without a name: what the public free times need to know. Hours are local wall times. */
export interface Technician {
  readonly technicianId: string;
  readonly skills: readonly Skill[];
  readonly hours: WeekHours;
  readonly active: boolean;
}
