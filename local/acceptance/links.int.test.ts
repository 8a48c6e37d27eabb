import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { type Operations, isCommand } from '../../amplify/kernel/declare';
import { type Person, personNamed } from './access-people';
import { type AccessWorld, SERVICE, openAccessWorld } from './access-world';
import { type Arguments, callApi } from './api-call';

let world: AccessWorld;
beforeAll(async () => {
  world = await openAccessWorld();
});
afterAll(() => world.stop());

const VISITOR = { apiKey: true } as const;

async function codeOf(name: string, given: Arguments): Promise<string | null> {
  const sent = name === 'appointmentByLink' ? given : { requestId: randomUUID(), ...given };
  const { body } = await callApi(world.cloud, world.schema, { name, given: sent, auth: VISITOR });
  return (body.data?.[name] as { code: string | null }).code;
}

/** What a visit's link allows: looking first, cancelling last. */
const byLink = (manageToken: string): [string, Arguments][] => [
  ['appointmentByLink', { manageToken }],
  ['rescheduleByLink', { manageToken, startsAt: world.freeStart() }],
  ['cancelByLink', { manageToken, reason: '' }],
];

async function booked(
  email = `${randomUUID()}@people.example`,
): Promise<{ appointmentId: string; manageToken: string }> {
  const contact = { name: 'Linked', email };
  const wish = { serviceId: SERVICE.serviceId, startsAt: world.freeStart(), contact, vehicle: { plate: 'LNK 1' } };
  const { appointment, manageToken } = await world.done('bookAppointment', wish, VISITOR);
  await world.cloud.settle();
  return { appointmentId: appointment?.appointmentId ?? '', manageToken: manageToken ?? '' };
}

describe('the link of a visit', () => {
  it('opens it, moves it and cancels it', async () => {
    const { manageToken } = await booked();
    for (const [name, given] of byLink(manageToken)) expect(await codeOf(name, given)).toBeNull();
  });

  it('opens nothing once staff have ended it, while other links still work', async () => {
    const [ended, other] = [await booked(), await booked()];
    await world.done('endVisitLinks', { appointmentId: ended.appointmentId }, world.staff.CUSTOMER_SUPPORT.auth);
    for (const [name, given] of byLink(ended.manageToken)) expect(await codeOf(name, given)).toBe('LINK_INVALID');
    expect(await codeOf('appointmentByLink', { manageToken: other.manageToken })).toBeNull();
  });

  it('opens nothing once the visit belongs to an account', async () => {
    const person: Person = await personNamed(world.cloud, 'linked');
    const { manageToken } = await booked(person.email);
    expect(await codeOf('appointmentByLink', { manageToken })).toBeNull();
    await world.done('saveProfile', { name: 'Linked' }, person.auth);
    await world.done('claimGuestRecords', {}, person.auth);
    await world.cloud.settle();
    for (const [name, given] of byLink(manageToken)) expect(await codeOf(name, given)).toBe('LINK_INVALID');
  });

  it('gives no access to a place on the waiting list', async () => {
    const { manageToken } = await booked();
    expect(await codeOf('leaveWaitingList', { waitingToken: manageToken })).toBe('LINK_INVALID');
  });
});

describe('an operation that takes a link', () => {
  const declared = Object.values(AREA_OPERATIONS).flatMap((operations: Operations) =>
    Object.entries(operations).flatMap(([name, one]) =>
      isCommand(one) && one.link ? [{ name, from: one.link.from }] : [],
    ),
  );

  it('is one of these', () => {
    expect(declared.map(({ name }) => name).sort()).toEqual([
      ...['appointmentByLink', 'cancelByLink', 'leaveWaitingList', 'rescheduleByLink'],
    ]);
  });

  it.each(declared)('$name refuses a link that is not ours', async ({ name, from }) => {
    const forged = [`VISIT.${Buffer.from('a').toString('base64url')}.0.0.${'A'.repeat(22)}`, 'x', ''];
    for (const token of forged) {
      const given = { [from]: token, ...(name === 'rescheduleByLink' ? { startsAt: world.freeStart() } : {}) };
      expect(await codeOf(name, { ...given, ...(name === 'cancelByLink' ? { reason: '' } : {}) })).toBe('LINK_INVALID');
    }
  });
});
