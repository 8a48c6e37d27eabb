import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import {
  type CommandBench,
  SUPPORT,
  SYSTEM,
  VISITOR,
  at,
  openCommandBench,
} from '../../../../local/testing/command-bench';
import type { OutgoingMail } from '../../../gateways/ses';
import { registerCustomer, newCustomer, readCustomer } from '../../customers/store/customers';
import { changeAppointment } from './change-appointment';
import { updateCustomer } from '../../customers/commands/customers';
import { rescheduleAppointment } from './reschedule-appointment';
import { sendReminders } from './send-reminders';

const sent = vi.hoisted(() => ({ subjects: [] as string[], failsFor: '' }));
vi.mock('../../../gateways/ses', () => ({
  sendMail: (mail: OutgoingMail) => {
    if (mail.to === sent.failsFor) return Promise.reject(new Error('no such mailbox'));
    sent.subjects.push(`${mail.to} ${mail.subject}`);
    return Promise.resolve();
  },
}));

const configuration = {
  mailFrom: 'shop@example.com',
  mailName: 'Workbay',
  siteUrl: 'https://shop.example',
  manageLinkSecret: 'secret',
};

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 2 });
});
beforeEach(() => {
  sent.subjects.length = 0;
  sent.failsFor = '';
});
afterAll(() => bench.running.stop());

const remind = (now: string) => sendReminders(bench.deps(now), configuration);
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
    expect(sent.subjects).toEqual([
      expect.stringMatching(/^ada@example.com Reminder: Minor service, Tuesday.*2:00\spm/),
      expect.stringMatching(/^ada@example.com Today: Minor service/),
    ]);
  });

  it('stop when the visit is cancelled, and follow one that moves', async () => {
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
    expect(sent.subjects.at(-1)).toContain('cleo@example.com Reminder');
  });

  it('leave alone whoever switched them off, until they are switched on again', async () => {
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
    expect(sent.subjects).toEqual([expect.stringContaining('fay@example.com Reminder')]);
    await wish(false);
    expect(await remind(at('2026-12-10', '09:00'))).toBe(0);
  });

  it('leave alone whoever left no address, and whoever booked since the shop opened', async () => {
    const startsAt = at('2026-12-15', '14:00');
    const contact = { name: 'Gus', email: '', phone: '+61 2 5550 1234' };
    await bench.book({ startsAt, contact }, SUPPORT);
    await bench.book({ startsAt }, VISITOR, at('2026-12-14', '09:10'));
    expect(await remind(at('2026-12-14', '09:15'))).toBe(0);
    expect(await remind(at('2026-12-15', '09:15'))).toBe(1);
  });

  it('to one bad address keep nobody else from theirs, and are tried again', async () => {
    await booked('dora', at('2026-12-03', '14:00'));
    await booked('emil', at('2026-12-03', '14:00'));
    sent.failsFor = 'dora@example.com';
    expect(await remind(at('2026-12-02', '09:00'))).toBe(1);
    sent.failsFor = '';
    expect(await remind(at('2026-12-02', '09:15'))).toBe(1);
    expect(sent.subjects.map((subject) => subject.split('@')[0])).toEqual(['emil', 'dora']);
  });
});
