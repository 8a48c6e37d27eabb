import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../domain/access/permissions';
import { NO_DETAILS } from '../../../../domain/customers/customer';
import { type CommandBench, MANAGER, SUPPORT, openCommandBench } from '../../../../local/testing/command-bench';
import { deliver, visitChange } from '../../../../local/testing/deliver';
import { readCustomer } from '../store/customers';
import { createCustomer, saveProfile } from './customers';
import { exportCustomers } from './export-customers';

let bench: CommandBench;

beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

const requestId = () => randomUUID();
/** One character that expands to eighteen: a hundred of them are more than a key of an index holds. */
const LONG = '\ufdfa'.repeat(100);

it('a name that grows in comparison holds up neither a profile nor the events of a booking', async () => {
  const own: Actor = { kind: 'CUSTOMER', customerId: 'long' };
  const profile = { ...NO_DETAILS, requestId: requestId(), name: LONG };
  expect(await saveProfile(bench.deps(), own, profile)).toEqual({ ok: true, value: null });
  const visit = await bench.book({ contact: { name: LONG, email: 'long@example.com', phone: '' } });
  await deliver(bench.deps(), visitChange(null, visit));
  expect(await readCustomer(bench.deps(), visit.customerId)).toMatchObject({ name: LONG });
});

it('a customer whose name has no letter is still in the register', async () => {
  const names = ['🚗🚗', '???'];
  for (const name of names)
    await createCustomer(bench.deps(), SUPPORT, { ...NO_DETAILS, name, requestId: requestId() });
  const exported = await exportCustomers(bench.deps(), MANAGER, { requestId: requestId(), after: null });
  if (!exported.ok) throw new Error('refused');
  for (const name of names) expect(exported.value.content).toContain(name);
});

it('no customer name is a formula in the register’s file', async () => {
  const name = '=HYPERLINK("https://evil.example")\u2028x';
  await createCustomer(bench.deps(), SUPPORT, { ...NO_DETAILS, name, requestId: requestId() });
  const exported = await exportCustomers(bench.deps(), MANAGER, { requestId: requestId(), after: null });
  if (!exported.ok) throw new Error('refused');
  expect(exported.value.content).toContain(`"'=HYPERLINK`);
  expect(exported.value.content).not.toMatch(/(^|,|\n)"?=/);
});
