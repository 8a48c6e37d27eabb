import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandBench, VISITOR, at, openCommandBench, wish } from '../../../../local/testing/command-bench';
import { readWeekSheets } from '../../calendar/store/day-sheets';
import { bookAppointment } from './book-appointment';
import { clearHolds } from './clear-holds';
import { holdSlot, releaseHold } from './hold-slot';

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

const hold = (startsAt: string, given: { holder?: string; previousStartsAt?: string; now?: string } = {}) =>
  holdSlot(bench.deps(given.now), VISITOR, {
    serviceId: 'minor-service',
    planId: null,
    startsAt,
    previousStartsAt: given.previousStartsAt ?? null,
    holder: given.holder ?? randomUUID(),
  });
const book = (startsAt: string, holder: string | null, now?: string) =>
  bookAppointment(bench.deps(now), VISITOR, wish({ startsAt, holder }));
const TAKEN = { ok: false, problem: { code: 'SLOT_TAKEN' } };
/** Eleven minutes after the bench's now: a hold of ten minutes has ended. */
const LATER = '2026-11-20T00:11:00.000Z';

describe('a held time', () => {
  it('is kept for ten minutes, for the holder only', async () => {
    const startsAt = at('2026-11-24', '09:00');
    expect(await hold(startsAt, { holder: 'a' })).toEqual({
      ok: true,
      value: { startsAt, heldUntil: '2026-11-20T00:10:00.000Z' },
    });
    expect(await book(startsAt, 'b')).toMatchObject(TAKEN);
    expect(await book(startsAt, null)).toMatchObject(TAKEN);
    expect(await book(at('2026-11-24', '09:30'), null)).toMatchObject(TAKEN);
    expect((await book(startsAt, 'a')).ok).toBe(true);
    expect(await bench.differences()).toEqual([]);
  });

  it('that has ended no longer counts, and the next booking clears it', async () => {
    const startsAt = at('2026-11-25', '09:00');
    await hold(startsAt, { holder: 'a' });
    expect(await book(startsAt, null, '2026-11-20T00:09:59.000Z')).toMatchObject(TAKEN);
    expect((await book(startsAt, null, LATER)).ok).toBe(true);
    expect(await book(startsAt, 'a', LATER)).toMatchObject(TAKEN);
    const sheets = await readWeekSheets(bench.deps(), '2026-W48');
    expect(sheets.filter(({ date }) => date === '2026-11-25').map(({ holds }) => holds)).toEqual([{}, {}]);
  });

  it('moves with its holder, on the same day and to another, and never keeps two', async () => {
    const [first, overlapping, otherDay] = [
      at('2026-11-26', '09:00'),
      at('2026-11-26', '09:30'),
      at('2026-11-27', '09:00'),
    ];
    await hold(first, { holder: 'a' });
    expect((await hold(overlapping, { holder: 'a', previousStartsAt: first })).ok).toBe(true);
    expect((await book(at('2026-11-26', '08:30'), null)).ok).toBe(true);
    expect((await hold(otherDay, { holder: 'a', previousStartsAt: overlapping })).ok).toBe(true);
    expect((await book(overlapping, null)).ok).toBe(true);
    expect(await book(otherDay, null)).toMatchObject(TAKEN);
  });

  it('is free again when given back, and giving it back twice does no harm', async () => {
    const startsAt = at('2026-11-30', '09:00');
    await hold(startsAt, { holder: 'a' });
    for (const holder of ['b', 'a', 'a'])
      expect(await releaseHold(bench.deps(), { holder, startsAt })).toEqual({ ok: true, value: null });
    expect((await book(startsAt, null)).ok).toBe(true);
  });

  it('that is full is refused with the nearest free ones', async () => {
    const startsAt = at('2026-12-01', '09:00');
    expect((await book(startsAt, null)).ok).toBe(true);
    expect(await hold(startsAt)).toMatchObject({
      ok: false,
      problem: {
        code: 'SLOT_TAKEN',
        facts: { alternatives: [at('2026-12-01', '08:00'), at('2026-12-01', '10:00'), at('2026-12-01', '10:30')] },
      },
    });
  });

  it('goes to one person when fifty want it at once', async () => {
    const startsAt = at('2026-12-02', '09:00');
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => hold(startsAt)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is taken off its sheet by the upkeep once it has ended, and not before', async () => {
    const ended = at('2026-12-08', '09:00');
    await hold(ended);
    await hold(at('2026-12-08', '13:00'), { now: LATER });
    expect(await clearHolds(bench.deps(LATER), { from: '2026-12-08', to: '2026-12-08' })).toBe(2);
    const sheets = await readWeekSheets(bench.deps(), '2026-W50');
    expect(sheets.map(({ holds }) => Object.keys(holds).map(Number))).toEqual([
      [52, 53, 54, 55],
      [52, 53, 54, 55],
    ]);
  });
});
