import { describe, expect, it } from 'vitest';
import { everyDay } from '../../../domain/testing/builders';
import { blockRuns } from './block-runs';
import { brokenVisits } from './use-save';
import { hoursProblem, hoursWords, mondayForWeekdays, withAnotherSpan, withSpan, withoutSpan } from './week-hours';

const hours = everyDay({ from: '08:00', to: '12:00' });

describe('the hours of a week', () => {
  it('get a break by another stretch, changed and taken away one at a time', () => {
    const split = withAnotherSpan(hours, '1');
    expect(split['1']).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '14:00' },
    ]);
    expect(split['2']).toEqual(hours['2']);
    expect(withSpan(split, '1', 1, { to: '17:00' })['1'][1]).toEqual({ from: '13:00', to: '17:00' });
    expect(withoutSpan(split, '1', 0)['1']).toEqual([{ from: '13:00', to: '14:00' }]);
    expect(withAnotherSpan(everyDay(), '1')['1']).toEqual([{ from: '08:00', to: '17:00' }]);
  });

  it('of Monday are those of the weekdays, and not of the weekend', () => {
    const copied = mondayForWeekdays({ ...hours, '1': [{ from: '07:00', to: '18:00' }] });
    expect([copied['5'], copied['6']]).toEqual([[{ from: '07:00', to: '18:00' }], hours['6']]);
  });

  it.each([
    [[], null],
    [[{ from: '08:00', to: '12:00' }], null],
    [[{ from: '12:00', to: '12:00' }], 'The end must come after the start.'],
    [[{ from: '', to: '12:00' }], 'Enter both times.'],
    [
      [
        { from: '13:00', to: '17:00' },
        { from: '08:00', to: '13:30' },
      ],
      'These times overlap.',
    ],
    [
      [
        { from: '13:00', to: '17:00' },
        { from: '08:00', to: '13:00' },
      ],
      null,
    ],
  ])('%j: %s', (spans, problem) => {
    expect(hoursProblem(spans)).toBe(problem);
  });

  it('are said in words', () => {
    expect(hoursWords([])).toBe('closed');
    expect(hoursWords(withAnotherSpan(hours, '1')['1'])).toBe('08:00 to 12:00, 13:00 to 14:00');
  });
});

it('the visits that a change would break are read from the refusal', () => {
  const visit = {
    ...{ appointmentId: 'id', startsAt: '2026-11-24T00:00:00.000Z', contactName: 'Casey', vehiclePlate: 'WRK 042' },
    ...{ serviceName: 'Brakes', planName: 'Front' },
  };
  expect(brokenVisits({ count: 1, visits: [visit] })).toEqual([visit]);
  expect(brokenVisits({})).toEqual([]);
});

describe('blocked days', () => {
  const block = (date: string, request: string) => ({
    ...{ week: 'w', blockId: `${date}#${request}`, date, kind: 'LEAVE' as const, resourceKind: 'TECHNICIAN' as const },
    ...{ resourceId: 'tech-1', startsAt: `${date}T00:00:00Z`, endsAt: `${date}T01:00:00Z`, title: '' },
  });

  it('of one request in a row are one line, also over a gap and beside others', () => {
    const runs = blockRuns([
      block('2026-11-25', 'a'),
      block('2026-11-24', 'a'),
      block('2026-11-24', 'b'),
      block('2026-11-30', 'a'),
    ]);
    expect(runs.map(({ from, to, blocks }) => `${from} ${to} ${blocks.length}`)).toEqual([
      '2026-11-24 2026-11-30 3',
      '2026-11-24 2026-11-24 1',
    ]);
  });
});
