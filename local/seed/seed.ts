import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../../domain/access/permissions';
import type { Appointment, AppointmentAction } from '../../domain/booking/appointment';
import {
  type Instant,
  type LocalDate,
  addDays,
  localDateOf,
  toInstant,
  toMs,
  wallTimeToMs,
} from '../../domain/shared/time';
import { bookAppointment } from '../../amplify/areas/booking/commands/book-appointment';
import { changeAppointment } from '../../amplify/areas/booking/commands/change-appointment';
import { saveProfile } from '../../amplify/areas/customers/commands/customers';
import { saveVehicle } from '../../amplify/areas/vehicles/commands/vehicles';
import { saveBay, saveService, saveShopSettings } from '../../amplify/areas/shop/commands/save-shop';
import { saveStaffMember } from '../../amplify/areas/staff/commands/save-staff-member';
import { NO_DETAILS } from '../../domain/customers/customer';
import { NO_VEHICLE_DETAILS } from '../../domain/vehicles/vehicle';
import type { CommandDeps } from '../../amplify/kernel/deps';
import { quietly } from '../../amplify/kernel/effects/quiet';
import type { Tables } from '../../amplify/kernel/tables';
import { type Wish, statusAt, visitsOn, wishesFor, wishesOfCasey } from './day-plan';
import { CASEY, DEMO_CUSTOMERS, DEMO_PASSWORD, DEMO_STAFF, type DemoCustomer } from './people';
import { randomFor, uuidFor } from './random';
import { DEMO_BAYS, DEMO_SERVICES, DEMO_SETTINGS } from './workshop';

export interface SeedTarget {
  readonly db: DynamoDBDocumentClient;
  readonly tables: Tables;
  createUser(user: {
    email: string;
    password: string;
    groups?: readonly string[];
    name?: string;
    sub?: string;
  }): Promise<{ sub: string }>;
  readonly now: Instant;
  onProgress?(text: string): void;
}

export interface DemoSummary {
  readonly services: number;
  readonly customers: number;
  readonly appointments: number;
}

/** The `quietBy` of the demo's writes. */
const DEMO_RUN = 'demo-workshop';
const DAYS_BACK = 14;
const DAYS_AHEAD = 14;
const DAYS_AT_ONCE = 8;
const DAY_MS = 86_400_000;
const SYSTEM: Actor = { kind: 'SYSTEM' };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Fills an empty backend with the demo workshop through the product's own commands, each with the clock set to when
 * it would have happened. Deterministic for a day; running it again changes nothing. It is written quietly: no one
 * is told of the past, but it is found and counted.
 */
export async function seedDemoWorkshop(target: SeedTarget): Promise<DemoSummary> {
  const at = (now: Instant): CommandDeps => {
    // By clock and visit, so days can be filled in parallel with the same result.
    const random = randomFor(`seed:${now}`);
    const { db, tables } = target;
    const deps = { db, tables, now, newId: () => uuidFor(`new:${random.next()}`), random: random.next, log: silent };
    return quietly(deps, DEMO_RUN);
  };
  target.onProgress?.('Demo workshop: the shop, its people and its customers');
  await seedShop(at(target.now));
  const staff = await seedPeople(target, at(target.now));
  const today = localDateOf(target.now, DEMO_SETTINGS.timeZone);
  let appointments = 0;
  for (const wish of wishesOfCasey((days) => addDays(today, days))) {
    if (await seedVisit({ wish, at, now: target.now, support: staff })) appointments += 1;
  }
  const days = Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, index) => index - DAYS_BACK);
  for (let first = 0; first < days.length; first += DAYS_AT_ONCE) {
    target.onProgress?.(`Demo workshop: appointments, day ${first + 1} of ${days.length}`);
    const filled = await Promise.all(
      days
        .slice(first, first + DAYS_AT_ONCE)
        .map((day) => seedDay(addDays(today, day), visitsOn(day), { at, now: target.now, support: staff })),
    );
    appointments += filled.reduce((sum, booked) => sum + booked, 0);
  }
  return { services: DEMO_SERVICES.length, customers: DEMO_CUSTOMERS.length, appointments };
}

async function seedShop(deps: CommandDeps): Promise<void> {
  await saveShopSettings(deps, SYSTEM, DEMO_SETTINGS);
  for (const service of DEMO_SERVICES) await saveService(deps, SYSTEM, service);
  for (const bay of DEMO_BAYS) await saveBay(deps, SYSTEM, bay);
}

