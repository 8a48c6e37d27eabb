import type { AreaBelongings, Forgotten } from '../../kernel/belongings';

const OWN_WORDS = 'the name of blocked time; the screen says that it stays (decision 0021)';
const KEPT: Forgotten = { kind: 'KEPT', why: OWN_WORDS, until: null };

/** The personal data in blocked time: the id of the staff member who blocked it, and the name they gave it. */
export const calendarBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['TimeBlock'],
      holds: 'the reason staff gave for blocking time',
      keeps: { title: OWN_WORDS },
      ofColleague: { forget: () => Promise.resolve(KEPT) },
    },
  ],
  withoutPerson: [],
};
