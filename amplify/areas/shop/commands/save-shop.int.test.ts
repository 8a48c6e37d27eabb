import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { aBay, aShop, aTechnician, everyDay } from '../../../../domain/testing/builders';
import {
  type CommandBench,
  MANAGER,
  VISITOR,
  at,
  openCommandBench,
  wish,
} from '../../../../local/testing/command-bench';
import { readSettings } from '../store/shop';
import { bookAppointment } from '../../booking/commands/book-appointment';
import { saveBay, saveShopSettings } from './save-shop';
import { saveStaffMember } from '../../staff/commands/save-staff-member';

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2, settings: { maxOpenBookingsPerDay: 3 } });
});
afterAll(() => bench.running.stop());

const settings = aShop({ maxOpenBookingsPerDay: 3 });
const change = (acceptBroken: boolean) => ({ requestId: randomUUID(), acceptBroken });
const OK = { ok: true, value: null };

describe('a change of the schedule', () => {
  it('of opening hours lists the visits it would leave outside, and saves once that is accepted', async () => {
    const { appointmentId, startsAt } = await bench.book({ startsAt: at('2026-11-24', '15:00') });
    await bench.book({ startsAt: at('2026-11-24', '10:00') });
    const shorter = { ...settings, hours: everyDay({ from: '08:00', to: '12:00' }, { from: '13:00', to: '15:30' }) };
    expect(await saveShopSettings(bench.deps(), MANAGER, shorter, change(false))).toMatchObject({
      ok: false,
      problem: {
        code: 'WOULD_BREAK',
        facts: { count: 1, visits: [{ appointmentId, startsAt, contactName: 'Casey Moreau' }] },
      },
    });
    expect((await readSettings(bench.deps())).hours).toEqual(settings.hours);
    expect(await saveShopSettings(bench.deps(), MANAGER, shorter, change(true))).toEqual(OK);
    // Visits that are already outside are not asked about again.
    expect(await saveShopSettings(bench.deps(), MANAGER, { ...shorter, phone: '1' }, change(false))).toEqual(OK);
    expect(await saveShopSettings(bench.deps(), MANAGER, settings, change(false))).toEqual(OK);
  });

  it('of a technician’s hours, or of a bay in use, asks in the same way', async () => {
    const visit = await bench.book({ startsAt: at('2026-11-25', '15:00') });
    const { technicianId, skills } = aTechnician({ technicianId: visit.technicianId });
    const person = {
      staffId: technicianId.replace('tech', 'staff'),
      name: 'Mia',
      email: '',
      phone: '',
      roles: ['MECHANIC'] as const,
      technicianId,
      active: true,
    };
    const mornings = { person, work: { skills, hours: everyDay({ from: '08:00', to: '12:00' }) } };
    const broken = { ok: false, problem: { code: 'WOULD_BREAK' } };
    expect(await saveStaffMember(bench.deps(), MANAGER, mornings, change(false))).toMatchObject(broken);
    const bay = aBay({ bayId: visit.bayId, active: false });
    expect(await saveBay(bench.deps(), MANAGER, bay, change(false))).toMatchObject(broken);
    expect(await saveBay(bench.deps(), MANAGER, { ...bay, active: true, name: 'Hoist A' }, change(false))).toEqual(OK);
  });

  it('of the zone is refused while future visits or blocked time exist, naming the day, and allowed once they are over', async () => {
    const elsewhere = { ...settings, timeZone: 'Australia/Perth' };
    const locked = {
      ok: false,
      problem: { code: 'ZONE_LOCKED', facts: { timeZone: 'Australia/Sydney', date: '2026-11-24' } },
    };
    expect(await saveShopSettings(bench.deps(), MANAGER, elsewhere, change(true))).toEqual(locked);
    const afterAllOfThem = bench.deps('2026-12-20T00:00:00.000Z');
    expect(await saveShopSettings(afterAllOfThem, MANAGER, elsewhere, change(false))).toEqual(OK);
    expect(await saveShopSettings(afterAllOfThem, MANAGER, settings, change(false))).toEqual(OK);
  });
});

describe('the daily limit', () => {
  const guest = { name: 'Robin', email: 'Robin@Example.com', phone: '' };
  const asGuest = (time: string, given: object = {}) =>
    bookAppointment(bench.deps(), VISITOR, wish({ startsAt: at('2026-12-01', time), contact: guest, ...given }));
  const LIMIT = { ok: false, problem: { code: 'DAILY_LIMIT', facts: { most: 3 } } };

  it('counts three bookings made in one day, by address for guests, even when they come at once', async () => {
    const times = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00'];
    const outcomes = await Promise.all(times.map((time) => asGuest(time)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([LIMIT, LIMIT, LIMIT]);
    expect(await asGuest('15:00', { contact: { ...guest, email: 'robin@example.com' } })).toEqual(LIMIT);
  });

  it('counts a repeated booking once and a refused one not at all, and starts again the next day', async () => {
    const customer: Actor = { kind: 'CUSTOMER', customerId: 'casey' };
    const book = (given: object, now?: string) =>
      bookAppointment(bench.deps(now), customer, wish({ startsAt: at('2026-12-02', '10:00'), ...given }));
    const requestId = randomUUID();
    const contact = { name: 'Casey', email: 'casey@example.com', phone: '' };
    for (let repeat = 0; repeat < 4; repeat += 1) expect((await book({ requestId, contact })).ok).toBe(true);
    for (let refused = 0; refused < 4; refused += 1) {
      expect(await book({ startsAt: at('2026-12-02', '03:00') })).toMatchObject({ problem: { code: 'OUTSIDE_HOURS' } });
    }
    expect((await book({ startsAt: at('2026-12-02', '11:00') })).ok).toBe(true);
    expect((await book({ startsAt: at('2026-12-02', '12:00') })).ok).toBe(true);
    expect(await book({ startsAt: at('2026-12-02', '13:00') })).toEqual(LIMIT);
    expect((await book({ startsAt: at('2026-12-02', '13:00') }, '2026-11-20T14:00:00.000Z')).ok).toBe(true);
  });

  it('still counts a booking that is sent again while it fills its own time', async () => {
    const contact = { name: 'Kim', email: 'kim@example.com', phone: '' };
    const startsAt = at('2026-12-04', '08:00');
    const booking = wish({ startsAt, contact });
    expect((await bookAppointment(bench.deps(), VISITOR, booking)).ok).toBe(true);
    expect((await bookAppointment(bench.deps(), MANAGER, wish({ startsAt }))).ok).toBe(true);
    for (const time of ['09:00', '10:00']) {
      expect(
        (await bookAppointment(bench.deps(), VISITOR, wish({ startsAt: at('2026-12-04', time), contact }))).ok,
      ).toBe(true);
    }
    expect((await bookAppointment(bench.deps(), VISITOR, booking)).ok).toBe(true);
    expect(
      await bookAppointment(bench.deps(), VISITOR, wish({ startsAt: at('2026-12-04', '13:00'), contact })),
    ).toEqual(LIMIT);
  });

  it('does not apply to staff', async () => {
    for (const time of ['08:00', '09:00', '10:00', '11:00', '13:00']) {
      const booked = await bookAppointment(
        bench.deps(),
        MANAGER,
        wish({ startsAt: at('2026-12-03', time), contact: guest }),
      );
      expect(booked.ok).toBe(true);
    }
  });
});
