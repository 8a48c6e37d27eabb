import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, isoWeekOf, toInstant, toMs } from '../../domain/shared/time';
import { type Cloud, type GraphqlAuth, startCloud } from '../cloud';
import { SERVICE_ID, type SmallWorkshop, book, command, openWorkshop, signedIn } from './small-workshop';

const VISITOR: GraphqlAuth = { apiKey: true };
const HOUR_MS = 3_600_000;

let cloud: Cloud;
let workshop: SmallWorkshop;

beforeAll(async () => {
  cloud = await startCloud();
  workshop = await openWorkshop(cloud, { bays: 1, technicians: 1 });
});
afterAll(() => cloud.stop());

const later = (hours: number) => toInstant(toMs(workshop.startsAt) + hours * HOUR_MS);

const call = (
  operation: string,
  types: Record<string, string>,
  input: Record<string, unknown>,
  auth: GraphqlAuth = VISITOR,
) => command(cloud, { operation, types, input, auth });

const hold = (holdToken: string, startsAt: string, previousStartsAt?: string) =>
  call(
    'holdSlot',
    { holdToken: 'ID!', serviceId: 'ID!', startsAt: 'String!', previousStartsAt: 'String' },
    { holdToken, serviceId: SERVICE_ID, startsAt, ...(previousStartsAt ? { previousStartsAt } : {}) },
  );

const bookHeld = (startsAt: string, holdToken: string) =>
  call(
    'bookAppointment',
    { serviceId: 'ID!', startsAt: 'String!', contact: 'ContactInput', vehicle: 'VehicleDetailsInput', holdToken: 'ID' },
    {
      serviceId: SERVICE_ID,
      startsAt,
      holdToken,
      contact: { name: 'Robin', email: `${randomUUID()}@example.com` },
      vehicle: { plate: 'ABC123' },
    },
  );

interface Sheet {
  dayResource: string;
  holds: string | Record<string, { by: string; until: number }> | null;
}

async function sheetsOf(week: string): Promise<Sheet[]> {
  const query = 'query Week($week: String!) { listDaySheets(week: $week, limit: 100) { items { dayResource holds } } }';
  const { body } = await cloud.graphql(query, { week }, VISITOR);
  return (body.data?.['listDaySheets'] as { items: Sheet[] }).items;
}

test('a visitor holds a time: anyone sees that it is held, but not the token, and only the holder can book it', async () => {
  const token = randomUUID();
  const held = await hold(token, workshop.startsAt);
  expect(held).toMatchObject({ ok: true });
  const sheets = await sheetsOf(workshop.week);
  const text = JSON.stringify(sheets);
  expect(text).toContain('until');
  expect(text).not.toContain(token);
  expect(await bookHeld(workshop.startsAt, randomUUID())).toMatchObject({ ok: false, code: 'SLOT_TAKEN' });
  const booked = await bookHeld(workshop.startsAt, token);
  expect(booked).toMatchObject({ ok: true, appointment: { status: 'SCHEDULED' } });

  const moved = await call(
    'rescheduleByLink',
    { manageToken: 'String!', startsAt: 'String!' },
    { manageToken: booked.manageToken, startsAt: later(3) },
  );
  expect(moved).toMatchObject({ ok: true, appointment: { startsAt: later(3), version: 2 } });
  const forged = await call(
    'rescheduleByLink',
    { manageToken: 'String!', startsAt: 'String!' },
    { manageToken: `${booked.appointment?.appointmentId}.AAAAAAAAAAAAAAAAAAAAAA`, startsAt: later(5) },
  );
  expect(forged).toMatchObject({ ok: false, code: 'LINK_INVALID' });
});

test('staff can move, resize and block; customers and mechanics cannot', async () => {
  const booked = await book(cloud, VISITOR, {
    startsAt: later(24),
    contact: { name: 'Robin', email: `${randomUUID()}@example.com` },
  });
  const appointmentId = booked.appointment?.appointmentId;
  const types = { appointmentId: 'ID!', version: 'Int!', startsAt: 'String!', durationMinutes: 'Int' };
  const input = { appointmentId, version: 1, startsAt: later(26), durationMinutes: 45 };
  const customer = await signedIn(cloud, 'someone@example.com');
  expect(await call('rescheduleAppointment', types, input, customer)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  const mechanic = await signedIn(cloud, 'mechanic@example.com', ['MECHANIC']);
  expect(await call('rescheduleAppointment', types, input, mechanic)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  const moved = await call('rescheduleAppointment', types, input, workshop.admin);
  expect(moved).toMatchObject({ ok: true, appointment: { startsAt: later(26) } });

  const day = addDays(workshop.visitDate, 2);
  const blockTypes = { kind: 'String!', resourceKind: 'String!', from: 'String!', to: 'String!', title: 'String' };
  const block = { kind: 'HOLIDAY', resourceKind: 'SHOP', from: day, to: day, title: 'Founders’ day' };
  expect(await call('blockTime', blockTypes, block, mechanic)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  expect(await call('blockTime', blockTypes, block, workshop.admin)).toMatchObject({ ok: true });
  const email = `${randomUUID()}@example.com`;
  const refused = await book(cloud, VISITOR, { startsAt: later(48), contact: { name: 'Robin', email } });
  expect(refused).toMatchObject({ ok: false, code: 'SLOT_TAKEN' });

  const joined = await call(
    'joinWaitingList',
    { serviceId: 'ID!', visitDate: 'String!', contact: 'ContactInput', vehicle: 'VehicleDetailsInput' },
    { serviceId: SERVICE_ID, visitDate: day, contact: { name: 'Wanda', email }, vehicle: { plate: 'W1' } },
  );
  expect(joined).toMatchObject({ ok: true });

  const blocks = 'query Blocks($week: String!) { listTimeBlocks(week: $week) { items { week blockId title } } }';
  const { body } = await cloud.graphql(blocks, { week: isoWeekOf(day) }, workshop.admin);
  const [stored] = (body.data?.['listTimeBlocks'] as { items: { week: string; blockId: string; title: string }[] })
    .items;
  expect(stored?.title).toBe('Founders’ day');
  const { body: closed } = await cloud.graphql(blocks, { week: isoWeekOf(day) }, customer);
  expect(closed.errors?.length).toBeGreaterThan(0);

  const freed = await call('freeTime', { week: 'String!', blockId: 'ID!' }, { ...stored }, workshop.admin);
  expect(freed).toMatchObject({ ok: true });
  const audit = 'query Audit($subject: String!) { listAuditEntries(subject: $subject) { items { action actorId } } }';
  const { body: record } = await cloud.graphql(audit, { subject: `block#${day}` }, workshop.admin);
  const entries = (record.data?.['listAuditEntries'] as { items: { action: string }[] }).items;
  expect(entries.map(({ action }) => action)).toEqual(['BLOCK', 'FREE']);
});
