import { type AreaBelongings, COPIES, REMOVED } from '../../kernel/belongings';
import { PARKED_DAYS, forgetParked } from '../../kernel/effects/parked';

/** The personal data in parked changes: a row as it was before and after a change. */
export const effectBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['Parked'],
      holds: `whole rows of visits, customers, cars and staff, until the effects of their change are carried out, or for ${String(PARKED_DAYS)} days; ids of forgotten people, for a week more`,
      keeps: {},
      ofCustomer: {
        ...COPIES,
        async forget(deps, _actor, { person }) {
          // Their own events may still fail after this: what is parked then holds nothing of them.
          await forgetParked(deps, { as: 'customerId', ids: person.customerIds });
          return REMOVED;
        },
      },
      ofColleague: {
        async forget(deps, _actor, { staffId }) {
          await forgetParked(deps, { as: 'staffId', ids: [staffId] });
          return REMOVED;
        },
      },
    },
    {
      places: ['aws/lambda/'],
      holds: 'whole events that a function failed on too often, with rows of visits, customers, cars and staff in them',
      keeps: {},
      ofCustomer: {
        ...COPIES,
        forget: () =>
          Promise.resolve({
            kind: 'KEPT',
            why: 'for sixty days, then the bucket deletes it; when sent again, it finds the record as it is then',
            until: null,
          }),
      },
    },
  ],
  withoutPerson: [],
};
