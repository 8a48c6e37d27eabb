import { describe, expect, it } from 'vitest';
import { VISIT_ACTIONS } from '../../../domain/audit/entries';
import { CLOCK_CHANGE_DAYS } from '../../../domain/testing/clock-change-days';
import { layOutCalendar } from './calendar-layout';
import { spanTitle, timeWords, visitActionText } from './calendar-words';
import { anAppointment } from './testing/an-appointment';

describe.each(CLOCK_CHANGE_DAYS)('on the calendar, $instant in $zone', ({ zone, instant }) => {
  it('reads half past nine and is an hour and a half below eight', () => {
    expect(timeWords(instant, { timeZone: zone, locale: 'en-AU' })).toMatch(/^9:30\sam$/);
    const endsAt = new Date(Date.parse(instant) + 3_600_000).toISOString();
    const eight = Date.parse(instant) - 90 * 60_000;
    const { columns } = layOutCalendar({
      appointments: [anAppointment({ startsAt: instant, endsAt })],
      resources: [{ resourceId: 'bay-1', name: 'Hoist', detail: '' }],
      view: 'bay',
      openSpans: [{ startMs: eight, endMs: eight + 9 * 3_600_000 }],
      fallback: { startMs: eight, endMs: eight + 1 },
      zone,
      nowMs: eight,
    });
    expect(columns[0]?.blocks[0]?.topMinutes).toBe(90);
  });
});

it.each([
  ['day', '2026-11-21', 'Today'],
  ['week', '2026-11-21', '16 to 22 November'],
  ['week', '2026-12-01', '30 November to 6 December'],
  ['month', '2026-11-21', 'November 2026'],
] as const)('a %s around %s is called %s', (span, date, title) => {
  expect(spanTitle(span, { date, today: '2026-11-21', locale: 'en-AU' })).toBe(title);
});

describe('the history of a visit', () => {
  it.each(VISIT_ACTIONS)('has its own word for %s', (action) => {
    const words = VISIT_ACTIONS.map(visitActionText);
    expect(words.filter((word) => word === visitActionText(action))).toHaveLength(1);
  });

  it('says who did what in a sentence', () => {
    expect(visitActionText('END_LINKS')).toBe('ended the customer’s links');
    expect(visitActionText('ANONYMISE')).toBe('removed the personal details');
    expect(visitActionText('FROM_BEFORE')).toBe('from before');
  });
});
