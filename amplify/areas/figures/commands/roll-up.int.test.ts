import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitContribution } from '../../../../domain/figures/visit-contribution';
import { toInstant, toMs } from '../../../../domain/shared/time';
import { anAppointment } from '../../../../domain/testing/builders';
import { PowerIsOut, endingAt } from '../../../../local/testing/failing-calls';
import { type RunningTables, startTables } from '../../../../local/testing/tables';
import type { CommandDeps } from '../../../kernel/deps';
import type { FigureEffect } from '../../../kernel/effects/effect';
import { putContribution, readContribution } from '../store/contributions';
import { readDirtyDays } from '../store/dirty-days';
import { readAllRows, readDay, readMonth, readYear } from '../store/figure-rows';
import { rollUp } from './roll-up';

const NOON = '2026-11-24T12:00:00.000Z';
const later = (seconds: number) => toInstant(toMs(NOON) + seconds * 1000);
const VISITS = { family: 'VISITS', axis: 'WORKED' } as const;
const MONEY = { family: 'MONEY', axis: 'WORKED' } as const;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let running: RunningTables;
beforeAll(async () => {
  running = await startTables();
});
afterAll(() => running.stop());

const deps = (now = NOON): CommandDeps => ({
  ...{ db: running.db, tables: running.tables, now, newId: () => 'id', random: () => 0, log: silent },
});

/** Adds what a visit contributes, at a version. */
const count = (id: string, version: number, given: Parameters<typeof anAppointment>[0] = {}, now = NOON) =>
  putContribution(deps(now), effectOf(id, version, given));
const effectOf = (id: string, version: number, given: Parameters<typeof anAppointment>[0] = {}): FigureEffect => ({
  ...{ effect: 'FIGURE', about: { model: 'Appointment', id }, axis: 'WORKED', version },
  ...{ since: '2026-11-20T00:00:00.000Z', contribution: visitContribution(anAppointment(given)) },
});
const dirtyDays = async () => (await readDirtyDays(deps(), 'WORKED')).map(({ day }) => day);

describe('a contribution', () => {
  it('is replaced only by a newer version of its record', async () => {
    await count('one', 2, { visitDate: '2025-01-10', status: 'COMPLETED' });
    for (const [version, status] of [
      [1, 'SCHEDULED'],
      [2, 'CANCELLED'],
    ] as const) {
      await count('one', version, { visitDate: '2025-01-10', status });
    }
    expect(await readContribution(deps(), { model: 'Appointment', id: 'one' }, 'WORKED')).toMatchObject({
      ...{ version: 2, contribution: { on: '2025-01-10', amounts: { VISITS: { completed: 1 } } } },
    });
    await count('one', 3, { visitDate: '2025-01-10', status: 'CANCELLED' });
    expect(await readContribution(deps(), { model: 'Appointment', id: 'one' }, 'WORKED')).toMatchObject({
      ...{ version: 3, contribution: { amounts: { VISITS: { cancelled: 1 } } } },
    });
  });

  it('can be taken back, and returns when the record does', async () => {
    await count('two', 1, { visitDate: '2025-01-11' });
    await putContribution(deps(), { ...effectOf('two', 2), contribution: null });
    await rollUp(deps(later(60)));
    expect(await readDay(deps(), VISITS, '2025-01-11')).toMatchObject({ amounts: {} });
    await count('two', 1, { visitDate: '2025-01-11' });
    await putContribution(deps(), {
      ...effectOf('two', 1, { visitDate: '2025-01-11' }),
      since: '2026-11-23T00:00:00Z',
    });
    await rollUp(deps(later(120)));
    expect(await readDay(deps(), VISITS, '2025-01-11')).toMatchObject({ amounts: { visits: 1 } });
  });

  it('that changes nothing about its day marks none', async () => {
    await count('three', 1, { visitDate: '2025-01-12' });
    await rollUp(deps(later(60)));
    await count('three', 2, { visitDate: '2025-01-12', note: 'other' });
    expect(await dirtyDays()).not.toContain('2025-01-12');
  });
});

