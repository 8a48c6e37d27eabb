import { type AreaBelongings, COPIES, MASKED, type OfCustomer } from '../../kernel/belongings';
import { placesOf } from '../booking/facts';
import { forgetOutbox, forgetOutboxAbout, giveOutbox, readOutboxOf } from './store/personal-outbox';

const messages: OfCustomer = {
  async read(deps, { customerIds }) {
    const found = await Promise.all(customerIds.map((customerId) => readOutboxOf(deps, customerId)));
    const theirs = found.flat().filter(({ audience }) => audience === 'CUSTOMER');
    return {
      messages: theirs.map(({ kind, channel, recipient, state, queuedAt, sentAt }) => ({
        ...{ kind, channel, recipient, state, queuedAt, sentAt },
      })),
    };
  },

  handOver: (deps, _actor, move) => giveOutbox(deps, move),

  /** What a visitor's place on the waiting list brought them is found by that place, which has its own id. */
  async forget(deps, _actor, { person }) {
    const waiting = (await placesOf(deps, person)).map(({ customerId }) => customerId);
    for (const customerId of new Set([...person.customerIds, ...waiting])) await forgetOutbox(deps, customerId);
    return MASKED;
  },
};

/** The personal data in the outbox and in the list of suppressed addresses. */
export const outgoingBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['Outbox'],
      holds: 'address, name, number, car and note of the person a message went to, or was about, for 400 days',
      keeps: {
        cause: 'the name of an error',
        reason: 'a word from a closed list: why it was not sent',
        recordKey: 'which record it was about, by its id',
        dueShard: 'which queue it waits in',
        deadShard: 'that it was given up',
      },
      ofCustomer: messages,
      ofColleague: {
        async forget(deps, _actor, { staffId }) {
          await forgetOutboxAbout(deps, { model: 'StaffMember', id: staffId });
          return MASKED;
        },
      },
    },
    {
      places: ['Suppression'],
      holds: 'a keyed fingerprint of an address that gets no mail',
      keeps: {},
      ofCustomer: {
        ...COPIES,
        forget: () =>
          Promise.resolve({
            kind: 'KEPT',
            why: 'so that no one writes to the address again; it cannot be read from it',
            until: null,
          }),
      },
    },
  ],
  withoutPerson: [],
};