/** Sign-ins of the staff and of Casey, staff and technician rows, customers with their cars. Returns the support desk. */
async function seedPeople(target: SeedTarget, deps: CommandDeps): Promise<Actor> {
  for (const { email, name, phone, roles, technician } of DEMO_STAFF) {
    const staffId = uuidFor(`staff:${email}`);
    await target.createUser({ email, name, password: DEMO_PASSWORD, groups: roles, sub: staffId });
    const technicianId = technician?.technicianId ?? null;
    const person = { staffId, name, email, phone, roles, technicianId, active: true };
    await saveStaffMember(deps, SYSTEM, { person, work: technician ?? null });
  }
  await target.createUser({ email: CASEY.email, name: CASEY.name, password: DEMO_PASSWORD, sub: CASEY.customerId });
  for (const customer of DEMO_CUSTOMERS) await seedCustomer(deps, customer);
  return {
    kind: 'STAFF',
    staffId: uuidFor('staff:support@workbay.example'),
    roles: ['CUSTOMER_SUPPORT'],
    technicianId: null,
  };
}

async function seedCustomer(deps: CommandDeps, { customerId, name, email, phone, cars }: DemoCustomer): Promise<void> {
  const self: Actor = { kind: 'CUSTOMER', customerId };
  const requestId = `seed-${customerId}`;
  await saveProfile(deps, self, { ...NO_DETAILS, requestId, name, email, phone });
  for (const car of cars) {
    const vehicle = { ...NO_VEHICLE_DETAILS, ...car, customerId: null };
    await saveVehicle(deps, self, { ...vehicle, requestId: `seed-${car.vehicleId}` });
  }
}

/** Takes a day's wishes in order until it is full enough. Returns how many found room. */
async function seedDay(date: LocalDate, wanted: number, scene: Omit<VisitToSeed, 'wish'>): Promise<number> {
  let booked = 0;
  for (const wish of wishesFor(date)) {
    if (booked >= wanted) break;
    if (await seedVisit({ ...scene, wish })) booked += 1;
  }
  return booked;
}

interface VisitToSeed {
  readonly wish: Wish;
  readonly at: (now: Instant) => CommandDeps;
  readonly now: Instant;
  readonly support: Actor;
}

/** Books a wish at its booking time and brings it to its current status. False if the day had no room. */
async function seedVisit({ wish, at, now, support }: VisitToSeed): Promise<boolean> {
  const startMs = wallTimeToMs(wish.date, wish.time, DEMO_SETTINGS.timeZone);
  const bookedMs = Math.min(startMs - wish.bookedDaysBefore * DAY_MS, toMs(now) - DAY_MS);
  const { customer, car, service } = wish;
  const byStaff = wish.channel === 'STAFF';
  const actor: Actor = byStaff ? support : { kind: 'CUSTOMER', customerId: customer.customerId };
  const booked = await bookAppointment(at(toInstant(bookedMs)), actor, {
    requestId: uuidFor(wish.key),
    serviceId: service.serviceId,
    startsAt: toInstant(startMs),
    contact: { name: customer.name, email: customer.email, phone: customer.phone },
    vehicle: { plate: '', make: '', model: '', year: null },
    vehicleId: car.vehicleId,
    note: wish.note,
    customerId: byStaff ? customer.customerId : null,
  });
  if (!booked.ok) return false;
  await moveOn({ wish, at, now, support }, booked.value.appointment);
  return true;
}

/** The actions that lead to the visit's current status, each at its time; none for a visit that already had some. */
async function moveOn({ wish, at, now, support }: VisitToSeed, appointment: Appointment): Promise<void> {
  if (appointment.version > 1) return;
  const { appointmentId, startsAt, endsAt, createdAt } = appointment;
  const visit = { startMs: toMs(startsAt), endMs: toMs(endsAt) };
  const laterMs = toMs(createdAt) + DAY_MS / 2;
  const moves: [AppointmentAction, number, Actor][] = [];
  switch (statusAt(wish, visit, toMs(now))) {
    case 'CANCELLED':
      moves.push(['CANCEL', laterMs, support]);
      break;
    case 'PENDING':
      moves.push(['UNCONFIRM', laterMs, support]);
      break;
    case 'ONGOING':
      moves.push(['START', visit.startMs, SYSTEM]);
      break;
    case 'COMPLETED':
      moves.push(['START', visit.startMs, SYSTEM], ['COMPLETE', visit.endMs, SYSTEM]);
      break;
    case 'NO_SHOW':
      moves.push(['MARK_NO_SHOW', visit.endMs, SYSTEM]);
      break;
    case 'SCHEDULED':
      break;
  }
  for (const [action, movedMs, actor] of moves) {
    const requestId = uuidFor(`${wish.key}:${action}`);
    const reason = action === 'CANCEL' ? wish.cancelReason : '';
    const change = { requestId, appointmentId, action, version: null, reason };
    const done = await changeAppointment(at(toInstant(movedMs)), actor, change);
    if (!done.ok) throw new Error(`the demo cannot ${action} ${wish.key}: ${done.problem.code}`);
  }
}
