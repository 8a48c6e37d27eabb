import { type AreaBelongings, COPIES, MASKED } from '../../kernel/belongings';
import { readAppointmentsOf } from '../booking/facts';
import { blankNotices } from './store/notices';

/** The personal data in alerts. */
export const noticeBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['Notice'],
      holds: 'the name and the plate of a visit in a notice to staff, for thirty days',
      keeps: { 'facts.bookedName': 'what was booked, in the workshop’s own words' },
      ofCustomer: {
        ...COPIES,
        async forget(deps, _actor, { person }) {
          const visits = await Promise.all(
            person.customerIds.map((customerId) => readAppointmentsOf(deps, customerId)),
          );
          await blankNotices(deps, new Set(visits.flat().map(({ appointmentId }) => appointmentId)));
          return MASKED;
        },
      },
    },
  ],
  withoutPerson: [{ place: 'LiveChange', why: 'the id and the version of a changed record, for an hour' }],
};
