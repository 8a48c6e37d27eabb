import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import {
  type CommandBench,
  SUPPORT,
  SYSTEM,
  VISITOR,
  at,
  openCommandBench,
} from '../../../../local/testing/command-bench';
import { type MailBench, openMailBench, refusal } from '../../../../local/testing/mail-bench';
import { registerCustomer, newCustomer, readCustomer } from '../../customers/store/customers';
import { changeAppointment } from './change-appointment';
import { updateCustomer } from '../../customers/commands/customers';
import { rescheduleAppointment } from './reschedule-appointment';
import { sendReminders } from './send-reminders';

let bench: CommandBench;
let mail: MailBench;
let failsFor: string;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2 });
  mail = openMailBench(bench.running);
});
beforeEach(() => {
  mail.sent.length = 0;
  failsFor = '';
});
afterAll(() => bench.running.stop());

/** Puts what is due into the outbox and delivers it; returns how many emails went out. */
async function remind(now: string): Promise<number> {
  const before = mail.sent.length;
  await sendReminders(bench.deps(now));
  await mail.deliver(bench.deps(now), ({ to }) => {
    if (to === failsFor) throw refusal('ServiceUnavailable');
  });
  return mail.sent.length - before;
}
const subjects = () => mail.sent.map(({ to, subject }) => `${to} ${subject}`);
const booked = (name: string, startsAt: string) =>
  bench.book({ startsAt, contact: { name, email: `${name}@example.com`, phone: '' } });

describe('reminders', () => {
  it('go out once on the day before and once on the morning, while the shop is open', async () => {
    await booked('ada', at('2026-11-24', '14:00'));
    expect(await remind(at('2026-11-22', '10:00'))).toBe(0);
    expect(await remind(at('2026-11-23', '07:45'))).toBe(0);
    expect(await remind(at('2026-11-23', '08:00'))).toBe(1);
    expect(await remind(at('2026-11-23', '08:15'))).toBe(0);
    expect(await remind(at('2026-11-23', '17:00'))).toBe(0);
    expect(await remind(at('2026-11-24', '08:00'))).toBe(1);
    expect(await remind(at('2026-11-24', '08:15'))).toBe(0);
    expect(subjects()).toEqual([
      expect.stringMatching(/^ada@example.com Reminder: Minor service, Tuesday.*2:00\spm/),
      expect.stringMatching(/^ada@example.com Today: Minor service/),
    ]);
  });

  it('stop when the visit is cancelled, and follow a visit that moves', async () => {
    const [cancelled, moved] = [
      await booked('bo', at('2026-11-26', '14:00')),
      await booked('cleo', at('2026-11-26', '14:00')),
    ];
    expect(await remind(at('2026-11-25', '09:00'))).toBe(2);
    const appointmentId = cancelled.appointmentId;
    const change = { requestId: randomUUID(), appointmentId, action: 'CANCEL', version: null, reason: '' } as const;
    await changeAppointment(bench.deps(), SYSTEM, change);
    await rescheduleAppointment(bench.deps(), SYSTEM, {
      ...{
        requestId: randomUUID(),
        appointmentId: moved.appointmentId,
        version: null,
        startsAt: at('2026-12-01', '14:00'),
      },
      ...{
        durationMinutes: null,
        bayId: null,
        technicianId: null,
        confirm: false,
        reason: '',
        overrideReason: '',
        holder: null,
      },
    });
    expect(await remind(at('2026-11-26', '09:00'))).toBe(0);
    expect(await remind(at('2026-11-30', '09:00'))).toBe(1);
    expect(subjects().at(-1)).toContain('cleo@example.com Reminder');
  });

  it('do not go to a customer who switched them off, until they are switched on again', async () => {
    const { customerId } = await booked('fay', at('2026-12-10', '14:00'));
    await registerCustomer(bench.deps(), { ...newCustomer(customerId, bench.deps().now), name: 'Fay' });
    const wish = async (reminderMails: boolean) => {
      const { version } = (await readCustomer(bench.deps(), customerId)) ?? { version: 0 };
      const details = { ...NO_DETAILS, name: 'Fay', email: 'fay@example.com', reminderMails };
      const change = { requestId: randomUUID(), customerId, version, details };
      expect(await updateCustomer(bench.deps(), SYSTEM, change)).toEqual({ ok: true, value: null });
    };
    await wish(false);
    expect(await remind(at('2026-12-09', '09:00'))).toBe(0);
    await wish(true);
    expect(await remind(at('2026-12-09', '09:15'))).toBe(1);
    expect(subjects()).toEqual([expect.stringContaining('fay@example.com Reminder')]);
    await wish(false);
    expect(await remind(at('2026-12-10', '09:00'))).toBe(0);
  });

  it('do not go to a customer who left no address, or who booked since the shop opened', async () => {
    const startsAt = at('2026-12-15', '14:00');
    const contact = { name: 'Gus', email: '', phone: '+61 2 5550 1234' };
    await bench.book({ startsAt, contact }, SUPPORT);
    await bench.book({ startsAt }, VISITOR, at('2026-12-14', '09:10'));
    expect(await remind(at('2026-12-14', '09:15'))).toBe(0);
    expect(await remind(at('2026-12-15', '09:15'))).toBe(1);
  });

  it('reach everyone else despite one bad address, which is tried again', async () => {
    await booked('dora', at('2026-12-03', '14:00'));
    await booked('emil', at('2026-12-03', '14:00'));
    failsFor = 'dora@example.com';
    expect(await remind(at('2026-12-02', '09:00'))).toBe(1);
    failsFor = '';
    expect(await remind(at('2026-12-02', '09:15'))).toBe(1);
    expect(subjects().map((subject) => subject.split('@')[0])).toEqual(['emil', 'dora']);
  });
});
