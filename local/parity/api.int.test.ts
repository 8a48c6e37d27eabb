import { randomUUID } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { book, openWorkshop, signedIn, type SmallWorkshop } from '../acceptance/small-workshop';
import { startCloud, type Cloud, type GraphqlAuth } from '../cloud';
import { localClient } from '../synth/tables';

// How the local API must match AppSync. PARITY.md lists known gaps.

let cloud: Cloud;
let workshop: SmallWorkshop;
let casey: GraphqlAuth;
let robin: GraphqlAuth;
let appointmentId: string;

const GUEST: GraphqlAuth = { apiKey: true };
const ask = (query: string, auth: GraphqlAuth, variables = {}) => cloud.graphql(query, variables, auth);
const subOf = (auth: GraphqlAuth) => {
  const payload = 'idToken' in auth ? (auth.idToken.split('.')[1] ?? '') : '';
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string }).sub;
};

beforeAll(async () => {
  cloud = await startCloud();
  workshop = await openWorkshop(cloud, { bays: 3, technicians: 3 });
  casey = await signedIn(cloud, 'casey@example.com');
  robin = await signedIn(cloud, 'robin@example.com');
  const booked = await book(cloud, casey, { startsAt: workshop.startsAt });
  appointmentId = booked.appointment?.appointmentId ?? '';
});
afterAll(() => cloud.stop());

describe('access', () => {
  const SERVICES = '{ listServices(shopId: "SHOP") { items { serviceId } } }';

  it.each([
    ['no credentials', { none: true }],
    ['a wrong API key', { raw: { 'x-api-key': 'da2-wrong' } }],
    ['an invalid token', { raw: { authorization: 'not.a.token' } }],
  ] as [string, GraphqlAuth][])('%s get 401 and UnauthorizedException', async (_name, auth) => {
    const { status, body } = await ask(SERVICES, auth);
    expect(status).toBe(401);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]).toMatchObject({ errorType: 'UnauthorizedException' });
  });

  it('the API key reads public records', async () => {
    const { status, body } = await ask(SERVICES, GUEST);
    expect(status).toBe(200);
    expect(body).toEqual({ data: { listServices: { items: [{ serviceId: 'logbook-service' }] } } });
  });

  it.each([
    ['a customer', () => `{ getCustomer(customerId: "${subOf(casey)}") { name } }`],
    ['an appointment', () => `{ getAppointment(appointmentId: "${appointmentId}") { status } }`],
    ['staff', () => '{ listStaffMembers(shopId: "SHOP") { items { name } } }'],
  ])('the API key does not read %s: null, with the path and Unauthorized', async (_name, query) => {
    const { status, body } = await ask(query(), GUEST);
    expect(status).toBe(200);
    expect(Object.values(body.data ?? {})).toEqual([null]);
    expect(body.errors?.[0]).toMatchObject({
      errorType: 'Unauthorized',
      message: expect.stringMatching(/^Not Authorized to access \w+ on type Query$/) as string,
    });
  });

  it('a customer reads their own appointment and no one else’s', async () => {
    const query = `{ getAppointment(appointmentId: "${appointmentId}") { status } }`;
    expect((await ask(query, casey)).body).toEqual({ data: { getAppointment: { status: 'SCHEDULED' } } });
    const other = await ask(query, robin);
    expect(other.body.data).toEqual({ getAppointment: null });
    expect(other.body.errors?.[0]?.errorType).toBe('Unauthorized');
  });

  it('a token works for fifteen minutes, as the app client says', () => {
    const payload = 'idToken' in casey ? (casey.idToken.split('.')[1] ?? '') : '';
    const { iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iat: number; exp: number };
    expect(exp - iat).toBe(15 * 60);
  });

  it('a function’s signature opens its one mutation and no other field', async () => {
    const change = (id: string) =>
      `mutation { createLiveChange(input: { audience: "customer:c", change: "APPOINTMENT#${id}#1", topic: "APPOINTMENT", id: "${id}", version: 1 }) { id } }`;
    const id = randomUUID();
    const events: GraphqlAuth = { function: 'effects' };
    expect((await ask(change(id), events)).body.data).toEqual({ createLiveChange: { id } });
    expect((await ask(change(randomUUID()), casey)).body.errors?.[0]?.errorType).toBe('Unauthorized');
    const again = await ask(change(id), events);
    expect(again.body.data).toEqual({ createLiveChange: null });
    expect(again.body.errors?.[0]?.errorType).toContain('ConditionalCheckFailed');
    const services = await ask(SERVICES, events);
    expect(services.body.errors?.length).toBeGreaterThan(0);
  });
});

describe('refused before it runs:', () => {
  it.each([
    ['a field that does not exist', '{ listServices(shopId: "SHOP") { items { salary } } }'],
    ['a missing argument', '{ getShopSettings { name } }'],
    ['text that is not a query', '{ listServices('],
    ['a query for the schema', '{ __schema { types { name } } }'],
  ])('%s', async (_name, query) => {
    const { body } = await ask(query, GUEST);
    expect(body.data ?? null).toBeNull();
    expect(body.errors?.[0]?.message).toBeTruthy();
  });

  it('a value of the wrong type, before it reaches a function', async () => {
    const query =
      'mutation ($v: Int!) { changeAppointment(requestId: "r", appointmentId: "a", action: "START", version: $v) { ok } }';
    const { body } = await ask(query, casey, { v: 'one' });
    expect(body.data ?? null).toBeNull();
    expect(body.errors?.[0]?.message).toMatch(/Variable|Int/);
  });

  it('a body of more than a megabyte', async () => {
    const { status, body } = await ask(
      'query ($week: String!) { listDaySheets(week: $week) { items { week } } }',
      GUEST,
      {
        week: 'x'.repeat(1_100_000),
      },
    );
    expect(status).toBe(413);
    expect(body.errors?.[0]?.errorType).toBeTruthy();
  });
});

