import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../access/permissions';
import { aShop, anAppointment } from '../testing/builders';
import {
  APPOINTMENT_ACTIONS,
  APPOINTMENT_STATUSES,
  type AppointmentAction,
  type AppointmentStatus,
  appointmentMachine,
  availableTransitions,
  transitionAppointment,
} from './appointment';

const NEXT: Record<AppointmentStatus, Partial<Record<AppointmentAction, AppointmentStatus>>> = {
  PENDING: { CONFIRM: 'SCHEDULED', CANCEL: 'CANCELLED' },
  SCHEDULED: {
    START: 'ONGOING',
    COMPLETE: 'COMPLETED',
    MARK_NO_SHOW: 'NO_SHOW',
    UNCONFIRM: 'PENDING',
    CANCEL: 'CANCELLED',
  },
  ONGOING: { COMPLETE: 'COMPLETED', PAUSE: 'SCHEDULED', CANCEL: 'CANCELLED' },
  COMPLETED: { REOPEN: 'ONGOING' },
  CANCELLED: { RESTORE: 'PENDING' },
  NO_SHOW: { RESTORE: 'SCHEDULED' },
};
const ALL = [...APPOINTMENT_ACTIONS];
const SUPPORT: AppointmentAction[] = ['CONFIRM', 'UNCONFIRM', 'PAUSE', 'CANCEL', 'RESTORE', 'MARK_NO_SHOW'];
const WRENCH: AppointmentAction[] = ['START', 'PAUSE', 'COMPLETE', 'REOPEN'];

const staff = (role: Role, technicianId: string | null = null): Actor => ({
  kind: 'STAFF',
  staffId: 'staff-1',
  roles: [role],
  technicianId,
});

/** Who may take which actions at all; the status table narrows this. */
const MAY: [name: string, actor: Actor, actions: readonly AppointmentAction[]][] = [
  ['an administrator', staff('ADMIN'), ALL],
  ['a manager', staff('MANAGER'), ALL],
  ['the front desk', staff('CUSTOMER_SUPPORT'), SUPPORT],
  ['the assigned mechanic', staff('MECHANIC', 'tech-1'), WRENCH],
  ['another mechanic', staff('MECHANIC', 'tech-2'), []],
  ['a mechanic who is not a technician', staff('MECHANIC'), []],
  ['other staff', staff('STAFF'), []],
  ['a visitor', { kind: 'VISITOR' }, []],
  ['another customer', { kind: 'CUSTOMER', customerId: 'customer-2' }, []],
];

const NOW = '2026-11-20T00:00:00.000Z';
const settings = aShop();

describe.each(MAY)('%s', (_name, actor, allowed) => {
  it.each(APPOINTMENT_STATUSES)('moves a %s appointment only as the table and the role allow', (status) => {
    const appointment = anAppointment({ status });
    const expected = ALL.filter((action) => NEXT[status][action] !== undefined && allowed.includes(action));
    expect([...availableTransitions(appointment, actor)].sort()).toEqual([...expected].sort());
    for (const action of ALL) {
      const now = action === 'MARK_NO_SHOW' ? appointment.startsAt : NOW;
      const move = transitionAppointment({ appointment, action, actor, now, settings });
      if (expected.includes(action)) expect(move).toMatchObject({ ok: true, value: { status: NEXT[status][action] } });
      else if (allowed.includes(action))
        expect(move).toMatchObject({ ok: false, problem: { code: 'ILLEGAL_TRANSITION' } });
      else expect(move).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } });
    }
  });

  it.each(APPOINTMENT_STATUSES)('does not move a %s appointment whose customer was deleted', (status) => {
    const appointment = anAppointment({ status, contactName: '' });
    expect(availableTransitions(appointment, actor)).toEqual([]);
    for (const action of ALL) {
      const move = transitionAppointment({ appointment, action, actor, now: appointment.startsAt, settings });
      const code = allowed.includes(action) ? 'ILLEGAL_TRANSITION' : 'FORBIDDEN';
      expect(move).toMatchObject({ ok: false, problem: { code } });
    }
  });
});

describe('the customer whose appointment it is', () => {
  const owner: Actor = { kind: 'CUSTOMER', customerId: 'customer-1' };
  const cancel = (status: AppointmentStatus, now: string) =>
    transitionAppointment({ appointment: anAppointment({ status }), action: 'CANCEL', actor: owner, now, settings });

  it.each(['PENDING', 'SCHEDULED'] as const)('cancels while it is %s', (status) => {
    expect(cancel(status, NOW)).toMatchObject({ ok: true, value: { status: 'CANCELLED', releasesCells: true } });
    expect(availableTransitions(anAppointment({ status }), owner)).toEqual(['CANCEL']);
  });

  it.each(['ONGOING', 'COMPLETED', 'CANCELLED'] as const)('changes nothing once it is %s', (status) => {
    expect(cancel(status, NOW)).toMatchObject({ ok: false, problem: { code: 'ILLEGAL_TRANSITION' } });
    expect(availableTransitions(anAppointment({ status }), owner)).toEqual([]);
  });

  it('cancels up to the cut-off, to the millisecond, and not after', () => {
    expect(cancel('SCHEDULED', '2026-11-22T22:30:00.000Z').ok).toBe(true);
    expect(cancel('SCHEDULED', '2026-11-22T22:30:00.001Z')).toMatchObject({
      ok: false,
      problem: { code: 'CUT_OFF_PASSED', facts: { cutOff: '2026-11-22T22:30:00.000Z' } },
    });
  });
});

it('never leaves the table, whatever the order of the moves', () => {
  for (const status of APPOINTMENT_STATUSES) {
    for (const action of ALL) {
      const next = appointmentMachine.next(status, action);
      expect(next).toBe(NEXT[status][action] ?? null);
    }
  }
});

it('takes its cells again when restored, and keeps them through every other move', () => {
  const moved = (status: AppointmentStatus, action: AppointmentAction) =>
    transitionAppointment({
      appointment: anAppointment({ status }),
      action,
      actor: { kind: 'SYSTEM' },
      now: NOW,
      settings,
    });
  expect(moved('CANCELLED', 'RESTORE')).toMatchObject({ value: { takesCells: true, releasesCells: false } });
  expect(moved('SCHEDULED', 'START')).toMatchObject({ value: { takesCells: false, releasesCells: false } });
  expect(moved('ONGOING', 'COMPLETE')).toMatchObject({ value: { takesCells: false, releasesCells: false } });
});
