import { type AreaBelongings, MASKED } from '../../kernel/belongings';
import { forgetOutbox, giveOutbox, readOutboxOf } from './store/personal-outbox';

/** What was sent to a person, and where nothing is sent any more. */
export const outgoingBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['Outbox'],
      holds: 'whom a message went to and the facts it was made from',
      keeps: {},
      ofCustomer: {
        async read(deps, { customerIds }) {
          const rows = await Promise.all(customerIds.map((customerId) => readOutboxOf(deps, customerId)));
          const messages = rows
            .flat()
            .filter(({ audience }) => audience === 'CUSTOMER')
            .map(({ kind, channel, recipient, state, queuedAt, sentAt }) => ({
              ...{ kind, channel, recipient, state, queuedAt, sentAt },
            }));
          return { messages };
        },
        handOver: (deps, _actor, { fromId, toId }) => giveOutbox(deps, { fromId, toId }),
        async forget(deps, _actor, { person }) {
          for (const customerId of person.customerIds) await forgetOutbox(deps, customerId);
          return MASKED;
        },
      },
    },
  ],
  withoutPerson: [{ place: 'Suppression', why: 'an address as a keyed fingerprint, which tells of no one' }],
};
