import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AccessWorld, openAccessWorld } from './access-world';

let world: AccessWorld;
beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(() => world.stop());

it('a customer who joins the staff gets one email, by the stream of the staff list', async () => {
  const invitation = { email: world.robin.email, name: 'Robin', roles: ['STAFF'] };
  const { hadSignIn } = await world.done('inviteStaff', invitation, world.staff.ADMIN.auth);
  expect(hadSignIn).toBe(true);
  await world.cloud.settle();
  const mails = (await world.cloud.inbox()).filter(({ subject }) => /^You work with /.test(subject));
  expect(mails.map(({ to }) => to)).toEqual([[world.robin.email]]);
});

it('a test email is sent once per request, and a used id sends no other kind', async () => {
  const { email, auth } = world.staff.ADMIN;
  const requestId = randomUUID();
  const ask = (kind: string) => world.done('sendTest', { requestId, kind }, auth);
  await ask('APPOINTMENT_CONFIRMED');
  await ask('APPOINTMENT_CONFIRMED');
  await expect(ask('APPOINTMENT_CANCELLED')).rejects.toThrow('REQUEST_ID_REUSED');
  await world.cloud.settle();
  const mails = (await world.cloud.inbox()).filter(({ to }) => to.includes(email));
  expect(mails).toHaveLength(1);
});
