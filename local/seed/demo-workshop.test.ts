import { describe, expect, it } from 'vitest';
import { APPOINTMENT_STATUSES } from '../../domain/booking/appointment';
import { ROLES } from '../../domain/access/permissions';
import { openSpans } from '../../domain/calendar/hours';
import { addDays, toMs } from '../../domain/shared/time';
import { statusAt, visitsOn, wishesFor, wishesOfCasey } from './day-plan';
import { CASEY, DEMO_CUSTOMERS, DEMO_STAFF } from './people';
import { DEMO_BAYS, DEMO_SERVICES, DEMO_SETTINGS } from './workshop';

const MONDAY = '2026-11-23';
const WEEK = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(MONDAY, days));
const technicians = DEMO_STAFF.flatMap(({ technician }) => technician ?? []);
const distinct = (values: readonly unknown[]) => new Set(values).size;

describe('the demo workshop', () => {
  it('has six bays, eight people in all roles, twenty-five services and sixty customers, all with different ids', () => {
    expect(distinct(DEMO_BAYS.map(({ bayId }) => bayId))).toBe(6);
    expect(distinct(DEMO_STAFF.map(({ email }) => email))).toBe(8);
    expect(new Set(DEMO_STAFF.flatMap(({ roles }) => roles))).toEqual(new Set(ROLES));
    expect(distinct(DEMO_SERVICES.map(({ serviceId }) => serviceId))).toBe(25);
    for (const field of ['customerId', 'email', 'name'] as const) {
      expect(distinct(DEMO_CUSTOMERS.map((customer) => customer[field]))).toBe(60);
    }
    const cars = DEMO_CUSTOMERS.flatMap((customer) => customer.cars);
    expect(distinct(cars.map(({ plate }) => plate))).toBe(cars.length);
    expect(distinct(cars.map(({ vehicleId }) => vehicleId))).toBe(cars.length);
  });

  it('can do every service: a bay fits it, and a trained technician has a long enough shift', () => {
    for (const service of DEMO_SERVICES) {
      expect(DEMO_BAYS.filter(({ kind }) => service.bayKinds.includes(kind))).not.toHaveLength(0);
      const trained = technicians.filter(({ skills }) => service.skills.every((skill) => skills.includes(skill)));
      const longest = trained.flatMap(({ hours }) =>
        WEEK.flatMap((date) => openSpans(date, hours, DEMO_SETTINGS.timeZone)),
      );
      expect(Math.max(...longest.map(({ startMs, endMs }) => (endMs - startMs) / 60_000))).toBeGreaterThan(
        service.durationMinutes,
      );
      expect(service.durationMinutes % 15).toBe(0);
    }
  });

  it('is open with at least three technicians on every day of the week', () => {
    for (const date of WEEK) {
      expect(openSpans(date, DEMO_SETTINGS.hours, DEMO_SETTINGS.timeZone)).toHaveLength(1);
      const working = technicians.filter(({ hours }) => openSpans(date, hours, DEMO_SETTINGS.timeZone).length > 0);
      expect(working.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('plans the same visits for a date every time, and others for another date', () => {
    expect(wishesFor(MONDAY)).toEqual(wishesFor(MONDAY));
    expect(wishesFor(MONDAY)).not.toEqual(wishesFor('2026-11-24').map((wish) => ({ ...wish, date: MONDAY })));
    expect(distinct(WEEK.flatMap(wishesFor).map(({ key }) => key))).toBe(WEEK.flatMap(wishesFor).length);
  });

  it('gives the customer who can sign in past visits and visits to come', () => {
    const wishes = wishesOfCasey((days) => addDays(MONDAY, days));
    expect(wishes.every(({ customer }) => customer === CASEY)).toBe(true);
    expect(wishes.filter(({ date }) => date < MONDAY).map(({ fate }) => fate)).toContain('CANCELLED');
    expect(wishes.filter(({ date }) => date > MONDAY)).toHaveLength(2);
  });

  it('makes today the busiest day, and each coming day no busier than the one before', () => {
    expect(visitsOn(0)).toBeGreaterThan(visitsOn(-1));
    for (let days = 0; days < 14; days += 1) expect(visitsOn(days + 1)).toBeLessThanOrEqual(visitsOn(days));
  });

  it('shows every status of a visit', () => {
    const [wish] = wishesFor(MONDAY);
    if (!wish) throw new Error('The day has no wishes');
    const visit = { startMs: toMs('2026-11-23T00:00:00Z'), endMs: toMs('2026-11-23T01:00:00Z') };
    const at = (time: string, fate: typeof wish.fate) =>
      statusAt({ ...wish, fate }, visit, toMs(`2026-11-23T${time}:00Z`));
    const seen = [at('02:00', 'KEPT'), at('00:30', 'KEPT'), at('02:00', 'CANCELLED'), at('02:00', 'MISSED')];
    const ahead = (fate: typeof wish.fate) => statusAt({ ...wish, fate }, visit, toMs('2026-11-22T12:00:00Z'));
    expect(new Set([...seen, ahead('KEPT'), ahead('UNCONFIRMED')])).toEqual(new Set(APPOINTMENT_STATUSES));
  });
});
