import type { ServicePlan } from '../../domain/shop/service';

const plan = (row: [planId: string, name: string, hours: number, dollars: number, summary: string]): ServicePlan => {
  const [planId, name, hours, dollars, summary] = row;
  return { planId, name, summary, priceCents: dollars * 100, durationMinutes: hours * 60 };
};

/** Services that come in several sizes. */
export const DEMO_PLANS: Readonly<Record<string, readonly ServicePlan[]>> = {
  'pre-purchase': [
    plan(['basic', 'Basic', 2, 220, 'Engine, brakes, tyres and rust, with a written verdict.']),
    plan(['complete', 'Complete', 3, 280, 'Basic, and a road test, all electrics and 40 photos.']),
    plan(['premium', 'Premium', 4, 350, 'Complete, and compression, paint depth and the history of the car.']),
  ],
};
