import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import {
  type CommandBench,
  MANAGER,
  NOW,
  SUPPORT,
  at,
  openCommandBench,
  wish,
} from '../../../../local/testing/command-bench';
import { readAppointment } from '../store/appointments';
import { bookAppointment } from './book-appointment';
import { changeAppointment } from './change-appointment';
import { type RescheduleInput, rescheduleAppointment } from './reschedule-appointment';

const CASEY: Actor = { kind: 'CUSTOMER', customerId: 'casey' };

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2 });
});
afterAll(() => bench.running.stop());

const move = (appointmentId: string, given: Partial<RescheduleInput>, actor: Actor = SUPPORT, now = NOW) =>
  rescheduleAppointment(bench.deps(now), actor, {
    requestId: randomUUID(),
    appointmentId,
    version: 1,
    startsAt: at('2026-11-24', '10:00'),
    durationMinutes: null,
    bayId: null,
    technicianId: null,
    confirm: false,
    reason: '',
    overrideReason: '',
    holder: null,
    ...given,
  });
const booked = (date: string, time: string) => bench.book({ startsAt: at(date, time) }, CASEY);
const refused = (code: string) => ({ ok: false, problem: { code } });

describe('moving a visit', () => {
  it('to an overlapping time on the same day keeps bay and technician and leaves no cell behind', async () => {
    const before = await booked('2026-11-24', '10:00');
    const done = await move(before.appointmentId, { startsAt: at('2026-11-24', '10:30') });
    expect(done).toMatchObject({
      ok: true,
      value: {
        appointment: {
          startsAt: at('2026-11-24', '10:30'),
          endsAt: at('2026-11-24', '11:30'),
          bayId: before.bayId,
          technicianId: before.technicianId,
          status: 'SCHEDULED',
          version: 2,
          cells: { start: 42, count: 4 },
        },
      },
    });
    expect(await bench.differences()).toEqual([]);
  });

  it('to another day, another bay and a longer time is one step', async () => {
    const { appointmentId } = await booked('2026-11-25', '10:00');
    const done = await move(appointmentId, {
      startsAt: at('2026-11-26', '13:00'),
      durationMinutes: 150,
      bayId: 'bay-2',
      technicianId: 'tech-1',
    });
    expect(done).toMatchObject({
      ok: true,
      value: {
        appointment: {
          visitDate: '2026-11-26',
          bayId: 'bay-2',
          technicianId: 'tech-1',
          endsAt: at('2026-11-26', '15:30'),
        },
      },
    });
    expect(await bench.differences()).toEqual([]);
    expect((await move(appointmentId, { startsAt: at('2026-11-25', '10:00'), version: 2 })).ok).toBe(true);
  });

  it('to a full time is refused with the nearest free times, and changes nothing', async () => {
    const { appointmentId } = await booked('2026-11-27', '10:00');
    for (let pair = 0; pair < 2; pair += 1) await booked('2026-11-27', '14:00');
    const refusal = await move(appointmentId, { startsAt: at('2026-11-27', '14:00') });
    expect(refusal).toMatchObject({
      ok: false,
      problem: {
        code: 'SLOT_TAKEN',
        facts: { alternatives: [at('2026-11-27', '12:30'), at('2026-11-27', '13:00'), at('2026-11-27', '15:00')] },
      },
    });
    expect(await readAppointment(bench.deps(), appointmentId)).toMatchObject({
      version: 1,
      startsAt: at('2026-11-27', '10:00'),
    });
    expect(await bench.differences()).toEqual([]);
  });

  it('by many to the same place at once leaves one there and the others where they were', async () => {
    const visits = [];
    for (const time of ['08:00', '09:00', '10:00', '11:00']) {
      visits.push(await booked('2026-11-30', time), await booked('2026-11-30', time));
    }
    const startsAt = at('2026-11-30', '14:00');
    const outcomes = await Promise.all(visits.map(({ appointmentId }) => move(appointmentId, { startsAt })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await bench.differences()).toEqual([]);
  });

  it('races a booking for the same place without sharing it', async () => {
    const movers = [await booked('2026-12-01', '08:00'), await booked('2026-12-01', '08:00')];
    const startsAt = at('2026-12-01', '12:00');
    const outcomes = await Promise.all([
      ...movers.map(({ appointmentId }) => move(appointmentId, { startsAt })),
      ...Array.from({ length: 10 }, () => bookAppointment(bench.deps(), CASEY, wish({ startsAt }))),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await bench.differences()).toEqual([]);
  });

  it('is safe to repeat; the same id for another move is refused, and so is an older version', async () => {
    const { appointmentId } = await booked('2026-12-02', '10:00');
    const input = { requestId: randomUUID(), startsAt: at('2026-12-02', '11:00') };
    const [first, again] = [await move(appointmentId, input), await move(appointmentId, input)];
    expect(again).toEqual(first);
    expect(await move(appointmentId, { ...input, startsAt: at('2026-12-02', '12:00') })).toMatchObject(
      refused('REQUEST_ID_REUSED'),
    );
    expect(await move(appointmentId, { startsAt: at('2026-12-02', '12:00') })).toMatchObject(
      refused('VERSION_CONFLICT'),
    );
  });

  it('of a cancelled or finished visit is refused; one under way may only change its length and people', async () => {
    const { appointmentId } = await booked('2026-12-03', '10:00');
    const change = (action: 'CANCEL' | 'RESTORE' | 'CONFIRM' | 'START', version: number) =>
      changeAppointment(
        bench.deps(),
        { kind: 'SYSTEM' },
        { requestId: randomUUID(), appointmentId, action, version, reason: '' },
      );
    await change('CANCEL', 1);
    expect(await move(appointmentId, { startsAt: at('2026-12-03', '11:00'), version: 2 })).toMatchObject(
      refused('ILLEGAL_TRANSITION'),
    );
    await change('RESTORE', 2);
    await change('CONFIRM', 3);
    await change('START', 4);
    expect(await move(appointmentId, { startsAt: at('2026-12-03', '11:00'), version: 5 })).toMatchObject(
      refused('ILLEGAL_TRANSITION'),
    );
    const startsAt = at('2026-12-03', '10:00');
    const longer = await move(appointmentId, { startsAt, durationMinutes: 480, version: 5 }, SUPPORT, startsAt);
    expect(longer).toMatchObject({
      ok: true,
      value: { appointment: { status: 'ONGOING', endsAt: at('2026-12-03', '18:00') } },
    });
    expect(await bench.differences()).toEqual([]);
  });
});

describe('who may move a visit', () => {
  it('customers may move their own until the cut-off, but not choose a bay or a length', async () => {
    const { appointmentId } = await booked('2026-12-04', '10:00');
    const startsAt = at('2026-12-04', '11:00');
    expect(await move(appointmentId, { startsAt }, { kind: 'CUSTOMER', customerId: 'robin' })).toMatchObject(
      refused('NOT_FOUND'),
    );
    expect(await move(appointmentId, { startsAt, durationMinutes: 30 }, CASEY)).toMatchObject(refused('FORBIDDEN'));
    expect(await move(appointmentId, { startsAt, bayId: 'bay-2' }, CASEY)).toMatchObject(refused('FORBIDDEN'));
    expect(await move(appointmentId, { startsAt }, CASEY, at('2026-12-03', '10:01'))).toMatchObject(
      refused('CUT_OFF_PASSED'),
    );
    expect((await move(appointmentId, { startsAt }, CASEY, at('2026-12-03', '10:00'))).ok).toBe(true);
  });

  it('only those who may override can break a rule, and only with a reason, which stays on the visit', async () => {
    const { appointmentId } = await booked('2026-12-07', '10:00');
    const startsAt = at('2026-12-07', '11:10');
    expect(await move(appointmentId, { startsAt }, SUPPORT)).toMatchObject(refused('OFF_GRID'));
    expect(await move(appointmentId, { startsAt, overrideReason: 'please' }, SUPPORT)).toMatchObject(
      refused('OFF_GRID'),
    );
    expect(await move(appointmentId, { startsAt }, MANAGER)).toEqual({
      ok: false,
      problem: { code: 'OVERRIDE_REASON_NEEDED', facts: { rule: 'OFF_GRID' } },
    });
    expect(await move(appointmentId, { startsAt, overrideReason: 'train arrives at 11' }, MANAGER)).toMatchObject({
      ok: true,
      value: { appointment: { startsAt, lastReason: 'train arrives at 11', lastActorId: 'manager-1' } },
    });
  });
});

describe('a request with several preferred times', () => {
  it('holds the first free one, and staff confirm one of them in one step', async () => {
    const wishes = ['10:00', '13:00', '15:00'].map((time) => at('2026-12-08', time));
    const [first = '', ...others] = wishes;
    for (let pair = 0; pair < 2; pair += 1) await booked('2026-12-08', '10:00');
    const request = await bench.book({ startsAt: first, preferredTimes: others }, CASEY);
    expect(request).toMatchObject({ status: 'PENDING', startsAt: wishes[1], preferredTimes: wishes });
    const startsAt = wishes[2] ?? '';
    expect(await move(request.appointmentId, { startsAt, confirm: true }, CASEY)).toMatchObject(refused('FORBIDDEN'));
    expect(await move(request.appointmentId, { startsAt, confirm: true })).toMatchObject({
      ok: true,
      value: { appointment: { status: 'SCHEDULED', startsAt, preferredTimes: [] } },
    });
    expect(await bench.differences()).toEqual([]);
  });
});
