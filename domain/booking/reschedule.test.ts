import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/permissions';
import type { ShopSettings } from '../shop/shop-settings';
import { toInstant, toMs, wallTimeToMs } from '../shared/time';
import { aBay, aService, aSheet, aShop, aTechnician, anAppointment } from '../testing/builders';
import { APPOINTMENT_STATUSES, type Appointment } from './appointment';
import { cellsOf } from '../calendar/cells';
import type { DaySheet } from '../calendar/day-sheet';
import { type RescheduleRequest, decideReschedule } from './reschedule';

const NOW = '2026-11-20T00:00:00.000Z';
const DATE = '2026-11-24';
const at = (time: string, date = DATE) => toInstant(wallTimeToMs(date, time, 'Australia/Sydney'));
const SUPPORT: Actor = { kind: 'STAFF', staffId: 's', roles: ['CUSTOMER_SUPPORT'], technicianId: null };
const OWNER: Actor = { kind: 'CUSTOMER', customerId: 'customer-1' };

/** A one-hour visit at ten, on the first bay with the first technician. */
const visit = (given: Partial<Appointment> = {}) =>
  anAppointment({ startsAt: at('10:00'), endsAt: at('11:00'), cells: { start: 40, count: 4 }, ...given });

const sheetsOf = ({ bayId, technicianId, cells }: Appointment): DaySheet[] => [
  aSheet({ resourceId: bayId, busy: cellsOf(cells) }),
  aSheet({ resourceKind: 'TECHNICIAN', resourceId: technicianId, busy: cellsOf(cells) }),
];

function decide(
  request: Partial<RescheduleRequest>,
  given: {
    appointment?: Appointment;
    actor?: Actor;
    now?: string;
    sheets?: readonly DaySheet[];
    settings?: Partial<ShopSettings>;
  } = {},
) {
  const appointment = given.appointment ?? visit();
  return decideReschedule({
    actor: given.actor ?? SUPPORT,
    appointment,
    request: {
      startsAt: at('13:00'),
      durationMinutes: null,
      bayId: null,
      technicianId: null,
      confirm: false,
      overrideReason: '',
      ...request,
    },
    service: aService(),
    bays: [aBay(), aBay({ bayId: 'bay-2' })],
    technicians: [aTechnician(), aTechnician({ technicianId: 'tech-2' })],
    sheets: [...sheetsOf(appointment), ...(given.sheets ?? [])],
    settings: aShop(given.settings),
    nowMs: toMs(given.now ?? NOW),
  });
}

const refusal = (code: string) => ({ ok: false, problem: { code } });
const moved = (appointment: Partial<Appointment>) => ({ ok: true, value: { appointment } });

describe('a visit that moves', () => {
  it('counts its own cells as free and keeps its bay, its technician, its length and its price', () => {
    expect(decide({ startsAt: at('10:30') })).toMatchObject(
      moved({
        startsAt: at('10:30'),
        endsAt: at('11:30'),
        bayId: 'bay-1',
        technicianId: 'tech-1',
        priceCents: 21_900,
        version: 2,
      }),
    );
  });

  it('gives up as little of its pair as possible', () => {
    const taken = aSheet({ resourceId: 'bay-1', busy: [52] });
    expect(
      decide({ startsAt: at('13:00') }, { appointment: visit({ bayId: 'bay-2' }), sheets: [taken] }),
    ).toMatchObject(moved({ bayId: 'bay-2', technicianId: 'tech-1' }));
    expect(
      decide(
        { startsAt: at('13:00') },
        { sheets: [aSheet({ busy: [52], resourceKind: 'TECHNICIAN', resourceId: 'tech-1' })] },
      ),
    ).toMatchObject(moved({ bayId: 'bay-1', technicianId: 'tech-2' }));
  });

  it('to a named bay goes there or nowhere', () => {
    expect(decide({ bayId: 'bay-2' })).toMatchObject(moved({ bayId: 'bay-2', technicianId: 'tech-1' }));
    const sheets = [aSheet({ resourceId: 'bay-2', busy: [53] })];
    expect(decide({ bayId: 'bay-2' }, { sheets })).toMatchObject(refusal('SLOT_TAKEN'));
    expect(decide({ bayId: 'bay-9' })).toMatchObject(refusal('NO_CAPACITY'));
  });

  it('may grow into free cells, and not into taken ones', () => {
    const startsAt = at('10:00');
    expect(decide({ startsAt, durationMinutes: 90 })).toMatchObject(
      moved({ endsAt: at('11:30'), cells: { start: 40, count: 6 } }),
    );
    const next = { bayId: 'bay-1', sheets: [aSheet({ resourceId: 'bay-1', busy: [40, 41, 42, 43, 45] })] };
    expect(
      decideReschedule({
        ...{ actor: SUPPORT, appointment: visit(), service: aService(), bays: [aBay()], technicians: [aTechnician()] },
        ...{ settings: aShop(), nowMs: toMs(NOW), sheets: next.sheets },
        request: { startsAt, durationMinutes: 90, bayId: null, technicianId: null, confirm: false, overrideReason: '' },
      }),
    ).toMatchObject(refusal('SLOT_TAKEN'));
  });

  it.each([0, -15, 16 * 60 + 15])('cannot last %d minutes', (durationMinutes) => {
    expect(decide({ durationMinutes })).toMatchObject(refusal('INVALID_INPUT'));
  });

  it('to a time outside the shop’s hours is refused; one under way may run past closing but not past midnight', () => {
    expect(decide({ startsAt: at('16:30') })).toMatchObject(refusal('OUTSIDE_HOURS'));
    const ongoing = { appointment: visit({ status: 'ONGOING' }), now: at('10:30') };
    expect(decide({ startsAt: at('10:00'), durationMinutes: 600 }, ongoing)).toMatchObject(
      moved({ endsAt: at('20:00') }),
    );
    expect(decide({ startsAt: at('10:00'), durationMinutes: 900 }, ongoing)).toMatchObject(refusal('OUTSIDE_HOURS'));
  });

  it.each(APPOINTMENT_STATUSES)('that is %s is moved only while there is something to move', (status) => {
    const decision = decide({}, { appointment: visit({ status }) });
    if (status === 'PENDING' || status === 'SCHEDULED') expect(decision).toMatchObject(moved({ status }));
    else expect(decision).toMatchObject(refusal('ILLEGAL_TRANSITION'));
  });
});

