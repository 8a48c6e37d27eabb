import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import type { WaitingEntry } from '../../../../domain/booking/waiting';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { type CommandBench, NOW, SUPPORT, openCommandBench } from '../../../../local/testing/command-bench';
import { saveTogether } from '../../../kernel/transaction';
import { putWaitingEntry } from '../../booking/store/waiting-list';
import { changeAppointment } from '../../booking/commands/change-appointment';
import { saveProfile } from './customers';
import { exportCustomer } from './export-customers';

let bench: CommandBench;
const me: Actor & { kind: 'CUSTOMER' } = { kind: 'CUSTOMER', customerId: 'sub-me' };
const requestId = () => randomUUID();

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
  const profile = { ...NO_DETAILS, name: 'Me', email: 'me@example.com', requestId: requestId() };
  await saveProfile(bench.deps(), me, profile);
});
afterAll(() => bench.running.stop());

async function exported(): Promise<string> {
  const { customerId } = me;
  const answer = await exportCustomer(bench.deps(), me, { requestId: requestId(), customerId });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.content;
}

it('a customer’s copy of their visits names no staff and none of their reasons', async () => {
  const visit = await bench.book({}, me);
  const change = { requestId: requestId(), appointmentId: visit.appointmentId, version: 1 };
  const cancelled = await changeAppointment(bench.deps(), SUPPORT, { ...change, action: 'CANCEL', reason: 'no parts' });
  expect(cancelled).toMatchObject({ ok: true });
  const content = await exported();
  expect(content).toContain(visit.appointmentId);
  expect(content).not.toContain('support-1');
  expect(content).not.toContain('lastAction');
});

it('a customer’s copy includes places taken without their sign-in, and not those of others', async () => {
  const entry = (contactEmail: string): WaitingEntry => ({
    ...{ waitingId: `2026-12-20#x#${requestId()}`, visitDate: '2026-12-20', status: 'WAITING', planId: null },
    ...{ customerId: `guest-${requestId()}`, serviceId: 's', serviceName: 's', contactName: 'Me', contactEmail },
    ...{ contactPhone: '', vehiclePlate: '', vehicleMake: '', vehicleModel: '', note: '', createdAt: NOW },
    ...{ offeredStartsAt: null, offeredUntil: null },
  });
  const [own, other] = [entry('Me@example.com'), entry('you@example.com')];
  await saveTogether(bench.deps(), [putWaitingEntry(bench.deps(), own), putWaitingEntry(bench.deps(), other)]);
  const content = await exported();
  expect(content).toContain(own.waitingId);
  expect(content).not.toContain(other.waitingId);
});
