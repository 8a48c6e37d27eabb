import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listener, subscribe } from '../acceptance/live';
import { book, command, openWorkshop, signedIn, type SmallWorkshop } from '../acceptance/small-workshop';
import { startCloud, type Cloud, type GraphqlAuth } from '../cloud';

// Live changes as in AppSync: who may subscribe, and who hears what.

let cloud: Cloud;
let workshop: SmallWorkshop;
let people: Record<'casey' | 'robin' | 'desk', { auth: GraphqlAuth; sub: string; idToken: string }>;

async function person(email: string, groups: string[] = []) {
  const auth = await signedIn(cloud, email, groups);
  const idToken = 'idToken' in auth ? auth.idToken : '';
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
  return { auth, idToken, sub: claims.sub };
}

/** Follows the changes of one audience. */
const listen = (auth: GraphqlAuth, audience: string | null): Promise<Listener> =>
  subscribe(cloud, {
    query: `subscription Follow($audience: String) {
      onCreateLiveChange(audience: $audience) { audience topic id version on }
    }`,
    variables: audience === null ? {} : { audience },
    auth,
  });

interface Heard {
  readonly audience: string;
  readonly topic: string;
  readonly id: string;
  readonly version: number;
  readonly on: string | null;
}

const newsOf = ({ heard }: Listener): Heard[] => heard.map(({ onCreateLiveChange }) => onCreateLiveChange as Heard);
const heardBy = (listener: Listener): string[] => newsOf(listener).map(({ topic, id }) => `${topic} ${id}`);

beforeAll(async () => {
  cloud = await startCloud();
  workshop = await openWorkshop(cloud, { bays: 3, technicians: 3 });
  people = {
    casey: await person('casey@example.com'),
    robin: await person('robin@example.com'),
    desk: await person('desk@workbay.example', ['CUSTOMER_SUPPORT']),
  };
});
afterAll(() => cloud.stop());

describe('live changes', () => {
  it('reach the customer they are about and the staff who follow the topic, once each, and no one else', async () => {
    const { casey, robin, desk } = people;
    const listeners = {
      casey: await listen(casey.auth, `customer:${casey.sub}`),
      robin: await listen(robin.auth, `customer:${robin.sub}`),
      calendar: await listen(desk.auth, 'staff:calendar'),
      notices: await listen(desk.auth, 'staff:notices'),
      waiting: await listen(desk.auth, 'staff:waiting'),
    };
    const booked = await book(cloud, casey.auth, { startsAt: workshop.startsAt });
    await cloud.settle();
    const news = `APPOINTMENT ${booked.appointment?.appointmentId ?? ''}`;
    await expect.poll(() => heardBy(listeners.calendar)).toEqual([news]);
    // The customer also hears about the car that becomes theirs.
    await expect.poll(() => heardBy(listeners.casey)).toContain(news);
    await expect.poll(() => heardBy(listeners.notices)).toHaveLength(1);
    expect(newsOf(listeners.calendar)).toMatchObject([
      { audience: 'staff:calendar', version: 1, on: booked.appointment?.visitDate },
    ]);
    expect(heardBy(listeners.casey).filter((one) => one === news)).toHaveLength(1);
    expect([heardBy(listeners.robin), heardBy(listeners.waiting)]).toEqual([[], []]);
    Object.values(listeners).forEach((listener) => listener.close());
  });

  it('reach the page of a link without a sign-in, and no one who has only the visit’s id', async () => {
    const guest = { apiKey: true } as const;
    const booked = await book(cloud, guest, { startsAt: workshop.startsAt });
    await cloud.settle();
    const { appointmentId = '', liveChannel = '' } = booked.appointment ?? {};
    expect(liveChannel).toMatch(/^[0-9a-f-]{36}$/);
    expect(liveChannel).not.toBe(appointmentId);
    const listeners = {
      page: await listen(guest, `link:${liveChannel}`),
      guess: await listen(guest, `link:${appointmentId}`),
    };
    const input = { manageToken: booked.manageToken };
    await command(cloud, { operation: 'cancelByLink', types: { manageToken: 'String!' }, input, auth: guest });
    await cloud.settle();
    await expect
      .poll(() => newsOf(listeners.page))
      .toMatchObject([{ topic: 'APPOINTMENT', id: appointmentId, version: 2 }]);
    expect(heardBy(listeners.guess)).toEqual([]);
    Object.values(listeners).forEach((listener) => listener.close());
  });

  it.each([
    ['of another customer', () => ({ auth: people.robin.auth, audience: `customer:${people.casey.sub}` })],
    ['of the staff, for a customer', () => ({ auth: people.robin.auth, audience: 'staff:calendar' })],
    ['of the staff, for a visitor', () => ({ auth: { apiKey: true } as const, audience: 'staff:calendar' })],
    [
      'of a customer, for a visitor',
      () => ({ auth: { apiKey: true } as const, audience: `customer:${people.casey.sub}` }),
    ],
    ['of all audiences', () => ({ auth: people.desk.auth, audience: null })],
  ])('%s cannot be asked for', async (_title, asked) => {
    const { auth, audience } = asked();
    const listener = await listen(auth, audience);
    expect(listener.refusal).toMatch(/Unauthorized|BadRequest/);
    listener.close();
  });

  it('are refused to a token with a forged signature', async () => {
    const [header, payload] = people.desk.idToken.split('.');
    const forged = { idToken: `${header}.${payload}.${'A'.repeat(342)}` };
    const listener = await listen(forged, 'staff:calendar');
    expect(listener.refusal).toMatch(/Unauthorized/);
    listener.close();
  });
});
