import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, toInstant, wallTimeToMs } from '../../domain/shared/time';
import { type Cloud, startCloud } from '../cloud';
import { type SmallWorkshop, ZONE, book, openWorkshop } from './small-workshop';

let cloud: Cloud;
let workshop: SmallWorkshop;

beforeAll(async () => {
  cloud = await startCloud();
  workshop = await openWorkshop(cloud, { bays: 4, technicians: 4 });
});
afterAll(() => cloud.stop());

interface Message {
  readonly kind: string;
  readonly audience: string;
  readonly state: string;
  readonly reason: string | null;
  readonly cause: string | null;
  readonly sentAt: string | null;
}

const HISTORY = `query History($recordKey: String!) {
  outboxByRecord(recordKey: $recordKey) { items { kind audience state reason cause sentAt } } }`;

let days = 0;
/** Books for an address and returns the messages once everything has settled. */
async function bookFor(email: string): Promise<Message[]> {
  days += 1;
  const startsAt = toInstant(wallTimeToMs(addDays(workshop.visitDate, days), '10:00', ZONE));
  const contact = { name: 'Robin Driver', email, phone: '' };
  const { appointment } = await book(cloud, { apiKey: true }, { startsAt, contact });
  await cloud.settle();
  const { body } = await cloud.graphql(
    HISTORY,
    { recordKey: `Appointment#${appointment?.appointmentId ?? ''}` },
    workshop.admin,
  );
  return (body.data?.['outboxByRecord'] as { items: Message[] }).items;
}

const toCustomer = (messages: readonly Message[]) => messages.find(({ audience }) => audience === 'CUSTOMER');

describe('a report of the mail service', () => {
  it('on a delivered email is in the history, for the customer’s and the shop’s', async () => {
    const messages = await bookFor('success@simulator.amazonses.com');
    expect(messages.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'APPOINTMENT_CONFIRMED DELIVERED',
      'STAFF_BOOKED DELIVERED',
    ]);
    expect(toCustomer(messages)?.sentAt).toMatch(/Z$/);
  });

  it.each([
    ['bounce', 'BOUNCED', 'Permanent:General'],
    ['suppressionlist', 'BOUNCED', 'Permanent:OnAccountSuppressionList'],
    ['complaint', 'COMPLAINED', 'Complaint:abuse'],
  ])('of %s ends mail to that address, and only to that one', async (name, state, cause) => {
    const address = `${name}@simulator.amazonses.com`;
    expect(toCustomer(await bookFor(address))).toMatchObject({ state, cause });
    const sent = (await cloud.inbox()).length;
    expect(toCustomer(await bookFor(`${name}+again@simulator.amazonses.com`))).toMatchObject({
      state: 'SKIPPED',
      reason: 'SUPPRESSED',
      sentAt: null,
    });
    // The shop's own mail went out.
    expect(await cloud.inbox()).toHaveLength(sent + 1);
  });

  it('is about an email that any mail program shows as from the shop, at our address', async () => {
    await bookFor('casey@example.com');
    const mail = (await cloud.inbox()).find(({ to }) => to.includes('casey@example.com'));
    expect(mail?.from).toBe('Small workshop <bookings@workbay.example>');
  });
});

it('nothing was left behind', () => expect(cloud.parking().list()).toEqual([]));
