import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/access/permissions';
import type { Visit } from './api/list-my-appointments';
import { cancelStanding, splitVisits } from './visits';

const NOW = Date.parse('2026-11-24T00:00:00Z');
const DAY = 86_400_000;

function aVisit(facts: Partial<Visit> = {}): Visit {
  return {
    appointmentId: 'visit-1',
    customerId: 'casey',
    serviceId: 'oil',
    serviceName: 'Oil change',
    planId: null,
    planName: '',
    status: 'SCHEDULED',
    startsAt: '2026-11-26T00:00:00.000Z',
    endsAt: '2026-11-26T01:00:00.000Z',
    visitDate: '2026-11-26',
    priceCents: 12900,
    vehiclePlate: 'CAS 123',
    vehicleMake: '',
    vehicleModel: '',
    vehicleYear: null,
    cancelReason: null,
    version: 1,
    ...facts,
  };
}

function starting(days: number, facts: Partial<Visit> = {}): Visit {
  const at = (ms: number) => new Date(ms).toISOString();
  const startsAt = NOW + days * DAY;
  return aVisit({ appointmentId: `in ${days}`, startsAt: at(startsAt), endsAt: at(startsAt + 3_600_000), ...facts });
}

describe('a customer’s visits', () => {
  it('are sorted: the next one first, and of the past the latest first', () => {
    const { upcoming, past } = splitVisits([starting(-9), starting(5), starting(1), starting(-2)], NOW);
    expect(upcoming.map(({ appointmentId }) => appointmentId)).toEqual(['in 1', 'in 5']);
    expect(past.map(({ appointmentId }) => appointmentId)).toEqual(['in -2', 'in -9']);
  });

  it('count as upcoming while the car is being worked on, even when late', () => {
    expect(splitVisits([starting(-1, { status: 'ONGOING' })], NOW).upcoming).toHaveLength(1);
  });

  it('count as past when cancelled or finished, even before their time', () => {
    const visits = [starting(3, { status: 'CANCELLED' }), starting(2, { status: 'COMPLETED' })];
    expect(splitVisits(visits, NOW).upcoming).toEqual([]);
  });
});

describe('cancelling a visit', () => {
  const casey: Actor = { kind: 'CUSTOMER', customerId: 'casey' };
  const standing = (visit: Visit, actor = casey) =>
    cancelStanding({ visit, actor, cancelCutOffMinutes: 1440, nowMs: NOW }).kind;

  it('is possible until the cut-off and not a moment longer', () => {
    expect(standing(starting(1))).toBe('OPEN');
    expect(standing(starting(0.99))).toBe('TOO_LATE');
  });

  it('is not offered once work has begun, ended or the visit was cancelled', () => {
    for (const status of ['ONGOING', 'COMPLETED', 'CANCELLED'] as const) {
      expect(standing(starting(3, { status }))).toBe('NOT_OFFERED');
    }
  });

  it('is not offered for another customer’s visit', () => {
    expect(standing(starting(3), { kind: 'CUSTOMER', customerId: 'mallory' })).toBe('NOT_OFFERED');
  });
});
