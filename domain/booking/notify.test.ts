import { describe, expect, it } from 'vitest';
import type { AppointmentStatus } from './appointment';
import { anAppointment } from '../testing/builders';
import { effectsOfChange } from './notify';

const between = (from: AppointmentStatus | null, to: AppointmentStatus, given = {}) =>
  effectsOfChange(from && anAppointment({ status: from }), anAppointment({ status: to, ...given }));
const mailOf = (from: AppointmentStatus | null, to: AppointmentStatus) =>
  between(from, to).flatMap((effect) => (effect.kind === 'CUSTOMER_MAIL' ? [effect.template] : []))[0] ?? null;

describe('what follows from a change', () => {
  it.each([
    [null, 'PENDING', 'APPOINTMENT_REQUESTED'],
    [null, 'SCHEDULED', 'APPOINTMENT_CONFIRMED'],
    ['PENDING', 'SCHEDULED', 'APPOINTMENT_CONFIRMED'],
    ['SCHEDULED', 'ONGOING', 'APPOINTMENT_STARTED'],
    ['ONGOING', 'COMPLETED', 'APPOINTMENT_COMPLETED'],
    ['SCHEDULED', 'CANCELLED', 'APPOINTMENT_CANCELLED'],
    ['CANCELLED', 'PENDING', 'APPOINTMENT_REQUESTED'],
    ['SCHEDULED', 'NO_SHOW', 'APPOINTMENT_MISSED'],
    // Taking a step back is the workshop's own business.
    ['SCHEDULED', 'PENDING', null],
    ['ONGOING', 'SCHEDULED', null],
    ['COMPLETED', 'ONGOING', null],
    ['NO_SHOW', 'SCHEDULED', null],
  ] as const)('%s to %s mails the customer %s', (from, to, template) => {
    expect(mailOf(from, to)).toBe(template);
  });

  it('puts every change on record and tells open pages, and nobody else of one that keeps time and status', () => {
    expect(between('SCHEDULED', 'SCHEDULED')).toEqual([{ kind: 'AUDIT' }, { kind: 'LIVE_CHANGE' }]);
    const elsewhere = { bayId: 'bay-2', technicianId: 'tech-2', endsAt: '2026-11-24T00:30:00.000Z' };
    expect(between('SCHEDULED', 'SCHEDULED', elsewhere)).toEqual([{ kind: 'AUDIT' }, { kind: 'LIVE_CHANGE' }]);
  });

  it('of a new time tells the customer, those who wait for the old day, and staff unless they did it', () => {
    const moved = { startsAt: '2026-11-25T22:30:00.000Z', visitDate: '2026-11-26' };
    const after = anAppointment({ status: 'SCHEDULED', ...moved });
    const before = anAppointment({ status: 'SCHEDULED' });
    const byCustomer = effectsOfChange(before, after, 'CUSTOMER');
    expect(byCustomer).toContainEqual({ kind: 'CUSTOMER_MAIL', template: 'APPOINTMENT_MOVED' });
    expect(byCustomer).toContainEqual({ kind: 'OFFER_FREED_TIME', date: '2026-11-24' });
    expect(byCustomer).toContainEqual({ kind: 'STAFF_ALERT', alert: 'APPOINTMENT_MOVED' });
    expect(effectsOfChange(before, after, 'STAFF').map(({ kind }) => kind)).not.toContain('STAFF_ALERT');
    const confirmed = effectsOfChange(anAppointment({ status: 'PENDING' }), after, 'STAFF');
    expect(confirmed).toContainEqual({ kind: 'CUSTOMER_MAIL', template: 'APPOINTMENT_CONFIRMED' });
  });

  it.each([
    ['SCHEDULED', 'CANCELLED', true],
    ['PENDING', 'CANCELLED', true],
    ['SCHEDULED', 'NO_SHOW', true],
    ['CANCELLED', 'PENDING', false],
    ['SCHEDULED', 'ONGOING', false],
    ['ONGOING', 'COMPLETED', false],
  ] as const)('%s to %s frees time for those who wait: %s', (from, to, frees) => {
    expect(between(from, to).some(({ kind }) => kind === 'OFFER_FREED_TIME')).toBe(frees);
  });

  it('takes a cancelled booking out of the daily count, once', () => {
    expect(between('SCHEDULED', 'CANCELLED').map(({ kind }) => kind)).toContain('RELEASE_QUOTA');
    expect(between('CANCELLED', 'CANCELLED').map(({ kind }) => kind)).not.toContain('RELEASE_QUOTA');
  });

  it('alerts staff to a new booking, one to confirm, and a cancellation', () => {
    const alerts = [between(null, 'SCHEDULED'), between(null, 'PENDING'), between('SCHEDULED', 'CANCELLED')].map(
      (effects) => effects.flatMap((effect) => (effect.kind === 'STAFF_ALERT' ? [effect.alert] : [])),
    );
    expect(alerts).toEqual([['APPOINTMENT_BOOKED'], ['APPOINTMENT_TO_CONFIRM'], ['APPOINTMENT_CANCELLED']]);
  });

  it('mails nobody without an address', () => {
    expect(between(null, 'SCHEDULED', { contactEmail: '' }).map(({ kind }) => kind)).not.toContain('CUSTOMER_MAIL');
  });

  it('puts whoever books on file, once', () => {
    expect(between(null, 'SCHEDULED').map(({ kind }) => kind)).toContain('REGISTER');
    expect(between('PENDING', 'SCHEDULED').map(({ kind }) => kind)).not.toContain('REGISTER');
  });
});
