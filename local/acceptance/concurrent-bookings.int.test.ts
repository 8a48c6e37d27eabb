import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCloud, type Cloud } from '../cloud';
import { appointmentsOn, book, busyCells, openWorkshop, signedIn, type SmallWorkshop } from './small-workshop';

const CUSTOMERS = 200;
const BAYS = 5;
const TECHNICIANS = 4;
const CELLS_OF_A_VISIT = 8;

let cloud: Cloud;
let workshop: SmallWorkshop;

beforeAll(async () => {
  cloud = await startCloud();
  workshop = await openWorkshop(cloud, { bays: BAYS, technicians: TECHNICIANS });
});

afterAll(() => cloud.stop());

test(`books exactly as many of ${CUSTOMERS} customers who want one slot as there are free bay and technician pairs`, async () => {
  const customers = await Promise.all(
    Array.from({ length: CUSTOMERS }, (_, number) => signedIn(cloud, `customer-${number}@example.com`)),
  );

  const answers = await Promise.all(customers.map((auth) => book(cloud, auth, { startsAt: workshop.startsAt })));

  const codes = answers.map(({ ok, code }) => (ok ? 'BOOKED' : code));
  const count = (code: string) => codes.filter((one) => one === code).length;
  expect({ booked: count('BOOKED'), taken: count('SLOT_TAKEN') }).toEqual({
    booked: Math.min(BAYS, TECHNICIANS),
    taken: CUSTOMERS - Math.min(BAYS, TECHNICIANS),
  });

  const stored = await appointmentsOn(cloud, workshop.admin, workshop.visitDate);
  const acknowledged = answers.flatMap(({ appointment }) => appointment?.appointmentId ?? []);
  expect(stored.map(({ appointmentId }) => appointmentId).sort()).toEqual(acknowledged.sort());
  expect(new Set(stored.map(({ bayId }) => bayId)).size).toBe(stored.length);
  expect(new Set(stored.map(({ technicianId }) => technicianId)).size).toBe(stored.length);
  expect(await busyCells(cloud, workshop.week)).toBe(stored.length * 2 * CELLS_OF_A_VISIT);
});