describe('who may move it', () => {
  it('a customer may until the cut-off, to the minute', () => {
    expect(decide({}, { actor: OWNER, now: at('10:00', '2026-11-23') }).ok).toBe(true);
    const late = toInstant(toMs(at('10:00', '2026-11-23')) + 1);
    expect(decide({}, { actor: OWNER, now: late })).toMatchObject(refusal('CUT_OFF_PASSED'));
  });

  it('a customer’s move is a new request where the shop confirms by hand, but not if the time stays the same', () => {
    const settings = { confirmation: 'MANUAL' } as const;
    expect(decide({}, { actor: OWNER, settings })).toMatchObject(moved({ status: 'PENDING' }));
    expect(decide({ startsAt: at('10:00') }, { actor: OWNER, settings })).toMatchObject(moved({ status: 'SCHEDULED' }));
    expect(decide({}, { settings })).toMatchObject(moved({ status: 'SCHEDULED' }));
  });

  it('confirming is for staff, makes a request a booking and drops its preferred times', () => {
    const wishes = [at('10:00'), at('13:00')];
    const appointment = visit({ status: 'PENDING', preferredTimes: wishes });
    expect(decide({}, { appointment })).toMatchObject(moved({ status: 'PENDING', preferredTimes: wishes }));
    expect(decide({ confirm: true }, { appointment })).toMatchObject(
      moved({ status: 'SCHEDULED', preferredTimes: [] }),
    );
    expect(decide({ confirm: true }, { appointment, actor: OWNER })).toMatchObject(refusal('FORBIDDEN'));
  });

  it.each<[string, Actor]>([
    ['a visitor', { kind: 'VISITOR' }],
    ['another customer', { kind: 'CUSTOMER', customerId: 'customer-2' }],
    ['a mechanic', { kind: 'STAFF', staffId: 's', roles: ['MECHANIC'], technicianId: 'tech-1' }],
  ])('%s may not', (_name, actor) => {
    expect(decide({}, { actor })).toMatchObject(refusal('FORBIDDEN'));
  });
});

it('never offers a pair whose cells another visit has taken, wherever it is moved', () => {
  const half = fc.integer({ min: 16, max: 33 });
  const busy = fc.uniqueArray(fc.integer({ min: 32, max: 67 }), { maxLength: 12 });
  fc.assert(
    fc.property(half, busy, busy, (start, ofBay, ofTechnician) => {
      const own = new Set([40, 41, 42, 43]);
      const sheets = [
        aSheet({ resourceId: 'bay-1', busy: [...new Set([...own, ...ofBay])] }),
        aSheet({ resourceKind: 'TECHNICIAN', resourceId: 'tech-1', busy: [...new Set([...own, ...ofTechnician])] }),
      ];
      const decision = decideReschedule({
        ...{ actor: SUPPORT, appointment: visit(), service: aService(), bays: [aBay()], technicians: [aTechnician()] },
        ...{ settings: aShop(), nowMs: toMs(NOW), sheets },
        request: {
          startsAt: toInstant(toMs(at('00:00')) + start * 1_800_000),
          ...{ durationMinutes: null, bayId: null, technicianId: null, confirm: false, overrideReason: '' },
        },
      });
      const wanted = [0, 1, 2, 3].map((cell) => start * 2 + cell);
      const clashes = wanted.some((cell) => (ofBay.includes(cell) || ofTechnician.includes(cell)) && !own.has(cell));
      const inHours = start * 2 >= 32 && start * 2 + 4 <= 68;
      expect(decision.ok).toBe(inHours && !clashes);
    }),
  );
});
