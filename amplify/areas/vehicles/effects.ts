import type { Audience } from '../../../domain/access/live';
import { hasSignIn } from '../../../domain/customers/customer';
import { vehicleTerms } from '../../../domain/customers/search-terms';
import type { EffectsOf } from '../../kernel/effects/effect';
import { ageOf, newsFor } from '../../kernel/effects/news';
import { vehicleOf } from './store/vehicles';

/** The effects of a change to a car: its owner's search terms, and the pages that show it. */
export const vehicleEffects: EffectsOf = (change) => {
  const cars = [change.after, change.before].flatMap((row) => (row === null ? [] : [vehicleOf(row)]));
  const [car] = cars;
  if (car === undefined) return [];
  const { vehicleId: id, customerId } = car;
  // The former owner sees it go.
  const owners = cars.map((one) => one.customerId).filter(hasSignIn);
  const audiences: Audience[] = ['staff:customers', ...owners.map((owner): Audience => `customer:${owner}`)];
  return [
    {
      ...{ effect: 'INDEX', about: { model: 'Vehicle', id }, customerId, ...ageOf(change) },
      terms: change.after === null ? [] : vehicleTerms(car),
    },
    ...newsFor(change, audiences, { topic: 'VEHICLE', id }),
  ];
};
