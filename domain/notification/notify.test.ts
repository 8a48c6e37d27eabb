import { describe, expect, it } from 'vitest';
import type { AppointmentStatus } from '../booking/appointment';
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
    // Taking a step back is the workshop's own business.
    ['SCHEDULED', 'PENDING', null],
    ['ONGOING', 'SCHEDULED', null],
    ['COMPLETED', 'ONGOING', null],
  ] as const)('%s to %s mails the customer %s', (from, to, template) => {
    expect(mailOf(from, to)).toBe(template);
  });

  it('tells open pages of every change, and nobody else of one that keeps the status', () => {
    expect(between('SCHEDULED', 'SCHEDULED')).toEqual([{ kind: 'LIVE_CHANGE' }]);
  });

  it('alerts staff to a new booking, one to confirm, and a cancellation', () => {
    const alerts = [between(null, 'SCHEDULED'), between(null, 'PENDING'), between('SCHEDULED', 'CANCELLED')].map(
      (effects) => effects.flatMap((effect) => (effect.kind === 'STAFF_ALERT' ? [effect.alert] : [])),
    );
    expect(alerts).toEqual([['APPOINTMENT_BOOKED'], ['APPOINTMENT_TO_CONFIRM'], ['APPOINTMENT_CANCELLED']]);
  });

  it('puts a guest on file once, and mails nobody without an address', () => {
    const guest = between(null, 'SCHEDULED', { customerId: 'guest-1', contactEmail: '' });
    expect(guest.map(({ kind }) => kind)).toContain('REGISTER_GUEST');
    expect(guest.map(({ kind }) => kind)).not.toContain('CUSTOMER_MAIL');
    expect(between('SCHEDULED', 'ONGOING', { customerId: 'guest-1' }).map(({ kind }) => kind)).not.toContain(
      'REGISTER_GUEST',
    );
  });
});
