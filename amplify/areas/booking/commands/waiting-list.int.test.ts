import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CommandBench,
  NOW,
  SYSTEM,
  VISITOR,
  at,
  openCommandBench,
  wish,
} from '../../../../local/testing/command-bench';
import { MAIL_SETTINGS, type MailBench, openMailBench } from '../../../../local/testing/mail-bench';
import { holderOf } from '../../../kernel/fingerprint';
import { waitingIdOfToken } from '../../../kernel/links';
import { readWaitingList } from '../store/waiting-list';
import { bookAppointment } from './book-appointment';
import { changeAppointment } from './change-appointment';
import { offerFreedTime } from './offer-freed-time';
import { joinWaitingList, leaveWaitingList } from './waiting-list';

const configuration = MAIL_SETTINGS;
const HALF_AN_HOUR_LATER = '2026-11-20T00:31:00.000Z';

let bench: CommandBench;
let mail: MailBench;
beforeAll(async () => {
  // Two visits fill a day of two hours.
  const hours = [{ from: '10:00', to: '12:00' }];
  bench = await openCommandBench({
    pairs: 1,
    settings: { hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours } },
  });
  mail = openMailBench(bench.running);
});
beforeEach(() => {
  mail.sent.length = 0;
});
afterAll(() => bench.running.stop());

const join = (visitDate: string, name: string, requestId: string = randomUUID()) =>
  joinWaitingList(bench.deps(), VISITOR, {
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
async function offer(date: string, now = NOW): Promise<void> {
  await offerFreedTime(bench.deps(now), configuration, date);
  await mail.deliver(bench.deps(now));
}
const statuses = async (date: string) =>
  (await readWaitingList(bench.deps(), { on: date })).map(({ contactName, status }) => `${contactName} ${status}`);
const tokenIn = (text: string): string => new URL(/https:\S+/.exec(text)?.[0] ?? '').searchParams.get('waiting') ?? '';

describe('the waiting list', () => {
  it('is for full days only, keeps its order, and takes nobody twice for one request', async () => {
    const date = '2026-11-24';
    expect(await join(date, 'Early')).toMatchObject({ ok: false, problem: { code: 'NOT_FULL' } });
    await fill(date);
    const requestId = randomUUID();
    expect((await join(date, 'Ada', requestId)).ok).toBe(true);
    expect((await join(date, 'Ada', requestId)).ok).toBe(true);
    expect((await join(date, 'Bo')).ok).toBe(true);
    expect((await statuses(date)).sort()).toEqual(['Ada WAITING', 'Bo WAITING']);
  });

  it('offers a freed time to the first, holds it, and books it through the link', async () => {
    const date = '2026-11-25';
    const [visit] = await fill(date);
    await join(date, 'Ada');
    await new Promise((resolve) => setTimeout(resolve, 2));
    await offer(date);
    expect(mail.sent).toEqual([]);
    await cancel(visit?.appointmentId);
    await Promise.all([offer(date), offer(date)]);
    await offer(date);
    expect(mail.sent.map(({ to }) => to)).toEqual(['ada@example.com']);
    expect(mail.sent[0]?.subject).toContain('A time is free: Minor service');
    const startsAt = at(date, '10:00');
    const others = await bookAppointment(bench.deps(), VISITOR, wish({ startsAt }));
    expect(others).toMatchObject({ ok: false, problem: { code: 'SLOT_TAKEN' } });
    const token = tokenIn(mail.sent[0]?.text ?? '');
    const waitingId = waitingIdOfToken(token, MAIL_SETTINGS.manageLinkSecret);
    const booked = await bookAppointment(bench.deps(), VISITOR, wish({ startsAt, holder: holderOf(token), waitingId }));
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
    expect(mail.sent.map(({ to }) => to)).toEqual(['ada@example.com']);
    await offer(date, HALF_AN_HOUR_LATER);
    expect(mail.sent.map(({ to }) => to)).toEqual(['ada@example.com', 'bo@example.com']);
    expect(await statuses(date)).toEqual(['Ada OVER', 'Bo OFFERED']);
  });

  it('does not lose an offer when the outbox takes nothing: the next run puts it there', async () => {
    const date = '2026-11-27';
    const [visit] = await fill(date);
    await join(date, 'Ada');
    await cancel(visit?.appointmentId);
    const deps = bench.deps();
    const isFull = { ...deps, tables: { ...deps.tables, outbox: 'no-such-table' } };
    await expect(offerFreedTime(isFull, configuration, date)).rejects.toThrow();
    expect(await statuses(date)).toEqual(['Ada OFFERED']);
    await offer(date);
    await offer(date);
    expect(mail.sent.map(({ to }) => to)).toEqual(['ada@example.com']);
  });

  it('lets go of the time of one who leaves', async () => {
    const date = '2026-11-30';
    const [visit] = await fill(date);
    await join(date, 'Ada');
    await cancel(visit?.appointmentId);
    await offer(date);
    const token = tokenIn(mail.sent[0]?.text ?? '');
    const place = {
      waitingId: waitingIdOfToken(token, MAIL_SETTINGS.manageLinkSecret) ?? '',
      holder: holderOf(token),
      requestId: randomUUID(),
    };
    expect(await leaveWaitingList(bench.deps(), VISITOR, place)).toEqual({ ok: true, value: null });
    expect(await leaveWaitingList(bench.deps(), VISITOR, place)).toEqual({ ok: true, value: null });
    expect(await statuses(date)).toEqual(['Ada LEFT']);
    expect((await bookAppointment(bench.deps(), VISITOR, wish({ startsAt: at(date, '10:00') }))).ok).toBe(true);
  });

  it('is closed for the past, beyond the horizon, when it is long and when the shop keeps none', async () => {
    expect(await join('2026-11-19', 'Ada')).toMatchObject({ problem: { code: 'IN_THE_PAST' } });
    expect(await join('2027-03-01', 'Ada')).toMatchObject({ problem: { code: 'BEYOND_HORIZON' } });
    const date = '2026-12-01';
    await fill(date);
    for (let number = 0; number < 20; number += 1) expect((await join(date, `Guest${number}`)).ok).toBe(true);
    expect(await join(date, 'Late')).toMatchObject({ problem: { code: 'WAITING_LIST_CLOSED' } });
  });

  it('knows no token that it did not sign', () => {
    const forged = `${Buffer.from('2026-11-24#x#y').toString('base64url')}.AAAAAAAAAAAAAAAAAAAAAA`;
    expect(waitingIdOfToken(forged, MAIL_SETTINGS.manageLinkSecret)).toBeNull();
    for (const text of ['', '.', 'a.b.c', 'no-token'])
      expect(waitingIdOfToken(text, MAIL_SETTINGS.manageLinkSecret)).toBeNull();
  });
});
