import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { book, openWorkshop, signedIn, type SmallWorkshop } from '../acceptance/small-workshop';
import { startCloud, type Cloud, type GraphqlAuth } from '../cloud';

// Live updates as AppSync gives them: who may subscribe, and who hears what.

interface Message {
  type: string;
  id?: string;
  payload?: { data?: { onCreateLiveChange: { entityId: string } }; errors?: { errorType: string }[] };
}

interface Listener {
  heard: string[];
  refusal: string | null;
  close(): void;
}

let cloud: Cloud;
let workshop: SmallWorkshop;
let people: Record<'casey' | 'robin' | 'desk', { auth: GraphqlAuth; sub: string; idToken: string }>;

async function person(email: string, groups: string[] = []) {
  const auth = await signedIn(cloud, email, groups);
  const idToken = 'idToken' in auth ? auth.idToken : '';
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
  return { auth, idToken, sub: claims.sub };
}

/** Speaks the protocol by hand, as `aws-amplify` would: connect, start, and keep what comes. */
function listen(idToken: string, argument: string): Promise<Listener> {
  const { host } = new URL(cloud.endpoints.graphql);
  const headers = { host, Authorization: idToken };
  const encoded = Buffer.from(JSON.stringify(headers)).toString('base64url');
  const socket = new WebSocket(cloud.endpoints.realtime.replace(/^http/, 'ws'), ['graphql-ws', `header-${encoded}`]);
  const listener: Listener = { heard: [], refusal: null, close: () => socket.close() };
  const query = `subscription { onCreateLiveChange${argument} { id entityId customerId } }`;
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (raw: Buffer) => {
      const message = JSON.parse(raw.toString()) as Message;
      const start = { data: JSON.stringify({ query, variables: {} }), extensions: { authorization: headers } };
      if (message.type === 'connection_ack')
        socket.send(JSON.stringify({ id: randomUUID(), type: 'start', payload: start }));
      if (message.type === 'data') listener.heard.push(message.payload?.data?.onCreateLiveChange.entityId ?? '');
      if (message.type === 'error' || message.type === 'connection_error')
        listener.refusal = message.payload?.errors?.[0]?.errorType ?? message.type;
      if (['start_ack', 'error', 'connection_error'].includes(message.type)) resolve(listener);
    });
  });
}

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
      casey: await listen(casey.idToken, `(customerId: "${casey.sub}")`),
      robin: await listen(robin.idToken, `(customerId: "${robin.sub}")`),
      desk: await listen(desk.idToken, ''),
    };
    const booked = await book(cloud, casey.auth, { startsAt: workshop.startsAt });
    await cloud.settle();
    const { appointmentId } = booked.appointment ?? {};
    await expect.poll(() => listeners.desk.heard).toEqual([appointmentId]);
    await expect.poll(() => listeners.casey.heard).toEqual([appointmentId]);
    expect(listeners.robin.heard).toEqual([]);
    Object.values(listeners).forEach((listener) => listener.close());
  });

  it('of another customer cannot be asked for', async () => {
    const { casey, robin } = people;
    const listener = await listen(robin.idToken, `(customerId: "${casey.sub}")`);
    expect(listener.refusal).toMatch(/Unauthorized/);
    listener.close();
  });

  it('are refused to a token that nobody signed', async () => {
    const [header, payload] = people.desk.idToken.split('.');
    await expect(listen(`${header}.${payload}.${'A'.repeat(342)}`, '').then(({ refusal }) => refusal)).resolves.toMatch(
      /Unauthorized/,
    );
  });
});
