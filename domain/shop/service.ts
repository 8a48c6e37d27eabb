import type { BayKind, Skill } from './resource';

/** A choice within a service, with its own price and duration: "Basic", "Major". */
export interface ServicePlan {
  readonly planId: string;
  readonly name: string;
  readonly summary: string;
  readonly priceCents: number;
  readonly durationMinutes: number;
}

/** Something the workshop does for a stated price and time. */
export interface Service {
  readonly serviceId: string;
  readonly name: string;
  readonly summary: string;
  readonly category: string;
  /** Working time, as the customer is told. */
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
  /** Empty when there is nothing to choose: then the price and duration above apply. */
  readonly plans: readonly ServicePlan[];
  /** An inspection before a car is sold: the booking names the buyer's or the seller's side. */
  readonly prePurchase: boolean;
}

/**
 * The service as booked: with the plan's price and duration. Null if the plan does not exist, is missing where one must
 * be chosen, or is named where there are none.
 */
export function withPlan(service: Service, planId: string | null): Service | null {
  if (service.plans.length === 0) return planId === null ? service : null;
  const plan = service.plans.find((one) => one.planId === planId);
  if (plan === undefined) return null;
  return { ...service, priceCents: plan.priceCents, durationMinutes: plan.durationMinutes };
}

/** The lowest price and the shortest duration the service offers. */
export const cheapestOf = ({ plans, priceCents, durationMinutes }: Service) => ({
  priceCents: plans.length === 0 ? priceCents : Math.min(...plans.map((plan) => plan.priceCents)),
  durationMinutes: plans.length === 0 ? durationMinutes : Math.min(...plans.map((plan) => plan.durationMinutes)),
});
