import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { daySheetKey } from '../../../../domain/calendar/day-sheet';
import { toInstant, wallTimeToMs } from '../../../../domain/shared/time';
import { aBay, aService, aShop, aTechnician } from '../../../../domain/testing/builders';
import { type RunningTables, startTables } from '../../../../local/testing/tables';
import type { CommandDeps } from '../../../kernel/deps';
import { readAppointment } from '../store/appointments';
import { type BookAppointmentInput, bookAppointment } from './book-appointment';
import { changeAppointment } from './change-appointment';
import { saveBay, saveService, saveShopSettings } from '../../shop/commands/save-shop';
import { saveStaffMember } from '../../staff/commands/save-staff-member';
import { verifySheets } from './verify-sheets';

const NOW = '2026-11-20T00:00:00.000Z';
const ZONE = 'Australia/Sydney';
const SYSTEM: Actor = { kind: 'SYSTEM' };
const VISITOR: Actor = { kind: 'VISITOR' };

let running: RunningTables;
const units: number[] = [];
const deps = (now = NOW): CommandDeps => ({
  db: running.db,
  tables: running.tables,
  now,
  newId: randomUUID,
  random: Math.random,
  log: {
    info: (_message, facts) => units.push(Number(facts?.['units'] ?? 0)),
    warn: () => undefined,
    error: () => undefined,
  },
});

const at = (date: string, time: string) => toInstant(wallTimeToMs(date, time, ZONE));
const wish = (given: Partial<BookAppointmentInput> = {}): BookAppointmentInput => ({
  requestId: randomUUID(),
  serviceId: 'minor-service',
  startsAt: at('2026-11-24', '10:00'),
  contact: { name: 'Casey Moreau', email: `casey-${randomUUID()}@example.com`, phone: '' },
  vehicle: { plate: 'ABC123', make: 'Toyota', model: 'Corolla', year: 2019 },
  vehicleId: null,
  note: '',
  customerId: null,
  ...given,
});
const book = (input: BookAppointmentInput, actor: Actor = VISITOR) => bookAppointment(deps(), actor, input);
const differences = async () => (await verifySheets(deps(), { from: '2026-11-23', to: '2026-12-31' })).differences;

beforeAll(async () => {
  running = await startTables();
  await saveShopSettings(deps(), SYSTEM, aShop({ maxOpenBookingsPerDay: 100 }));
  await saveService(deps(), SYSTEM, aService());
  await saveService(deps(), SYSTEM, aService({ serviceId: 'all-day', durationMinutes: 480 }));
  for (const number of [1, 2, 3]) {
    await saveBay(deps(), SYSTEM, aBay({ bayId: `bay-${number}`, sortOrder: number }));
    const { technicianId, skills, hours } = aTechnician({ technicianId: `tech-${number}` });
    const person = { staffId: `staff-${number}`, name: '', email: '', phone: '', roles: ['MECHANIC'] as const };
    await saveStaffMember(deps(), SYSTEM, {
      person: { ...person, technicianId, active: true },
      work: { skills, hours },
    });
  }
});
beforeEach(() => {
  units.length = 0;
});
afterAll(() => running.stop());

describe('booking', () => {
  it.each(['minor-service', 'all-day'])('%s costs at most 9 write units, whatever its length', async (serviceId) => {
    const booked = await book(wish({ serviceId, startsAt: at('2026-11-25', '08:00') }));
    expect(booked.ok).toBe(true);
    // DynamoDB Local reports every unit of a transaction twice (16 for these three items and two indexes).
    const consumed = Math.max(...units) / (running.engine === 'java' ? 2 : 1);
    expect(consumed).toBeGreaterThanOrEqual(6);
    expect(consumed).toBeLessThanOrEqual(9);
  });

  it('repeated gives the first result; with other content, or by another caller, it is refused and reveals nothing', async () => {
    const input = wish({ startsAt: at('2026-11-26', '10:00') });
    const first = await book(input);
    const again = await book(input);
    expect(again).toEqual({ ok: true, value: { appointment: expect.objectContaining({ version: 1 }) as object } });
    expect(first.ok && again.ok && first.value.appointment.bayId === again.value.appointment.bayId).toBe(true);
    const refused = { ok: false, problem: { code: 'REQUEST_ID_REUSED', facts: {} } };
    expect(await book({ ...input, note: 'something else' })).toEqual(refused);
    expect(await book(input, { kind: 'CUSTOMER', customerId: 'somebody' })).toEqual(refused);
  });

  it('for a full slot offers the three nearest free starts', async () => {
    const startsAt = at('2026-11-27', '10:00');
    for (let pair = 0; pair < 3; pair += 1) expect((await book(wish({ startsAt }))).ok).toBe(true);
    expect(await book(wish({ startsAt }))).toEqual({
      ok: false,
      problem: {
        code: 'SLOT_TAKEN',
        facts: {
          startsAt,
          alternatives: [at('2026-11-27', '08:30'), at('2026-11-27', '09:00'), at('2026-11-27', '11:00')],
        },
      },
    });
  });

  it('for another customer’s vehicle is refused', async () => {
    const input = wish({ vehicleId: randomUUID(), startsAt: at('2026-11-30', '10:00') });
    expect(await book(input, { kind: 'CUSTOMER', customerId: 'me' })).toMatchObject({
      ok: false,
      problem: { code: 'NOT_FOUND' },
    });
  });

  it.each([2, 10, 50, 200])(
    'by %d clients at once succeeds as often as there are free pairs',
    async (clients) => {
      const startsAt = at(
        { 2: '2026-12-01', 10: '2026-12-02', 50: '2026-12-03', 200: '2026-12-04' }[clients] ?? '',
        '10:00',
      );
      const results = await Promise.all(Array.from({ length: clients }, () => book(wish({ startsAt }))));
      expect(results.filter(({ ok }) => ok)).toHaveLength(Math.min(clients, 3));
      const codes = new Set(results.flatMap((result) => (result.ok ? [] : [result.problem.code])));
      expect([...codes]).toEqual(clients > 3 ? ['SLOT_TAKEN'] : []);
      expect(await differences()).toEqual([]);
    },
    120_000,
  );

  it('of overlapping visits at once never shares a cell', async () => {
    const starts = ['09:00', '09:30', '10:00', '10:30', '11:00'].map((time) => at('2026-12-07', time));
    await Promise.all(starts.flatMap((startsAt) => Array.from({ length: 4 }, () => book(wish({ startsAt })))));
    expect(await differences()).toEqual([]);
  });
});

