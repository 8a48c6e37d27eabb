import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/permissions';
import type { Service } from '../shop/service';
import type { ShopSettings } from '../shop/shop-settings';
import { toMs, wallTimeToMs } from '../shared/time';
import { aBay, aService, aSheet, aShop, aTechnician } from '../testing/builders';
import { type BookingRequest, decideBooking } from './book';
import { cellsOf } from '../calendar/cells';
import type { DaySheet } from '../calendar/day-sheet';

const NOW = '2026-11-20T00:00:00.000Z';
const DATE = '2026-11-24';
const VISITOR: Actor = { kind: 'VISITOR' };
const CUSTOMER: Actor = { kind: 'CUSTOMER', customerId: 'guest-1' };
const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const MANAGER: Actor = { kind: 'STAFF', staffId: 'm', roles: ['MANAGER'], technicianId: null };
const party = {
  customerId: 'guest-1',
  vehicleId: null,
  contactName: 'Casey',
  contactEmail: 'casey@example.com',
  contactPhone: '',
  vehiclePlate: 'ABC123',
  vehicleMake: '',
  vehicleModel: '',
  vehicleYear: null,
};

function decide(
  time: string,
  given: {
    actor?: Actor;
    customerId?: string;
    sheets?: DaySheet[];
    minutes?: number;
    service?: Partial<Service>;
    request?: Partial<BookingRequest>;
    settings?: Partial<ShopSettings>;
  } = {},
) {
  const { actor = VISITOR, customerId = 'guest-1', sheets = [], minutes = 60 } = given;
  return decideBooking({
    actor,
    service: aService({ durationMinutes: minutes, bufferAfterMinutes: 15, ...given.service }),
    bays: [aBay(), aBay({ bayId: 'bay-2' })],
    technicians: [aTechnician(), aTechnician({ technicianId: 'tech-2' })],
    sheets,
    settings: aShop(given.settings),
    nowMs: toMs(NOW),
    request: {
      appointmentId: 'id',
      requestHash: 'hash',
      startsAt: new Date(wallTimeToMs(DATE, time, 'Australia/Sydney')).toISOString(),
      party: { ...party, customerId },
      note: '',
      now: NOW,
      preferredTimes: [],
      planId: null,
      inspection: null,
      bayId: null,
      technicianId: null,
      overrideReason: '',
      ...given.request,
    },
  });
}

describe('a booking', () => {
  it('tells the customer the working time and also takes the buffer’s cells', () => {
    const decision = decide('10:00');
    expect(decision).toMatchObject({
      ok: true,
      value: {
        appointment: {
          status: 'SCHEDULED',
          channel: 'PUBLIC',
          visitDate: DATE,
          startsAt: '2026-11-23T23:00:00.000Z',
          endsAt: '2026-11-24T00:00:00.000Z',
          cells: { start: 40, count: 5 },
          priceCents: 21_900,
          version: 1,
        },
      },
    });
  });

  it('is for the person booking: a customer cannot book in another’s name, nor can staff without the permission', () => {
    const refused = { ok: false, problem: { code: 'FORBIDDEN' } };
    expect(decide('10:00', { actor: { kind: 'CUSTOMER', customerId: 'me' }, customerId: 'other' })).toMatchObject(
      refused,
    );
    const staff: Actor = { kind: 'STAFF', staffId: 's', roles: ['STAFF'], technicianId: null };
    expect(decide('10:00', { actor: staff })).toMatchObject(refused);
  });

  it('takes the cells of the buffer before it, and the whole of the cell it ends in', () => {
    expect(decide('10:00', { service: { bufferBeforeMinutes: 15 } })).toMatchObject({
      value: { appointment: { startsAt: '2026-11-23T23:00:00.000Z', cells: { start: 39, count: 6 } } },
    });
    expect(decide('10:00', { minutes: 50 })).toMatchObject({
      value: { appointment: { cells: { start: 40, count: 5 } } },
    });
  });

  it.each([
    ['AUTO', VISITOR, 'SCHEDULED'],
    ['MANUAL', VISITOR, 'PENDING'],
    ['MANUAL', CUSTOMER, 'PENDING'],
    ['MANUAL', SUPPORT, 'SCHEDULED'],
  ] as const)('with %s confirmation, asked by %j, begins %s', (confirmation, actor, status) => {
    const decision = decide('10:00', { actor, settings: { confirmation } });
    expect(decision).toMatchObject({ ok: true, value: { appointment: { status } } });
  });

  it.each([
    [VISITOR, 'OFF_GRID'],
    [CUSTOMER, 'OFF_GRID'],
    [SUPPORT, 'OFF_GRID'],
    [MANAGER, 'OVERRIDE_REASON_NEEDED'],
    [{ kind: 'SYSTEM' }, 'BOOKED'],
  ] as const)('off the grid, asked by %j, is %s: only an override gets through', (actor, expected) => {
    const decision = decide('10:10', { actor });
    expect(decision.ok ? 'BOOKED' : decision.problem.code).toBe(expected);
  });

  it.each([
    [VISITOR, 'OFF_GRID'],
    [SUPPORT, 'OFF_GRID'],
    [MANAGER, 'BOOKED'],
  ] as const)('off the grid with a reason, asked by %j, is %s', (actor, expected) => {
    const decision = decide('10:10', { actor, request: { overrideReason: 'rang at the door' } });
    expect(decision.ok ? 'BOOKED' : decision.problem.code).toBe(expected);
  });

  it.each([
    [VISITOR, false],
    [CUSTOMER, false],
    [SUPPORT, true],
    [MANAGER, true],
  ] as const)('for a chosen bay and technician, asked by %j: %s', (actor, allowed) => {
    const decision = decide('10:00', { actor, request: { bayId: 'bay-2', technicianId: 'tech-2' } });
    expect(decision).toMatchObject(
      allowed
        ? { ok: true, value: { candidates: [{ bayId: 'bay-2', technicianId: 'tech-2' }] } }
        : { ok: false, problem: { code: 'FORBIDDEN' } },
    );
  });

  it('with several preferred times is a request, even where the shop confirms automatically', () => {
    const preferredTimes = ['2026-11-23T23:00:00.000Z', '2026-11-24T01:00:00.000Z'];
    expect(decide('10:00', { request: { preferredTimes } })).toMatchObject({
      ok: true,
      value: { appointment: { status: 'PENDING', preferredTimes } },
    });
  });

  it('never shares a cell of a bay or a technician with another, whatever is asked in whatever order', () => {
    const wish = fc.record({ half: fc.integer({ min: 16, max: 33 }), minutes: fc.constantFrom(30, 45, 60, 120) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 25 }), (wishes) => {
        const busy = new Map<string, Set<number>>();
        for (const { half, minutes } of wishes) {
          const time = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
          const sheets = [...busy].map(([key, cells]) => {
            const [kind, resourceId = ''] = key.split('#');
            return aSheet({ resourceKind: kind as DaySheet['resourceKind'], resourceId, busy: [...cells] });
          });
          const decision = decide(time, { sheets, minutes });
          if (!decision.ok) continue;
          const { bayId, technicianId, cells } = decision.value.appointment;
          for (const key of [`BAY#${bayId}`, `TECHNICIAN#${technicianId}`]) {
            const taken = busy.get(key) ?? new Set();
            for (const cell of cellsOf(cells)) {
              expect(taken.has(cell)).toBe(false);
              taken.add(cell);
            }
            busy.set(key, taken);
          }
        }
      }),
    );
  });
});
