import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as booking from '../../amplify/areas/booking/operations';
import { type Operations, isCommand } from '../../amplify/kernel/declare';
import { type Arguments, callApi } from './api-call';
import { CALLS, type Called, adminOf, forgetUses, openCalled } from './command-calls';

// A phone that was offline repeats its request much later, when others have changed the record.

let at: Called;
beforeAll(async () => {
  at = await openCalled({ withoutEvents: true });
});
beforeEach(() => forgetUses(at));
afterAll(() => at.stop());

/** Commands on an existing visit; the other two are recognised by the key of what they create. */
const MAKE_ONE = ['bookAppointment', 'joinWaitingList'];
const ON_A_VISIT = Object.entries(booking as Operations).flatMap(([name, one]) =>
  isCommand(one) && one.once === 'RECORD' && !MAKE_ONE.includes(name) ? [name] : [],
);

async function send(name: string, given: Arguments) {
  const auth = CALLS[name]?.auth?.(at) ?? adminOf(at);
  const { body } = await callApi(at.world.cloud, at.world.schema, { name, given, auth });
  const { ok, code, answer } = body.data?.[name] as { ok: boolean; code: string | null; answer: string | null };
  const { appointment } = JSON.parse(answer ?? '{}') as { appointment?: { appointmentId: string } };
  return { ok, code, appointmentId: appointment?.appointmentId ?? '' };
}

async function visit(appointmentId: string) {
  const { db, tables } = at.deps;
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.appointment, Key: { appointmentId }, ConsistentRead: true }),
  );
  return { version: Number(Item?.['version']), status: String(Item?.['status']), startsAt: String(Item?.['startsAt']) };
}

/** What staff do to the visit in between: they reopen it, or move it again. */
async function others(appointmentId: string): Promise<void> {
  const { status, version } = await visit(appointmentId);
  const seen = { requestId: randomUUID(), appointmentId, version };
  const undone =
    status === 'CANCELLED'
      ? await send('changeAppointment', { ...seen, action: 'RESTORE', reason: '' })
      : await send('rescheduleAppointment', { ...seen, startsAt: at.world.freeStart() });
  expect(undone.code).toBeNull();
}

describe('a request repeated after others have changed the visit', () => {
  it('is one of these', () => {
    expect([...ON_A_VISIT].sort()).toEqual([
      ...['cancelByLink', 'changeAppointment', 'endVisitLinks', 'rescheduleAppointment', 'rescheduleByLink'],
    ]);
  });

  it.each(ON_A_VISIT)('%s leaves their changes alone and succeeds', async (name) => {
    const given = { ...(await CALLS[name]?.given(at)), requestId: randomUUID() };
    const { ok, appointmentId } = await send(name, given);
    expect(ok).toBe(true);
    await others(appointmentId);
    const before = await visit(appointmentId);
    expect(await send(name, given)).toEqual({ ok: true, code: null, appointmentId });
    expect(await visit(appointmentId)).toEqual(before);
  });

  const asking = ON_A_VISIT.filter((name) => name !== 'endVisitLinks');
  it.each(asking)('%s is refused with other content', async (name) => {
    const given = { ...(await CALLS[name]?.given(at)), requestId: randomUUID() };
    const { appointmentId } = await send(name, given);
    await others(appointmentId);
    const before = await visit(appointmentId);
    const other = 'startsAt' in given ? { startsAt: at.world.freeStart() } : { reason: 'Something else' };
    expect(await send(name, { ...given, ...other })).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' });
    expect(await visit(appointmentId)).toEqual(before);
  });
});

describe('a booking repeated after its links were ended', () => {
  it('no longer shows the visit', async () => {
    const given = { ...(await CALLS['bookAppointment']?.given(at)), requestId: randomUUID() };
    const { appointmentId } = await send('bookAppointment', given);
    expect((await send('bookAppointment', given)).ok).toBe(true);
    await send('endVisitLinks', { requestId: randomUUID(), appointmentId });
    expect(await send('bookAppointment', given)).toEqual({ ok: false, code: 'REQUEST_ID_REUSED', appointmentId: '' });
  });
});
