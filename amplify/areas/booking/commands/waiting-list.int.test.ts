import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import {
  type CommandBench,
  NOW,
  SYSTEM,
  VISITOR,
  at,
  openCommandBench,
  wish,
} from '../../../../local/testing/command-bench';
import { refuse } from '../../../../domain/shared/result';
import { readWaitingList } from '../store/waiting-list';
import { bookAppointment } from './book-appointment';
import { changeAppointment } from './change-appointment';
import { offerFreedTime } from './offer-freed-time';
import { waitingHolderOf } from './waiting-holder';
import { joinWaitingList, leaveWaitingList } from './waiting-list';

const HALF_AN_HOUR_LATER = '2026-11-20T00:31:00.000Z';

let bench: CommandBench;
beforeAll(async () => {
  // Two visits fill a day of two hours.
  const hours = [{ from: '10:00', to: '12:00' }];
  bench = await openCommandBench({
    pairs: 1,
    settings: { hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours } },
  });
});
afterAll(() => bench.running.stop());

const join = (
  visitDate: string,
  name: string,
  requestId: string = randomUUID(),
  { deps = bench.deps(), actor = VISITOR }: { deps?: ReturnType<CommandBench['deps']>; actor?: Actor } = {},
) =>
  joinWaitingList(deps, actor, {
    ...wish({ requestId, contact: { name, email: `${name.toLowerCase()}@example.com`, phone: '' } }),
    planId: null,
    visitDate,
  });
const fill = async (date: string) => [
  await bench.book({ startsAt: at(date, '10:00') }),
  await bench.book({ startsAt: at(date, '11:00') }),
];
const cancel = (appointmentId = '') =>
  changeAppointment(bench.deps(), SYSTEM, {
    requestId: randomUUID(),
    appointmentId,
    action: 'CANCEL',
    version: null,
    reason: '',
  });
const offer = (date: string, now = NOW) => offerFreedTime(bench.deps(now), date);
const statuses = async (date: string) =>
  (await readWaitingList(bench.deps(), { on: date })).map(({ contactName, status }) => `${contactName} ${status}`);
/** The first place of a day; the link in the message about an offer opens it. */
async function placeOf(date: string): Promise<string> {
  const [first] = await readWaitingList(bench.deps(), { on: date });
  return first?.waitingId ?? '';
}
const byLink = (recordId: string): Actor => ({ kind: 'LINK', link: 'WAITING', recordId, customerId: '' });
const offers = async (date: string) =>
  (await readWaitingList(bench.deps(), { on: date })).flatMap(({ contactName, status, offeredStartsAt }) =>
    status === 'OFFERED' ? [`${contactName} ${String(offeredStartsAt)}`] : [],
  );