describe('a request with too many fields', () => {
  it('gets the first sixty fields, as the template says, and an error for each one after', async () => {
    const fields = Array.from({ length: 70 }, (_, at) => `a${at}: listServices(shopId: "SHOP") { nextToken }`);
    const { body } = await ask(`{ ${fields.join(' ')} }`, GUEST);
    const types = (body.errors ?? []).map(({ errorType }) => errorType);
    expect(types).toEqual(Array.from({ length: 10 }, () => 'ResolverExecutionLimitReached'));
    expect(Object.values(body.data ?? {}).filter((value) => value !== null)).toHaveLength(60);
  });
});

describe('a query that takes ages to read', () => {
  const times = (count: number, of: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => of(at)).join(' ');
  const HOSTILE: Readonly<Record<string, string>> = {
    'half a megabyte of one field': `{ listServices(shopId: "SHOP") { items { ${times(100_000, () => 'name')} } } }`,
    '15,000 aliases': `{ ${times(15_000, (at) => `a${at}: listServices(shopId: "SHOP") { items { name } }`)} }`,
    '20,000 directives': `{ listServices(shopId: "SHOP") ${times(20_000, () => '@include(if: true)')} { items { name } } }`,
    'fragments in a cycle':
      '{ listServices(shopId: "SHOP") { ...A } } fragment A on ModelServiceConnection { ...B } fragment B on ModelServiceConnection { ...A }',
    'lists in lists': `{ listServices(shopId: ${'['.repeat(9_000)}${']'.repeat(9_000)}) { items { name } } }`,
  };

  it.each(Object.entries(HOSTILE))(
    'with %s is refused, without keeping other requests waiting',
    async (_what, query) => {
      const plain = ask('{ listServices(shopId: "SHOP") { items { serviceId } } }', GUEST);
      const { body } = await ask(query, GUEST);
      expect(body.data ?? null).toBeNull();
      expect(body.errors?.[0]?.errorType).toMatch(/^(MalformedHttpRequestException|ValidationError)$/);
      expect((await plain).body.data).toHaveProperty('listServices');
    },
    5_000,
  );
});

describe('lists', () => {
  it.each([
    ['the day sheets without their week', '{ listDaySheets(week: "") { items { week } } }'],
    ['more than a hundred at once', '{ listServices(shopId: "SHOP", limit: 101) { items { name } } }'],
    ['a filter', '{ listServices(shopId: "SHOP", filter: { name: { eq: "x" } }) { items { name } } }'],
  ])('refuse %s', async (_name, query) => {
    const { body } = await ask(query, GUEST);
    expect(Object.values(body.data ?? { none: null })).toEqual([null]);
    expect(body.errors?.[0]?.errorType).toBe('BadRequest');
  });

  it('have pages with tokens, and each row once', async () => {
    const page =
      'query ($after: String) { listBays(shopId: "SHOP", limit: 2, nextToken: $after) { items { bayId } nextToken } }';
    const read = async (after: string | null) =>
      (await ask(page, GUEST, { after })).body.data?.['listBays'] as {
        items: { bayId: string }[];
        nextToken: string | null;
      };
    const first = await read(null);
    const second = await read(first.nextToken);
    expect([...first.items, ...second.items].map(({ bayId }) => bayId)).toEqual(['bay-1', 'bay-2', 'bay-3']);
    expect(first.items).toHaveLength(2);
    expect(second.nextToken).toBeNull();
  });

  it('refuse a page token that is not theirs', async () => {
    const { body } = await ask('{ listBays(shopId: "SHOP", nextToken: "e30=") { items { bayId } } }', GUEST);
    expect(body.data).toEqual({ listBays: null });
    expect(body.errors?.[0]?.message).toBeTruthy();
  });

  it('return number sets as lists', async () => {
    const query = 'query ($week: String!) { listDaySheets(week: $week) { items { busy } } }';
    const { body } = await ask(query, GUEST, { week: workshop.week });
    const { items } = body.data?.['listDaySheets'] as { items: { busy: number[] }[] };
    expect(items.map(({ busy }) => busy.length)).toEqual([8, 8]);
  });

  it('return null for a row that breaks its schema, and keep the others', async () => {
    const client = localClient(cloud.endpoints.dynamodb);
    const Item = { shopId: { S: 'SHOP' }, serviceId: { S: 'a-broken-one' } };
    await client.send(new PutItemCommand({ TableName: cloud.tables['Service'], Item }));
    client.destroy();
    const { body } = await ask('{ listServices(shopId: "SHOP") { items { serviceId name } } }', GUEST);
    expect(body.data).toEqual({
      listServices: { items: [null, { serviceId: 'logbook-service', name: 'Logbook service' }] },
    });
    expect(body.errors?.[0]?.message).toBe(
      "Cannot return null for non-nullable type: 'String' within parent 'Service' (/listServices/items[0]/name)",
    );
  });
});
