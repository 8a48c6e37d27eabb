import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/permissions';
import { toMs, wallTimeToMs } from '../shared/time';
import { aBay, aService, aSheet, aShop, aTechnician } from '../testing/builders';
import { decideBooking } from './book';
import { cellsOf } from './cells';
import type { DaySheet } from './day-sheet';

const NOW = '2026-11-20T00:00:00.000Z';
const DATE = '2026-11-24';
const VISITOR: Actor = { kind: 'VISITOR' };
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
  given: { actor?: Actor; customerId?: string; sheets?: DaySheet[]; minutes?: number } = {},
) {
  const { actor = VISITOR, customerId = 'guest-1', sheets = [], minutes = 60 } = given;
  return decideBooking({
    actor,
    service: aService({ durationMinutes: minutes, bufferAfterMinutes: 15 }),
    bays: [aBay(), aBay({ bayId: 'bay-2' })],
    technicians: [aTechnician(), aTechnician({ technicianId: 'tech-2' })],
    sheets,
    settings: aShop(),
    nowMs: toMs(NOW),
    request: {
      appointmentId: 'id',
      requestHash: 'hash',
      startsAt: new Date(wallTimeToMs(DATE, time, 'Australia/Sydney')).toISOString(),
      party: { ...party, customerId },
      note: '',
      now: NOW,
    },
  });
}

describe('a booking', () => {
  it('tells the customer the working time and takes the buffer’s cells as well', () => {
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

  it('is for oneself: a customer cannot book in another’s name, other staff for nobody', () => {
    const refused = { ok: false, problem: { code: 'FORBIDDEN' } };
    expect(decide('10:00', { actor: { kind: 'CUSTOMER', customerId: 'me' }, customerId: 'other' })).toMatchObject(
      refused,
    );
    const staff: Actor = { kind: 'STAFF', staffId: 's', roles: ['STAFF'], technicianId: null };
    expect(decide('10:00', { actor: staff })).toMatchObject(refused);
  });

  it('after booking never shares a cell of a bay or a technician, whatever is asked in whatever order', () => {
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