describe('the waiting list', () => {
  it('is for full days only, keeps its order, and takes no one twice for one request', async () => {
    const date = '2026-11-24';
    expect(await join(date, 'Early')).toMatchObject({ ok: false, problem: { code: 'NOT_FULL' } });
    await fill(date);
    const requestId = randomUUID();
    expect((await join(date, 'Ada', requestId)).ok).toBe(true);
    expect((await join(date, 'Ada', requestId)).ok).toBe(true);
    expect((await join(date, 'Bo')).ok).toBe(true);
    expect((await statuses(date)).sort()).toEqual(['Ada WAITING', 'Bo WAITING']);
  });

  it('gives a request one place, however often and from wherever it is sent, and no other place under its id', async () => {
    const [date, other] = ['2026-12-03', '2026-12-04'];
    await Promise.all([fill(date), fill(other)]);
    const requestId = randomUUID();
    // A connection that hangs: the client sends again before it is answered, and time has passed.
    const later = (seconds: number) => bench.deps(`2026-11-20T00:00:0${String(seconds)}.000Z`);
    const places = await Promise.all(
      [0, 1, 2].map((seconds) => join(date, 'Ada', requestId, { deps: later(seconds) })),
    );
    const again = await join(date, 'Ada', requestId, { deps: bench.deps('2026-12-05T00:00:00.000Z') });
    expect(again.ok).toBe(true);
    for (const place of places) expect([again, refuse('REQUEST_IN_PROGRESS')]).toContainEqual(place);
    expect(await statuses(date)).toEqual(['Ada WAITING']);

    const used = refuse('REQUEST_ID_REUSED');
    expect(await join(date, 'Bo', requestId)).toEqual(used);
    expect(await join(other, 'Ada', requestId)).toEqual(used);
    const customer: Actor = { kind: 'CUSTOMER', customerId: randomUUID() };
    expect(await join(date, 'Ada', requestId, { actor: customer })).toEqual(used);
    expect([await statuses(date), await statuses(other)]).toEqual([['Ada WAITING'], []]);
  });

  it('offers a freed time to the first in line, holds it, and books it through the link', async () => {
    const date = '2026-11-25';
    const [visit] = await fill(date);
    await join(date, 'Ada');
    await offer(date);
    expect(await offers(date)).toEqual([]);
    await cancel(visit?.appointmentId);
    await Promise.all([offer(date), offer(date)]);
    await offer(date);
    const startsAt = at(date, '10:00');
    expect(await offers(date)).toEqual([`Ada ${startsAt}`]);
    const others = await bookAppointment(bench.deps(), VISITOR, wish({ startsAt }));
    expect(others).toMatchObject({ ok: false, problem: { code: 'SLOT_TAKEN' } });
    const waitingId = await placeOf(date);
    const holder = waitingHolderOf(waitingId);
    const booked = await bookAppointment(bench.deps(), VISITOR, wish({ startsAt, holder, waitingId }));
    expect(booked.ok).toBe(true);
    expect(await statuses(date)).toEqual(['Ada BOOKED']);
    expect(await bench.differences()).toEqual([]);
  });

  it('passes an offer that ran out to the next', async () => {
    const date = '2026-11-26';
    const [visit] = await fill(date);
    await join(date, 'Ada', '00000000-0000-4000-8000-000000000001');
    await join(date, 'Bo', '00000000-0000-4000-8000-000000000002');
    await cancel(visit?.appointmentId);
    await offer(date);
    expect(await statuses(date)).toEqual(['Ada OFFERED', 'Bo WAITING']);
    await offer(date, HALF_AN_HOUR_LATER);
    expect(await statuses(date)).toEqual(['Ada OVER', 'Bo OFFERED']);
  });

  it('frees the time of a customer who leaves', async () => {
    const date = '2026-11-30';
    const [visit] = await fill(date);
    await join(date, 'Ada');
    await cancel(visit?.appointmentId);
    await offer(date);
    const link = byLink(await placeOf(date));
    const request = { requestId: randomUUID() };
    for (const stranger of [VISITOR, byLink(await placeOf('2026-11-26')), { ...link, link: 'VISIT' } as Actor]) {
      const left = await leaveWaitingList(bench.deps(), stranger, request);
      expect(left.ok && (await statuses(date))).not.toEqual(['Ada LEFT']);
    }
    expect(await leaveWaitingList(bench.deps(), link, request)).toEqual({ ok: true, value: null });
    expect(await leaveWaitingList(bench.deps(), link, request)).toEqual({ ok: true, value: null });
    expect(await statuses(date)).toEqual(['Ada LEFT']);
    expect((await bookAppointment(bench.deps(), VISITOR, wish({ startsAt: at(date, '10:00') }))).ok).toBe(true);
  });

  it('is closed for the past, beyond the horizon, when it is full and when the shop keeps none', async () => {
    expect(await join('2026-11-19', 'Ada')).toMatchObject({ problem: { code: 'IN_THE_PAST' } });
    expect(await join('2027-03-01', 'Ada')).toMatchObject({ problem: { code: 'BEYOND_HORIZON' } });
    const date = '2026-12-01';
    await fill(date);
    for (let number = 0; number < 20; number += 1) expect((await join(date, `Guest${number}`)).ok).toBe(true);
    expect(await join(date, 'Late')).toMatchObject({ problem: { code: 'WAITING_LIST_CLOSED' } });
  });
});
