import type { AreaBelongings } from '../../kernel/belongings';

/** Figures know records and technicians by their ids, and no customer at all. */
export const figureBelongings: AreaBelongings = {
  belongings: [],
  withoutPerson: [
    {
      place: 'Contribution',
      why: 'numbers of one record, with its status, channel and service, and ids of technicians',
    },
    { place: 'Figure', why: 'numbers of a day or a month' },
  ],
};
