/**
 * Local hours on days when clocks change, and on plain ones, each with its moment. Worked out by hand from the zones'
 * published rules; the page, the calendar, the emails, the calendar file and the stored record are all checked against
 * it.
 */
export const CLOCK_CHANGE_DAYS = [
  // Berlin: forward on 29 March, back on 25 October 2026.
  { zone: 'Europe/Berlin', date: '2026-03-29', time: '09:30', instant: '2026-03-29T07:30:00.000Z' },
  { zone: 'Europe/Berlin', date: '2026-10-25', time: '09:30', instant: '2026-10-25T08:30:00.000Z' },
  // Sydney: back on 5 April, forward on 4 October 2026.
  { zone: 'Australia/Sydney', date: '2026-04-05', time: '09:30', instant: '2026-04-04T23:30:00.000Z' },
  { zone: 'Australia/Sydney', date: '2026-10-04', time: '09:30', instant: '2026-10-03T22:30:00.000Z' },
  // Los Angeles: forward on 8 March, back on 1 November 2026.
  { zone: 'America/Los_Angeles', date: '2026-03-08', time: '09:30', instant: '2026-03-08T16:30:00.000Z' },
  { zone: 'America/Los_Angeles', date: '2026-11-01', time: '09:30', instant: '2026-11-01T17:30:00.000Z' },
  // Lord Howe: by half an hour; back on 5 April, forward on 4 October 2026.
  { zone: 'Australia/Lord_Howe', date: '2026-04-05', time: '09:30', instant: '2026-04-04T23:00:00.000Z' },
  { zone: 'Australia/Lord_Howe', date: '2026-10-04', time: '09:30', instant: '2026-10-03T22:30:00.000Z' },
  // Kolkata and Perth never change.
  { zone: 'Asia/Kolkata', date: '2026-06-15', time: '09:30', instant: '2026-06-15T04:00:00.000Z' },
  { zone: 'Australia/Perth', date: '2026-10-04', time: '09:30', instant: '2026-10-04T01:30:00.000Z' },
] as const;
