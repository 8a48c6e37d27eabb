import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAppointment } from '../testing/builders';
import type { Contribution } from './contribution';
import { type Figure, NO_FIGURE, NO_MONTH, foldDay, sameFigure, withDays } from './fold';
import { visitContribution } from './visit-contribution';

const DAY = '2026-11-24';
const visit = (given: Parameters<typeof anAppointment>[0] = {}) => visitContribution(anAppointment(given));

describe('the figure of a day', () => {
  it('counts visits in total and by status, channel, service and technician', () => {
    const { amounts, by } = foldDay(
      [visit(), visit({ technicianId: 'tech-2', channel: 'STAFF' }), visit({ status: 'COMPLETED' })],
      'VISITS',
    );
    // The builder's visit lasts an hour and is booked 3 days and 22½ hours before it begins.
    const [planned, lead] = [60, 5670];
    expect(amounts).toEqual({ visits: 3, completed: 1, plannedMinutes: 3 * planned, leadMinutes: 3 * lead });
    expect(by['technician']).toEqual({
      'tech-1': { visits: 2, completed: 1, plannedMinutes: 2 * planned, leadMinutes: 2 * lead },
      'tech-2': { visits: 1, plannedMinutes: planned, leadMinutes: lead },
    });
    expect(by['status']).toMatchObject({ SCHEDULED: { visits: 2 }, COMPLETED: { visits: 1 } });
    expect(by['channel']).toMatchObject({ PUBLIC: { visits: 2 }, STAFF: { visits: 1 } });
    expect(by['service']).toMatchObject({ 'minor-service': { visits: 3 } });
  });

  it('has the money of completed visits only', () => {
    const visits = [visit({ status: 'COMPLETED' }), visit({ status: 'COMPLETED', priceCents: 100 }), visit()];
    expect(foldDay(visits, 'MONEY').amounts).toEqual({ workedCents: 22_000 });
    expect(foldDay([visit()], 'MONEY')).toEqual(NO_FIGURE);
  });

  it('is nothing without contributions', () => {
    expect(foldDay([], 'VISITS')).toEqual(NO_FIGURE);
  });

  it('tells services apart even when one has an odd name', () => {
    expect(foldDay([visit({ serviceId: 'constructor' })], 'VISITS').by['service']).toMatchObject({
      constructor: { visits: 1 },
    });
  });
});

describe('the figure of a month', () => {
  it('has the values of its days, and drops a day that has none left', () => {
    const [one, two] = [foldDay([visit()], 'VISITS'), foldDay([visit(), visit()], 'VISITS')];
    const first = withDays(NO_MONTH, [{ day: DAY, before: NO_FIGURE, after: one }]);
    const second = withDays(first, [{ day: '2026-11-07', before: NO_FIGURE, after: two }]);
    expect(second.amounts).toMatchObject({ visits: 3 });
    expect(second.days).toMatchObject({ '24': { visits: 1 }, '07': { visits: 2 } });
    const third = withDays(second, [
      { day: DAY, before: one, after: NO_FIGURE },
      { day: '2026-11-07', before: two, after: one },
    ]);
    expect(third).toMatchObject({ ...one, days: { '07': one.amounts } });
    expect(Object.keys(third.days)).toEqual(['07']);
  });

  const contribution = fc.record({
    on: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-30'),
    amounts: fc.record({
      VISITS: fc.dictionary(fc.constantFrom('visits', 'completed'), fc.integer({ min: -3, max: 5 }), { maxKeys: 2 }),
    }),
    dimensions: fc.record({ service: fc.constantFrom('a', 'b'), technician: fc.constantFrom('x', 'y') }),
  }) as fc.Arbitrary<Contribution>;

  it('is the sum of its days, in whatever order and however often they change', () => {
    fc.assert(
      fc.property(fc.array(fc.array(contribution, { maxLength: 6 }), { maxLength: 6 }), (rounds) => {
        const days = new Map<string, Figure>();
        let month = NO_MONTH;
        for (const round of rounds) {
          for (const day of new Set(round.map(({ on }) => on))) {
            const after = foldDay(
              round.filter(({ on }) => on === day),
              'VISITS',
            );
            month = withDays(month, [{ day, before: days.get(day) ?? NO_FIGURE, after }]);
            days.set(day, after);
          }
        }
        const again = [...days]
          .reverse()
          .reduce((sum, [day, after]) => withDays(sum, [{ day, before: NO_FIGURE, after }]), NO_MONTH);
        expect(sameFigure(month, again)).toBe(true);
        expect(month).toEqual(again);
      }),
    );
  });
});
