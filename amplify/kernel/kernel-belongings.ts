import type { AreaBelongings, Forgotten } from './belongings';
import { KEPT_YEARS_AFTER } from './kept';
import { REQUEST_DAYS } from './once';

const RECORD: Forgotten = {
  kind: 'KEPT',
  why: 'who did what, under ids; values are masked when they are written, and no function may change an entry (0061)',
  until: null,
};
const BOOKED = 'what was booked, in the workshop’s own words';
const MARKS: Forgotten = {
  kind: 'KEPT',
  why: `ids and fingerprints that expire: counters within days, requests after ${String(REQUEST_DAYS)} days, and people of whom something is kept until a day, at the end of its year plus ${String(KEPT_YEARS_AFTER)} more`,
  until: null,
};

const keeps = (forgotten: Forgotten) => ({
  ofCustomer: {
    read: () => Promise.resolve({}),
    handOver: () => Promise.resolve(true),
    forget: () => Promise.resolve(forgotten),
  },
  ofColleague: { forget: () => Promise.resolve(forgotten) },
});

/** The kernel's rows for every area: the audit, and marks that keep something from being done twice. */
export const kernelBelongings: AreaBelongings = {
  belongings: [
    {
      places: ['AuditEntry'],
      holds: 'who did what to whose record',
      keeps: {
        reason: 'why staff did it, in their words; the screen says that they stay (0021)',
        'before.serviceName': BOOKED,
        'after.serviceName': BOOKED,
        'before.planName': BOOKED,
        'after.planName': BOOKED,
      },
      ...keeps(RECORD),
    },
    {
      places: ['Claims'],
      holds: 'ids of people in keys of counters and marks, and those of whom something is kept until a day',
      keeps: {},
      ...keeps(MARKS),
    },
  ],
  withoutPerson: [],
};