describe('changing an appointment', () => {
  const customer: Actor = { kind: 'CUSTOMER', customerId: 'casey' };
  const changed = (appointmentId: string, given: object, actor: Actor = SYSTEM, now = NOW) =>
    changeAppointment(deps(now), actor, {
      requestId: randomUUID(),
      appointmentId,
      action: 'CANCEL',
      version: 1,
      reason: '',
      ...given,
    });
  const booked = async (date: string) => {
    const result = await book(wish({ startsAt: at(date, '10:00') }), customer);
    return result.ok ? result.value.appointment.appointmentId : '';
  };

  it('to cancelled gives its cells back; restoring takes them again, unless they are gone', async () => {
    const appointmentId = await booked('2026-12-08');
    expect(await changed(appointmentId, {})).toMatchObject({
      ok: true,
      value: { appointment: { status: 'CANCELLED' } },
    });
    expect((await changed(appointmentId, { action: 'RESTORE', version: 2 })).ok).toBe(true);
    expect((await changed(appointmentId, { version: 3 })).ok).toBe(true);
    const startsAt = at('2026-12-08', '10:00');
    for (let pair = 0; pair < 3; pair += 1) expect((await book(wish({ startsAt }))).ok).toBe(true);
    expect(await changed(appointmentId, { action: 'RESTORE', version: 4 })).toMatchObject({
      ok: false,
      problem: { code: 'SLOT_TAKEN' },
    });
    expect(await readAppointment(deps(), appointmentId)).toMatchObject({ status: 'CANCELLED', version: 4 });
    expect(await differences()).toEqual([]);
  });

  it('is safe to repeat, and refused if the caller saw an older version', async () => {
    const appointmentId = await booked('2026-12-09');
    const requestId = randomUUID();
    const once = await changed(appointmentId, { requestId, action: 'START' });
    expect(await changed(appointmentId, { requestId, action: 'START' })).toMatchObject({
      ok: true,
      value: { appointment: { status: 'ONGOING', version: 2 } },
    });
    expect(once.ok).toBe(true);
    expect(await changed(appointmentId, { action: 'COMPLETE' })).toMatchObject({
      ok: false,
      problem: { code: 'VERSION_CONFLICT', facts: { version: 2 } },
    });
    expect(await changed(appointmentId, { requestId, action: 'COMPLETE' })).toMatchObject({
      ok: false,
      problem: { code: 'REQUEST_ID_REUSED' },
    });
  });

  it('by two at once is done by one; the other is told', async () => {
    const appointmentId = await booked('2026-12-10');
    const results = await Promise.all(Array.from({ length: 6 }, () => changed(appointmentId, {})));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await readAppointment(deps(), appointmentId)).toMatchObject({ status: 'CANCELLED', version: 2 });
    expect(await differences()).toEqual([]);
  });

  it('does not work for another customer, nor after the cut-off', async () => {
    const appointmentId = await booked('2026-12-11');
    expect(await changed(appointmentId, {}, { kind: 'CUSTOMER', customerId: 'robin' })).toMatchObject({
      ok: false,
      problem: { code: 'NOT_FOUND' },
    });
    expect(await changed(appointmentId, {}, customer, at('2026-12-10', '10:01'))).toMatchObject({
      ok: false,
      problem: { code: 'CUT_OFF_PASSED' },
    });
    expect((await changed(appointmentId, {}, customer, at('2026-12-10', '10:00'))).ok).toBe(true);
  });
});

describe('verifying the day sheets', () => {
  it('finds a cell without an appointment and an appointment without its cell', async () => {
    const Key = daySheetKey('2026-12-28', 'BAY', 'bay-1');
    const TableName = running.tables.daySheet;
    const busy = { ':cells': new Set([3]) };
    await running.db.send(
      new UpdateCommand({ TableName, Key, UpdateExpression: 'ADD busy :cells', ExpressionAttributeValues: busy }),
    );
    expect(await differences()).toEqual([
      { dayResource: '2026-12-28#BAY#bay-1', cell: 3, kind: 'ORPHAN', appointmentIds: [] },
    ]);
    await running.db.send(
      new UpdateCommand({ TableName, Key, UpdateExpression: 'DELETE busy :cells', ExpressionAttributeValues: busy }),
    );
    const result = await book(wish({ startsAt: at('2026-12-29', '10:00') }));
    const { bayId = '', appointmentId } = result.ok ? result.value.appointment : {};
    await running.db.send(
      new UpdateCommand({
        TableName,
        Key: daySheetKey('2026-12-29', 'BAY', bayId),
        UpdateExpression: 'DELETE busy :cells',
        ExpressionAttributeValues: { ':cells': new Set([41]) },
      }),
    );
    expect(await differences()).toEqual([
      { dayResource: `2026-12-29#BAY#${bayId}`, cell: 41, kind: 'MISSING', appointmentIds: [appointmentId] },
    ]);
  });
});
