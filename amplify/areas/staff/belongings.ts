import { type AreaBelongings, MASKED } from '../../kernel/belongings';
import { maskStaffMember } from './commands/mask-staff-member';

/** The personal data in the staff list. */
export const staffBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['StaffMember'],
      holds: 'name, address and number of a present or former staff member',
      keeps: {},
      ofColleague: {
        forget: async (deps, actor, { staffId }) => ((await maskStaffMember(deps, actor, staffId)) ? MASKED : 'BUSY'),
      },
    },
  ],
  withoutPerson: [],
};