describe('a roll-up', () => {
  it('folds the visits of a day by family, and days into their month', async () => {
    await count('a', 1, { visitDate: '2025-02-03', status: 'COMPLETED', priceCents: 10_000 });
    await count('b', 1, { visitDate: '2025-02-03', technicianId: 'tech-2' });
    await count('c', 1, { visitDate: '2025-02-28', status: 'NO_SHOW' });
    await rollUp(deps());
    expect(await readDay(deps(), VISITS, '2025-02-03')).toMatchObject({
      amounts: { visits: 2, completed: 1, plannedMinutes: 120 },
      by: { technician: { 'tech-1': { visits: 1 }, 'tech-2': { visits: 1 } } },
    });
    expect(await readDay(deps(), MONEY, '2025-02-03')).toMatchObject({ amounts: { workedCents: 10_000 } });
    expect(await readMonth(deps(), VISITS, '2025-02')).toMatchObject({
      amounts: { visits: 3, completed: 1, missed: 1, plannedMinutes: 180 },
      days: { '03': { visits: 2 }, '28': { visits: 1, missed: 1 } },
    });
    expect(await readMonth(deps(), MONEY, '2025-02')).toMatchObject({ days: { '03': { workedCents: 10_000 } } });
    expect(await readYear(deps(), VISITS, '2025')).toContainEqual(expect.objectContaining({ period: '2025-02' }));
  });

  it('takes a visit out of the day it left', async () => {
    await count('mover', 1, { visitDate: '2025-03-31' });
    await rollUp(deps());
    await count('mover', 2, { visitDate: '2025-04-01' });
    await rollUp(deps(later(10)));
    expect(await readMonth(deps(), VISITS, '2025-03')).toMatchObject({ amounts: {}, by: {}, days: {} });
    expect(await readMonth(deps(), VISITS, '2025-04')).toMatchObject({ amounts: { visits: 1 } });
  });

  it('leaves a day dirty until a roll-up that began a minute after its last mark, because the index lags', async () => {
    await count('late', 1, { visitDate: '2025-05-05' }, later(0));
    await rollUp(deps(later(59)));
    expect(await dirtyDays()).toContain('2025-05-05');
    await count('late', 2, { visitDate: '2025-05-05', status: 'COMPLETED' }, later(59));
    await rollUp(deps(later(118)));
    expect(await dirtyDays()).toContain('2025-05-05');
    await rollUp(deps(later(119)));
    expect(await dirtyDays()).not.toContain('2025-05-05');
    expect(await readDay(deps(), VISITS, '2025-05-05')).toMatchObject({ amounts: { completed: 1 } });
  });

  it('keeps the mark of a change that comes while it folds', async () => {
    await count('first', 1, { visitDate: '2025-06-06' }, later(0));
    const meanwhile = { ...deps(later(100)) };
    let isDone = false;
    const send = async (command: { input: { UpdateExpression?: string } }) => {
      if (!isDone && command.input.UpdateExpression === 'REMOVE #day') {
        isDone = true;
        await count('second', 1, { visitDate: '2025-06-06' }, later(100));
      }
      return running.db.send(command as never);
    };
    await rollUp({ ...meanwhile, db: { send } as never });
    expect(isDone).toBe(true);
    expect(await dirtyDays()).toContain('2025-06-06');
    await rollUp(deps(later(200)));
    expect(await readDay(deps(), VISITS, '2025-06-06')).toMatchObject({ amounts: { visits: 2 } });
  });

  it('gives the same result when several run at once', async () => {
    for (let day = 1; day <= 9; day += 1)
      await count(`many-${String(day)}`, 1, { visitDate: `2025-07-0${String(day)}` });
    await Promise.all([1, 2, 3, 4].map((run) => rollUp({ ...deps(later(run)), random: Math.random })));
    const { amounts, days } = await readMonth(deps(), VISITS, '2025-07');
    expect(amounts).toMatchObject({ visits: 9 });
    expect(Object.keys(days)).toHaveLength(9);
  });

  it('cut off by a power failure anywhere is made up for by the next', async () => {
    const month = (number: number) =>
      `20${String(30 + Math.floor(number / 12))}-${String(1 + (number % 12)).padStart(2, '0')}`;
    const fill = async (number: number) => {
      await count(`p-${String(number)}`, 1, { visitDate: `${month(number)}-05`, status: 'COMPLETED' });
      await count(`q-${String(number)}`, 1, { visitDate: `${month(number)}-06` });
    };
    await rollUp(deps(later(1000)));
    await fill(0);
    const whole = endingAt(deps(later(100)), null);
    await rollUp(whole.deps);
    const rows = async (name: typeof VISITS | typeof MONEY, number: number) =>
      [...(await readAllRows(deps(), name))].flatMap(([period, row]) =>
        period.startsWith(month(number)) ? [[period.slice(7), row] as const] : [],
      );
    const expected = [await rows(VISITS, 0), await rows(MONEY, 0)];
    const cuts = Array.from({ length: whole.calls() }, (_, call) => call + 1).flatMap((call) =>
      (['BEFORE', 'AFTER'] as const).map((when) => ({ call, when })),
    );
    for (const [index, cut] of cuts.entries()) {
      await fill(index + 1);
      await expect(rollUp(endingAt(deps(later(100)), cut).deps)).rejects.toThrow(PowerIsOut);
      await rollUp(deps(later(200)));
      expect([cut, await rows(VISITS, index + 1), await rows(MONEY, index + 1)]).toEqual([cut, ...expected]);
      expect(await dirtyDays()).toEqual([]);
    }
  });

  it('is not misled by other rows next to the marks', async () => {
    const Item = { figure: 'DIRTY', period: 'ISSUED', note: 'x', '2026-13-01': 5 };
    await running.db.send(new PutCommand({ TableName: running.tables.figure, Item }));
    expect(await readDirtyDays(deps(), 'ISSUED')).toEqual([]);
  });
});
