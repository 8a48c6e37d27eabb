import { type AreaBelongings, MASKED } from '../../kernel/belongings';
import { maskStaffMember } from './commands/mask-staff-member';

/** What the staff list holds of a person. */
export const staffBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['StaffMember'],
      holds: 'name, address and number of somebody who works here, or did',
      keeps: {},
      ofColleague: {
        forget: async (deps, actor, { staffId }) => ((await maskStaffMember(deps, actor, staffId)) ? MASKED : 'BUSY'),
      },
    },
  ],
  withoutPerson: [],
};
