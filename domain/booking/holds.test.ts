import { describe, expect, it } from 'vitest';
import { withPlan, cheapestOf } from '../shop/service';
import { toInstant, toMs, wallTimeToMs } from '../shared/time';
import { aBay, aService, aSheet, aShop, aTechnician } from '../testing/builders';
import { availableSlots, rankPairs } from './availability';
import { cellsHeldBy, heldCells, withoutCells } from '../calendar/day-sheet';

const NOW_MS = toMs('2026-11-20T00:00:00.000Z');
const UNTIL = NOW_MS / 1000 + 600;
const DATE = '2026-11-24';
const at = (time: string) => toInstant(wallTimeToMs(DATE, time, 'Australia/Sydney'));
const held = { 40: { by: 'me', until: UNTIL }, 41: { by: 'me', until: UNTIL } };

const facts = (holder: string | null, nowMs = NOW_MS) => ({
  service: aService({ durationMinutes: 30 }),
  bays: [aBay()],
  technicians: [aTechnician()],
  sheets: [aSheet({ holds: held })],
  settings: aShop(),
  nowMs,
  holder,
});
const offers = (holder: string | null, nowMs?: number) =>
  availableSlots({ ...facts(holder, nowMs), dates: [DATE] })[0]?.slots.some(({ startsAt }) => startsAt === at('10:00'));

describe('a held cell', () => {
  it('is taken for others until the second it ends, and free for the holder', () => {
    expect(offers(null)).toBe(false);
    expect(offers('somebody')).toBe(false);
    expect(offers('me')).toBe(true);
    expect(offers(null, UNTIL * 1000 - 1)).toBe(false);
    expect(offers(null, UNTIL * 1000)).toBe(true);
  });

  it('counts until its end, and the hold lists its cells', () => {
    const sheet = aSheet({ holds: held });
    expect(heldCells(sheet, NOW_MS, null)).toEqual([40, 41]);
    expect(heldCells(sheet, NOW_MS, 'me')).toEqual([]);
    expect(heldCells(sheet, UNTIL * 1000, null)).toEqual([]);
    expect(cellsHeldBy(sheet, 'me')).toEqual([40, 41]);
  });

  it('puts the held pair first, however loaded it is', () => {
    const busy = [60, 61, 62, 63];
    const sheets = [
      aSheet({ resourceId: 'bay-2', holds: held, busy }),
      aSheet({ resourceKind: 'TECHNICIAN', resourceId: 'tech-2', holds: held, busy }),
    ];
    const crew = {
      bays: [aBay(), aBay({ bayId: 'bay-2' })],
      technicians: [aTechnician(), aTechnician({ technicianId: 'tech-2' })],
    };
    const first = (holder: string | null) => {
      const ranked = rankPairs({ ...facts(holder), ...crew, sheets, startsAt: at('13:00') });
      return ranked.ok ? ranked.value[0] : null;
    };
    expect(first('me')).toEqual({ bayId: 'bay-2', technicianId: 'tech-2' });
    expect(first(null)).toEqual({ bayId: 'bay-1', technicianId: 'tech-1' });
  });
});

it('sheets without one visit keep the cells of all others', () => {
  const visit = { visitDate: DATE, bayId: 'bay-1', technicianId: 'tech-1', cells: { start: 40, count: 2 } };
  const sheets = [
    aSheet({ busy: [39, 40, 41, 42] }),
    aSheet({ busy: [40], resourceId: 'tech-1' }),
    aSheet({ busy: [40], resourceKind: 'TECHNICIAN', resourceId: 'tech-1' }),
    aSheet({ busy: [40], date: '2026-11-25' }),
  ];
  expect(withoutCells(sheets, visit).map(({ busy }) => busy)).toEqual([[39, 42], [40], [], [40]]);
});

describe('a service with plans', () => {
  const plan = (planId: string, hours: number, dollars: number) => ({
    ...{ planId, name: planId, summary: '' },
    ...{ durationMinutes: hours * 60, priceCents: dollars * 100 },
  });
  const service = aService({ plans: [plan('basic', 2, 220), plan('premium', 4, 350)] });

  it('is booked as one of them, and a plain one as none', () => {
    expect(withPlan(service, 'premium')).toMatchObject({ durationMinutes: 240, priceCents: 35_000 });
    expect(withPlan(service, null)).toBeNull();
    expect(withPlan(service, 'gold')).toBeNull();
    expect(withPlan(aService(), null)).toEqual(aService());
    expect(withPlan(aService(), 'basic')).toBeNull();
  });

  it('is offered from its lowest price', () => {
    expect(cheapestOf(service)).toEqual({ priceCents: 22_000, durationMinutes: 120 });
    expect(cheapestOf(aService())).toEqual({ priceCents: 21_900, durationMinutes: 60 });
  });
});
