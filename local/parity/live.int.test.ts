import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listener, subscribe } from '../acceptance/live';
import { book, openWorkshop, signedIn, type SmallWorkshop } from '../acceptance/small-workshop';
import { startCloud, type Cloud, type GraphqlAuth } from '../cloud';

// Live updates as AppSync gives them: who may subscribe, and who hears what.

let cloud: Cloud;
let workshop: SmallWorkshop;
let people: Record<'casey' | 'robin' | 'desk', { auth: GraphqlAuth; sub: string; idToken: string }>;

async function person(email: string, groups: string[] = []) {
  const auth = await signedIn(cloud, email, groups);
  const idToken = 'idToken' in auth ? auth.idToken : '';
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
  return { auth, idToken, sub: claims.sub };
}

/** Follows the changes of one customer, or of all. */
const listen = (auth: GraphqlAuth, customerId: string | null): Promise<Listener> =>
  subscribe(cloud, {
    query: `subscription Follow($customerId: String) {
      onCreateLiveChange(customerId: $customerId) { id entityId customerId }
    }`,
    variables: customerId === null ? {} : { customerId },
    auth,
  });

const heardBy = ({ heard }: Listener): unknown[] =>
  heard.map(({ onCreateLiveChange }) => (onCreateLiveChange as { entityId: string }).entityId);

beforeAll(async () => {
  cloud = await startCloud({ ports: 'auto' });
  workshop = await openWorkshop(cloud, { bays: 3, technicians: 3 });
  people = {
    casey: await person('casey@example.com'),
    robin: await person('robin@example.com'),
    desk: await person('desk@workbay.example', ['CUSTOMER_SUPPORT']),
  };
});
afterAll(() => cloud.stop());

describe('live changes', () => {
  it('reach staff and the customer they are about, and no other customer', async () => {
    const { casey, robin, desk } = people;
    const listeners = {
      casey: await listen(casey.auth, casey.sub),
      robin: await listen(robin.auth, robin.sub),
      desk: await listen(desk.auth, null),
    };
    const booked = await book(cloud, casey.auth, { startsAt: workshop.startsAt });
    await cloud.settle();
    const { appointmentId } = booked.appointment ?? {};
    await expect.poll(() => heardBy(listeners.desk)).toEqual([appointmentId]);
    await expect.poll(() => heardBy(listeners.casey)).toEqual([appointmentId]);
    expect(heardBy(listeners.robin)).toEqual([]);
    Object.values(listeners).forEach((listener) => listener.close());
  });

  it('of another customer cannot be asked for', async () => {
    const { casey, robin } = people;
    const listener = await listen(robin.auth, casey.sub);
    expect(listener.refusal).toMatch(/Unauthorized/);
    listener.close();
  });

  it('are refused to a token that nobody signed', async () => {
    const [header, payload] = people.desk.idToken.split('.');
    const forged = { idToken: `${header}.${payload}.${'A'.repeat(342)}` };
    const listener = await listen(forged, null);
    expect(listener.refusal).toMatch(/Unauthorized/);
    listener.close();
  });
});
