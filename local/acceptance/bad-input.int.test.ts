import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCloud, type Cloud } from '../cloud';
import { appointmentsOn, book, busyCells, openWorkshop, SERVICE_ID, type SmallWorkshop } from './small-workshop';

const VISITOR = { apiKey: true } as const;

let cloud: Cloud;
let workshop: SmallWorkshop;

beforeAll(async () => {
  cloud = await startCloud();
  workshop = await openWorkshop(cloud, { bays: 1, technicians: 1 });
});

afterAll(() => cloud.stop());

const written = async () => ({
  cells: await busyCells(cloud, workshop.week),
  appointments: (await appointmentsOn(cloud, workshop.admin, workshop.visitDate)).length,
});

const later = (startsAt: string, minutes: number) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
const contact = { name: 'Robin Driver', email: 'robin@example.com', phone: '+61 400 000 000' };

describe('an impossible booking is refused with a code, and nothing is written', () => {
  const cases: { name: string; input: () => Record<string, unknown>; code: string }[] = [
    { name: 'unknown service', input: () => ({ serviceId: 'no-such-service' }), code: 'UNKNOWN_SERVICE' },
    { name: 'past time', input: () => ({ startsAt: '2020-01-06T00:00:00.000Z' }), code: 'IN_THE_PAST' },
    { name: 'too far ahead', input: () => ({ startsAt: '2099-01-06T00:00:00.000Z' }), code: 'BEYOND_HORIZON' },
    { name: 'off the grid', input: () => ({ startsAt: later(workshop.startsAt, 7) }), code: 'OFF_GRID' },
    { name: 'not a time', input: () => ({ startsAt: 'tomorrow, tenish' }), code: 'INVALID_INPUT' },
    { name: 'a huge note', input: () => ({ note: 'x'.repeat(100_000) }), code: 'INVALID_INPUT' },
    { name: 'no name', input: () => ({ contact: { ...contact, name: '  ' } }), code: 'INVALID_INPUT' },
    { name: 'a huge name', input: () => ({ contact: { ...contact, name: 'n'.repeat(5_000) } }), code: 'INVALID_INPUT' },
    { name: 'no address', input: () => ({ contact: { ...contact, email: 'nowhere' } }), code: 'INVALID_INPUT' },
    { name: 'an impossible year', input: () => ({ vehicle: { plate: 'A1', year: -5 } }), code: 'INVALID_INPUT' },
    { name: 'an invalid request id', input: () => ({ requestId: 'again' }), code: 'INVALID_INPUT' },
  ];

  test.each(cases)('$name', async ({ input, code }) => {
    const before = await written();
    const answer = await book(cloud, VISITOR, { startsAt: workshop.startsAt, ...input() });
    expect({ ok: answer.ok, code: answer.code }).toEqual({ ok: false, code });
    expect(await written()).toEqual(before);
  });
});

describe('a request that is not a booking never reaches a function', () => {
  const send = (query: string, variables: Record<string, unknown>) => cloud.graphql(query, variables, VISITOR);
  const BOOK = `mutation B($requestId: ID!, $serviceId: ID!, $startsAt: String!, $note: String) {
    bookAppointment(requestId: $requestId, serviceId: $serviceId, startsAt: $startsAt, note: $note) { ok code } }`;

  test('wrong types', async () => {
    const before = await written();
    const { body } = await send(BOOK, { requestId: randomUUID(), serviceId: SERVICE_ID, startsAt: { at: 10 } });
    expect(body.data?.['bookAppointment'] ?? null).toBeNull();
    expect(body.errors?.length).toBeGreaterThan(0);
    expect(await written()).toEqual(before);
  });

  test('a field that does not exist', async () => {
    const { body } = await send('query { appointments { appointmentId } }', {});
    expect(body.errors?.[0]?.message).toMatch(/appointments/);
  });

  test('a body of one megabyte', async () => {
    const before = await written();
    const note = 'x'.repeat(1_100_000);
    const { body, status } = await send(BOOK, {
      requestId: randomUUID(),
      serviceId: SERVICE_ID,
      startsAt: workshop.startsAt,
      note,
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.errors?.length).toBeGreaterThan(0);
    expect(await written()).toEqual(before);
  });
});

test('a script in a name is kept as text, and the email shows it as text', async () => {
  const name = '<script>alert(1)</script>';
  const email = 'script@example.com';
  const startsAt = later(workshop.startsAt, 180);
  const answer = await book(cloud, VISITOR, { startsAt, contact: { ...contact, name, email } });
  expect(answer.ok).toBe(true);
  await cloud.settle();
  const mail = (await cloud.inbox()).find(({ to }) => to.some((address) => address.includes(email)));
  expect(mail?.html).toBeDefined();
  expect(mail?.html).not.toContain('<script>alert');
});

describe('a repeated request', () => {
  const startsAt = () => later(workshop.startsAt, 360);

  test('gives the first answer and writes once', async () => {
    const requestId = randomUUID();
    const first = await book(cloud, VISITOR, { requestId, startsAt: startsAt() });
    const before = await written();
    const again = await book(cloud, VISITOR, { requestId, startsAt: startsAt() });
    expect(first.ok).toBe(true);
    expect(again.ok).toBe(true);
    expect(again.appointment?.appointmentId).toBe(first.appointment?.appointmentId);
    expect(await written()).toEqual(before);

    const other = await book(cloud, VISITOR, { requestId, startsAt: later(startsAt(), 180) });
    expect({ ok: other.ok, code: other.code }).toEqual({ ok: false, code: 'REQUEST_ID_REUSED' });
    expect(await written()).toEqual(before);
  });

  test('five times at once books once', async () => {
    const requestId = randomUUID();
    const at = later(workshop.startsAt, 540);
    const before = await written();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => book(cloud, VISITOR, { requestId, startsAt: at })),
    );
    const codes = new Set(answers.map(({ ok, code }) => (ok ? 'BOOKED' : code)));
    expect([...codes].filter((code) => code !== 'BOOKED' && code !== 'REQUEST_IN_PROGRESS')).toEqual([]);
    expect(answers.some(({ ok }) => ok)).toBe(true);
    expect((await written()).appointments).toBe(before.appointments + 1);
  });
});
