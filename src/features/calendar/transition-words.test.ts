import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROLES } from '../../../domain/access/permissions';
import type { Actor, Role } from '../../../domain/access/permissions';
import { APPOINTMENT_STATUSES, availableTransitions } from '../../../domain/booking/appointment';
import { transitionsFor, statusAfter, undoMoveFor } from './transition-words';
import { anAppointment } from './testing/an-appointment';

const staff = (role: Role, technicianId: string | null = null): Actor => ({
  kind: 'STAFF',
  staffId: 'staff-1',
  roles: [role],
  technicianId,
});

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T00:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the actions offered on the calendar', () => {
  it.each(ROLES.flatMap((role) => APPOINTMENT_STATUSES.map((status) => ({ role, status }))))(
    'are exactly what the rules allow: $role on $status',
    ({ role, status }) => {
      const appointment = anAppointment({ status });
      const actor = staff(role, 'tech-1');
      expect([...transitionsFor(appointment, actor)].sort()).toEqual(
        [...availableTransitions(appointment, actor, new Date().toISOString())].sort(),
      );
    },
  );

  it('have continuing first and cancelling last', () => {
    expect(transitionsFor(anAppointment({ status: 'SCHEDULED' }), staff('MANAGER'))).toEqual([
      'START',
      'COMPLETE',
      'UNCONFIRM',
      'CANCEL',
    ]);
  });

  it('include “did not come” once the visit has begun', () => {
    const appointment = anAppointment({ status: 'SCHEDULED' });
    vi.setSystemTime(new Date(appointment.startsAt).getTime() + 60 * 60_000);
    expect(transitionsFor(appointment, staff('MANAGER'))).toEqual([
      'START',
      'COMPLETE',
      'UNCONFIRM',
      'MARK_NO_SHOW',
      'CANCEL',
    ]);
  });

  it('lead where the status table says', () => {
    expect(statusAfter('PENDING', 'CONFIRM')).toBe('SCHEDULED');
    expect(statusAfter('COMPLETED', 'CONFIRM')).toBe('COMPLETED');
  });
});

describe('undo', () => {
  const undo = (
    from: 'PENDING' | 'SCHEDULED' | 'ONGOING' | 'CANCELLED',
    action: Parameters<typeof statusAfter>[1],
    actor: Actor,
  ) => {
    const before = anAppointment({ status: from });
    return undoMoveFor(before, { ...before, status: statusAfter(from, action) }, action, actor);
  };

  it('is offered if one action restores the old status', () => {
    expect(undo('PENDING', 'CONFIRM', staff('MANAGER'))).toBe('UNCONFIRM');
    expect(undo('SCHEDULED', 'START', staff('MANAGER'))).toBe('PAUSE');
    expect(undo('ONGOING', 'COMPLETE', staff('MANAGER'))).toBe('REOPEN');
    expect(undo('PENDING', 'CANCEL', staff('MANAGER'))).toBe('RESTORE');
  });

  it('is not offered if it would lead to another status', () => {
    expect(undo('SCHEDULED', 'COMPLETE', staff('MANAGER'))).toBeNull();
    expect(undo('SCHEDULED', 'CANCEL', staff('MANAGER'))).toBeNull();
    expect(undo('CANCELLED', 'RESTORE', staff('MANAGER'))).toBeNull();
  });

  it('is not offered to a person who may not take that action', () => {
    expect(undo('ONGOING', 'PAUSE', staff('CUSTOMER_SUPPORT'))).toBeNull();
    expect(undo('SCHEDULED', 'START', staff('MECHANIC', 'tech-1'))).toBe('PAUSE');
  });
});
