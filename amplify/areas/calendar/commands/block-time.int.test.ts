import { randomUUID } from 'node:crypto';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CommandBench,
  MANAGER,
  SUPPORT,
  VISITOR,
  at,
  openCommandBench,
  wish,
} from '../../../../local/testing/command-bench';
import { readTimeBlocks } from '../store/time-blocks';
import { type BlockTimeInput, blockTime, freeTime } from './block-time';
import { bookAppointment } from '../../booking/commands/book-appointment';
import { holdSlot } from '../../booking/commands/hold-slot';

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2 });
});
afterAll(() => bench.running.stop());

const block = (given: Partial<BlockTimeInput>, actor = SUPPORT) =>
  blockTime(bench.deps(), actor, {
    requestId: randomUUID(),
    kind: 'CLOSURE',
    resourceKind: 'SHOP',
    resourceId: '',
    from: '2026-11-24',
    to: '2026-11-24',
    fromTime: null,
    toTime: null,
    title: 'Stocktaking',
    keepAppointments: false,
    ...given,
  });
const tryToBook = (startsAt: string) => bookAppointment(bench.deps(), VISITOR, wish({ startsAt }));
const TAKEN = { ok: false, problem: { code: 'SLOT_TAKEN' } };

describe('blocked time', () => {
  it('for the whole shop cannot be booked, and can again once it is freed', async () => {
    expect(await block({ from: '2026-11-24', to: '2026-11-26' })).toEqual({ ok: true, value: null });
    for (const date of ['2026-11-24', '2026-11-26']) expect(await tryToBook(at(date, '10:00'))).toMatchObject(TAKEN);
    expect(await bench.differences()).toEqual([]);
    const blocks = await readTimeBlocks(bench.deps(), '2026-W48');
    expect(blocks.map(({ date, title, createdBy }) => `${date} ${title} ${createdBy}`)).toEqual([
      '2026-11-24 Stocktaking support-1',
      '2026-11-25 Stocktaking support-1',
      '2026-11-26 Stocktaking support-1',
    ]);
    for (const { week, blockId } of blocks) {
      const freed = await freeTime(bench.deps(), SUPPORT, { requestId: randomUUID(), week, blockId });
      expect(freed.ok).toBe(true);
    }
    expect((await tryToBook(at('2026-11-24', '10:00'))).ok).toBe(true);
    expect(await bench.differences()).toEqual([]);
  });

  it('for one technician leaves the others free', async () => {
    await block({
      kind: 'LEAVE',
      resourceKind: 'TECHNICIAN',
      resourceId: 'tech-1',
      from: '2026-11-27',
      to: '2026-11-27',
    });
    const booked = await tryToBook(at('2026-11-27', '10:00'));
    expect(booked).toMatchObject({ ok: true, value: { appointment: { technicianId: 'tech-2' } } });
    expect(await tryToBook(at('2026-11-27', '10:00'))).toMatchObject(TAKEN);
  });

  it('by the hour blocks only those hours, and may touch neighbouring visits', async () => {
    const hours = { from: '2026-11-30', to: '2026-11-30', fromTime: '10:00', toTime: '11:00' };
    await block({ kind: 'BLOCKED', ...hours });
    expect(await tryToBook(at('2026-11-30', '09:30'))).toMatchObject(TAKEN);
    expect((await tryToBook(at('2026-11-30', '09:00'))).ok).toBe(true);
    expect((await tryToBook(at('2026-11-30', '11:00'))).ok).toBe(true);
  });

  it('over visits lists them first and changes nothing; if they stay, it takes what is free around them', async () => {
    const visit = await bench.book({ startsAt: at('2026-12-01', '10:00') });
    const day = { from: '2026-12-01', to: '2026-12-01' };
    expect(await block(day)).toEqual({
      ok: false,
      problem: {
        code: 'WOULD_BREAK',
        facts: {
          count: 1,
          visits: [
            {
              ...{ appointmentId: visit.appointmentId, startsAt: visit.startsAt, contactName: 'Casey Moreau' },
              ...{ serviceName: 'Minor service', planName: '', vehiclePlate: 'ABC123' },
            },
          ],
        },
      },
    });
    expect((await tryToBook(at('2026-12-01', '13:00'))).ok).toBe(true);
    expect((await block({ ...day, keepAppointments: true })).ok).toBe(true);
    expect(await tryToBook(at('2026-12-01', '15:00'))).toMatchObject(TAKEN);
    expect(await bench.differences()).toEqual([]);
  });

  it('beats a hold: its holder is told when booking', async () => {
    const startsAt = at('2026-12-02', '10:00');
    await holdSlot(bench.deps(), VISITOR, {
      serviceId: 'minor-service',
      planId: null,
      startsAt,
      previousStartsAt: null,
      holder: 'a',
    });
    expect((await block({ from: '2026-12-02', to: '2026-12-02' })).ok).toBe(true);
    expect(await bookAppointment(bench.deps(), VISITOR, wish({ startsAt, holder: 'a' }))).toMatchObject(TAKEN);
    expect(await bench.differences()).toEqual([]);
  });

  it('requested twice with one request is one block, and freeing it twice frees it once', async () => {
    const requestId = randomUUID();
    const day = { requestId, from: '2026-12-03', to: '2026-12-03' };
    const outcomes = await Promise.all([block(day), block(day), block(day)]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const blocks = (await readTimeBlocks(bench.deps(), '2026-W49')).filter(({ date }) => date === '2026-12-03');
    expect(blocks).toHaveLength(1);
    const key = { week: '2026-W49', blockId: blocks[0]?.blockId ?? '', requestId: randomUUID() };
    await Promise.all([freeTime(bench.deps(), MANAGER, key), freeTime(bench.deps(), MANAGER, key)]);
    expect((await tryToBook(at('2026-12-03', '10:00'))).ok).toBe(true);
    expect(await bench.differences()).toEqual([]);
  });

  it('competes with bookings without sharing a cell with any', async () => {
    const startsAt = at('2026-12-04', '10:00');
    const outcomes = await Promise.all([
      ...Array.from({ length: 6 }, () => tryToBook(startsAt)),
      block({ from: '2026-12-04', to: '2026-12-04', keepAppointments: true }),
      ...Array.from({ length: 6 }, () => tryToBook(startsAt)),
    ]);
    expect(outcomes[6]).toEqual({ ok: true, value: null });
    expect(await bench.differences()).toEqual([]);
  });

  it.each([
    [{ to: '2026-11-23' }, 'INVALID_INPUT'],
    [{ to: '2027-11-24' }, 'INVALID_INPUT'],
    [{ fromTime: '10:00' }, 'INVALID_INPUT'],
    [{ fromTime: '10:00', toTime: '10:00' }, 'INVALID_INPUT'],
    [{ resourceKind: 'BAY', resourceId: 'bay-9' }, 'NOT_FOUND'],
  ] as const)('%j is refused with %s', async (given, code) => {
    expect(await block(given)).toMatchObject({ ok: false, problem: { code } });
  });

  it('is for staff who may block time', async () => {
    const mechanic = { kind: 'STAFF', staffId: 'm', roles: ['MECHANIC'], technicianId: 'tech-1' } as const;
    for (const actor of [mechanic, { kind: 'CUSTOMER', customerId: 'c' } as const, VISITOR]) {
      expect(await block({}, actor)).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } });
    }
  });

  it('is on record: who blocked it and who freed it', async () => {
    const { db, tables } = bench.running;
    const { Items } = await db.send(
      new QueryCommand({
        TableName: tables.auditEntry,
        KeyConditionExpression: 'subject = :subject',
        ExpressionAttributeValues: { ':subject': 'block#2026-12-03' },
      }),
    );
    const entries = Items?.map(({ action, actorId }) => `${String(action)} ${String(actorId)}`);
    expect(entries?.sort()).toEqual(['BLOCK support-1', 'FREE manager-1']);
    const [first] = Items ?? [];
    const Key = { subject: first?.['subject'] as string, auditId: first?.['auditId'] as string };
    expect((await db.send(new GetCommand({ TableName: tables.auditEntry, Key }))).Item).toMatchObject({
      reason: 'Stocktaking',
    });
  });
});
