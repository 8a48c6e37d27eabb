import type { Audience } from '../../../domain/access/live';
import { hasSignIn } from '../../../domain/customers/customer';
import { customerTerms } from '../../../domain/customers/search-terms';
import type { EffectsOf } from '../../kernel/effects/effect';
import { ageOf, newsFor } from '../../kernel/effects/news';
import { customerOf } from './store/customers';

/** The effects of a change to a customer: their search terms, and the pages that show them. */
export const customerEffects: EffectsOf = (change) => {
  const row = change.after ?? change.before;
  if (row === null) return [];
  const { customerId } = customerOf(row);
  const audiences: Audience[] = [
    'staff:customers',
    ...(hasSignIn(customerId) ? [`customer:${customerId}` as const] : []),
  ];
  return [
    {
      ...{ effect: 'INDEX', about: { model: 'Customer', id: customerId }, customerId, ...ageOf(change) },
      terms: change.after === null ? [] : customerTerms(customerOf(change.after)),
    },
    ...newsFor(change, audiences, { topic: 'CUSTOMER', id: customerId }),
  ];
};
