import { randomUUID } from 'node:crypto';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAFF_TOPICS } from '../../domain/access/live';
import { OPERATION_ROWS } from './operation-rows';
import { readApi } from '../appsync/config';
import type { GraphqlAnswer, GraphqlAuth } from '../cloud';
import { DEFAULT_FACTS } from '../synth/physical';
import { type Prepared, ACCESS_CALLS, prepare } from './access-calls';
import { type AccessWorld, type CustomerRecord, SERVICE, openAccessWorld } from './access-world';
import { type Arguments, callApi, namedType } from './api-call';
import { type Listener, subscribe } from './live';
import { everything, tracesIn, tracesOf } from './reads-of-a-customer';

// Olive, a customer with her own records, tries everything that GraphQL allows to see Casey's.

const VISITOR = { apiKey: true } as const;

let world: AccessWorld;
let prepared: Prepared;
let casey: CustomerRecord;
let olive: CustomerRecord;

beforeAll(async () => {
  world = await openAccessWorld();
  prepared = await prepare(world);
  ({ casey, olive } = world.records);
});
afterAll(() => world.stop());

const ask = (query: string, auth: GraphqlAuth, variables: Arguments = {}) =>
  world.cloud.graphql(query, variables, auth);
const call = (name: string, given: Arguments, auth: GraphqlAuth) =>
  callApi(world.cloud, world.schema, { name, given: { requestId: randomUUID(), ...given }, auth });

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextToken: string | null;
}

async function pageOf(name: string, given: Arguments, auth: GraphqlAuth): Promise<Page | null> {
  const { body } = await call(name, given, auth);
  return (body.data?.[name] as Page | null | undefined) ?? null;
}

describe('one request for many records', () => {
  const QUERY = () => `{ ${everything(olive, 'own')} ${everything(casey, 'other')} }`;

  it('gives a customer their own records and none of the others under their aliases', async () => {
    const { body } = await ask(QUERY(), world.olive.auth);
    expect(tracesIn(body, olive).sort()).toEqual(tracesOf(olive).sort());
    expect(tracesIn(body, casey)).toEqual([]);
    const others = Object.entries(body.data ?? {}).filter(([alias]) => alias.startsWith('other'));
    expect(others.map(([, value]) => value)).toEqual(Array.from({ length: 7 }, () => null));
    expect(tracesIn((await ask(QUERY(), world.staff.ADMIN.auth)).body, casey)).toHaveLength(5);
  });

  it('gives a visitor no records', async () => {
    const { body } = await ask(QUERY(), VISITOR);
    expect([...tracesIn(body, casey), ...tracesIn(body, olive)]).toEqual([]);
  });

  it('has a limit: after sixty reads the rest is refused', async () => {
    const visit = `getAppointment(appointmentId: "${olive.toCome.appointmentId}") { appointmentId }`;
    const reads = (count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${visit}`).join(' ')} }`;
    expect((await ask(reads(60), world.olive.auth)).body.errors).toBeUndefined();
    expect((await ask(reads(61), world.olive.auth)).body.errors?.length).toBeGreaterThan(0);
  });

  it('cannot be a batch of requests', async () => {
    const query = `{ ${everything(olive, 'own')} }`;
    const response = await fetch(world.cloud.endpoints.graphql, {
      method: 'POST',
      headers: { authorization: world.olive.auth.idToken },
      body: JSON.stringify([{ query }, { query }]),
    });
    expect(response.status).toBe(400);
  });
});

describe('a selection', () => {
  it('cannot lead from one record to another: no record in the schema has a field that is a record', async () => {
    const { schema } = await readApi(world.synth, DEFAULT_FACTS);
    const types = parse(schema).definitions.flatMap((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? [one] : []));
    const names = new Set(types.map(({ name }) => name.value));
    const isRecord = (name: string) => names.has(`Model${name}Connection`);
    const records = types.filter(({ name }) => isRecord(name.value));
    expect(records.length).toBeGreaterThan(5);
    const links = records.flatMap(({ name, fields = [] }) =>
      fields
        .filter(({ type }) => isRecord(namedType(type)) || namedType(type).endsWith('Connection'))
        .map((field) => `${name.value}.${field.name.value}`),
    );
    expect(links).toEqual([]);
  });

  it.each(['customer { email }', 'vehicle { plate }', 'requestHash', 'lastRequestId', 'cells'])(
    'of a visit with %s is not valid',
    async (more) => {
      const query = `{ getAppointment(appointmentId: "${olive.toCome.appointmentId}") { appointmentId ${more} } }`;
      const { body } = await ask(query, world.olive.auth);
      expect(body.data ?? null).toBeNull();
      expect(body.errors?.[0]?.errorType).toBe('ValidationError');
    },
  );

  it('of public records names no customer and no member of staff', async () => {
    const rows = OPERATION_ROWS.filter(({ name, needs }) => needs === 'anyone' && /^(get|list)/.test(name));
    expect(rows.length).toBeGreaterThan(5);
    for (const { name } of rows) {
      const given = ACCESS_CALLS[name]?.given({ ...prepared, record: casey, isVisitor: true }) ?? {};
      const { body } = await call(name, given, VISITOR);
      expect([name, body.errors]).toEqual([name, undefined]);
      const staff = [...Object.values(world.staff), world.former].flatMap(({ sub, email }) => [sub, email]);
      const text = JSON.stringify(body);
      expect([...tracesOf(casey), ...staff].filter((trace) => text.includes(trace))).toEqual([]);
    }
  });
});

describe('a key', () => {
  const notOwn = () => [
    ...[casey.customerId, casey.customerId.toUpperCase(), ` ${casey.customerId}`, casey.customerId.slice(0, 8)],
    ...['', '*', '%', 'guest-1', `${olive.customerId},${casey.customerId}`],
  ];

  it.each(['appointmentsByCustomer', 'vehiclesByCustomer'])(
    'of %s must be the customer’s own, letter for letter',
    async (name) => {
      expect((await pageOf(name, { customerId: olive.customerId }, world.olive.auth))?.items).not.toHaveLength(0);
      for (const customerId of notOwn()) {
        const { body } = await call(name, { customerId }, world.olive.auth);
        expect([customerId, body.data?.[name] ?? null]).toEqual([customerId, null]);
        expect(body.errors?.length).toBeGreaterThan(0);
      }
    },
  );

  it.each([
    ['appointmentsByCustomer', { startsAt: { ge: '0' } }],
    ['appointmentsByCustomer', { startsAt: { beginsWith: '2' }, sortDirection: 'DESC' }],
    ['vehiclesByCustomer', { vehicleId: { ge: '0' } }],
  ] as const)('of %s with a range %j finds only the customer’s own records', async (name, range) => {
    const page = await pageOf(name, { customerId: olive.customerId, ...range }, world.olive.auth);
    expect(page?.items).not.toHaveLength(0);
    expect(tracesIn(page, casey)).toEqual([]);
  });
});

describe('a filter', () => {
  const anything = () => [
    { or: [{ customerId: { eq: casey.customerId } }, { customerId: { ne: 'nobody' } }] },
    { not: { customerId: { eq: 'nobody' } } },
    { customerId: { eq: casey.customerId } },
    {},
  ];

  it.each(['appointmentsByCustomer', 'vehiclesByCustomer'])(
    'of %s is refused, even with the customer’s own key',
    async (name) => {
      for (const filter of anything()) {
        const { body } = await call(name, { customerId: olive.customerId, filter }, world.olive.auth);
        expect(body.data?.[name]).toBeNull();
        expect(body.errors?.[0]?.errorType).toBe('BadRequest');
      }
    },
  );

  it('does not open a list that is closed to customers', async () => {
    const closed = OPERATION_ROWS.filter(({ name, customers }) => /^list|By/.test(name) && customers === undefined);
    const lists = closed.filter(({ name, needs }) => needs !== 'anyone' && !name.endsWith('ByLink'));
    expect(lists.length).toBeGreaterThan(4);
    for (const { name } of lists) {
      const given = ACCESS_CALLS[name]?.given({ ...prepared, record: casey, isVisitor: false }) ?? {};
      for (const filter of [{}, { or: [{}, {}] }]) {
        const { body } = await call(name, { ...given, filter }, world.olive.auth);
        expect([name, body.data]).toEqual([name, { [name]: null }]);
      }
    }
  });
});

describe('a page token', () => {
  const first = async (name: string, given: Arguments, auth: GraphqlAuth): Promise<string> => {
    const page = await pageOf(name, { ...given, limit: 1 }, auth);
    if (!page?.nextToken) throw new Error(`${name} has no second page`);
    return page.nextToken;
  };

  it('of another person’s page shows nothing of theirs, with either key', async () => {
    const name = 'appointmentsByCustomer';
    const nextToken = await first(name, { customerId: casey.customerId }, world.casey.auth);
    const next = await pageOf(name, { customerId: casey.customerId, nextToken }, world.casey.auth);
    expect(tracesIn(next, casey)).not.toEqual([]);
    for (const customerId of [olive.customerId, casey.customerId]) {
      const { body } = await call(name, { customerId, nextToken }, world.olive.auth);
      expect(tracesIn(body, casey)).toEqual([]);
    }
  });

  it('of the day’s list does not work in a customer’s own', async () => {
    const nextToken = await first('appointmentsByVisitDate', { visitDate: casey.visitDate }, world.staff.ADMIN.auth);
    const { body } = await call(
      'appointmentsByCustomer',
      { customerId: olive.customerId, nextToken },
      world.olive.auth,
    );
    expect(tracesIn(body, casey)).toEqual([]);
  });

  it('cannot be read or made up', async () => {
    const name = 'appointmentsByCustomer';
    const nextToken = await first(name, { customerId: casey.customerId }, world.casey.auth);
    expect(tracesOf(casey).filter((trace) => Buffer.from(nextToken, 'base64').includes(trace))).toEqual([]);
    const madeUp = Buffer.from(JSON.stringify({ customerId: { S: casey.customerId } })).toString('base64');
    const { body } = await call(name, { customerId: olive.customerId, nextToken: madeUp }, world.olive.auth);
    expect(body.data?.[name]).toBeNull();
  });

  it('shows a mechanic only their own visits, on every page of the list', async () => {
    const seen: unknown[] = [];
    let nextToken: string | null = null;
    do {
      const given: Arguments = { visitDate: olive.visitDate, limit: 1, nextToken };
      const page = await pageOf('appointmentsByVisitDate', given, world.staff.MECHANIC.auth);
      if (!page) throw new Error('the mechanic has no list');
      seen.push(...page.items);
      nextToken = page.nextToken;
    } while (nextToken !== null);
    expect(seen).toEqual([]);
  });
});

describe('a command', () => {
  const commandOf = (name: string, { body }: GraphqlAnswer) =>
    body.data?.[name] as { ok: boolean; code: string | null };
  const pictures = () => prepared.pictures[casey.customerId] ?? { stored: {}, announced: {} };

  it.each([
    ['changeAppointment', () => ({ ...casey.toCome, action: 'CANCEL' }), 'NOT_FOUND'],
    ['changeAppointment', () => ({ ...casey.toCome, version: 99, action: 'CANCEL' }), 'NOT_FOUND'],
    ['rescheduleAppointment', () => ({ ...casey.toCome, startsAt: world.freeStart() }), 'NOT_FOUND'],
    ['saveVehicle', () => ({ vehicleId: casey.vehicleId, plate: 'MINE1' }), 'NOT_FOUND'],
    ['vehicleFiles', () => ({ vehicleId: casey.vehicleId }), 'NOT_FOUND'],
    ['vehicleFileLink', () => pictures().stored, 'NOT_FOUND'],
    ['vehicleFileLink', () => ({ ...pictures().stored, vehicleId: olive.vehicleId }), 'NOT_FOUND'],
    ['finishVehicleFile', () => pictures().announced, 'NOT_FOUND'],
    ['removeVehicleFile', () => pictures().stored, 'NOT_FOUND'],
    ['appointmentByLink', () => ({ manageToken: `${casey.toCome.appointmentId}.${'A'.repeat(22)}` }), 'LINK_INVALID'],
    ['appointmentByLink', () => ({ manageToken: casey.toCome.appointmentId }), 'LINK_INVALID'],
  ] as const)('%s on another person’s record (case %#) reveals nothing of it', async (name, given, code) => {
    const answer = await call(name, given(), world.olive.auth);
    expect(commandOf(name, answer)).toMatchObject({ ok: false, code });
    expect(tracesIn(answer.body, casey)).toEqual([]);
  });

  it.each(['changeAppointment', 'rescheduleAppointment'])(
    '%s does not reveal the status of a visit to a mechanic without permission, even with an old version',
    async (name) => {
      const given = { ...olive.toCome, version: 99, action: 'START', startsAt: world.freeStart() };
      const answer = await call(name, given, world.staff.MECHANIC.auth);
      expect(commandOf(name, answer)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
      expect(JSON.stringify(answer.body)).not.toContain('SCHEDULED');
    },
  );

  it('does not return another person’s booking for its request id', async () => {
    const { serviceId } = SERVICE;
    const wish = { serviceId, startsAt: world.freeStart(), vehicleId: olive.vehicleId };
    const given = { ...wish, requestId: casey.toCome.appointmentId };
    const answer = await call('bookAppointment', given, world.olive.auth);
    expect(commandOf('bookAppointment', answer)).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' });
    expect(JSON.stringify(answer.body)).not.toContain(casey.email);
  });

  it('books for the person who is signed in, no matter which customer the request names', async () => {
    const wish = { serviceId: SERVICE.serviceId, startsAt: world.freeStart(), vehicleId: olive.vehicleId };
    const answer = await call('bookAppointment', { ...wish, customerId: casey.customerId }, world.olive.auth);
    expect(commandOf('bookAppointment', answer)).toMatchObject({ ok: true });
    expect(tracesIn(answer.body, casey)).toEqual([]);
    const visits = await pageOf('appointmentsByCustomer', { customerId: casey.customerId }, world.staff.ADMIN.auth);
    expect(visits?.items).toHaveLength(2);
  });
});

describe('a subscription', () => {
  const listen = (given: Arguments, auth: GraphqlAuth): Promise<Listener> =>
    subscribe(world.cloud, {
      query: world.schema.documentFor('onCreateLiveChange', given),
      variables: given,
      auth,
    });

  const audienceOf = ({ customerId }: CustomerRecord) => `customer:${customerId}`;

  it('tells a customer nothing about another, no matter what it asks for', async () => {
    const wanted = { audience: { eq: audienceOf(casey) } };
    const own = { audience: audienceOf(olive) };
    const tried = await Promise.all(
      [
        { audience: audienceOf(casey) },
        {},
        { audience: null },
        { audience: '' },
        { filter: wanted },
        { ...own, filter: wanted },
        { ...own, filter: { or: [wanted, { audience: { ne: 'nobody' } }] } },
        { audience: audienceOf(casey), filter: { audience: { eq: audienceOf(olive) } } },
        ...Object.keys(STAFF_TOPICS).map((topic) => ({ audience: `staff:${topic}` })),
        { audience: `link:${casey.toCome.appointmentId}` },
        { audience: `link:${casey.customerId}` },
      ].map((given) => listen(given, world.olive.auth)),
    );
    const visitors = await Promise.all(
      [audienceOf(casey), 'staff:calendar'].map((audience) => listen({ audience }, VISITOR)),
    );
    const [ownListener, caseys] = [
      await listen(own, world.olive.auth),
      await listen({ audience: audienceOf(casey) }, world.casey.auth),
    ];
    for (const record of [casey, olive]) {
      await world.done('changeAppointment', { ...record.toCome, action: 'UNCONFIRM' }, world.staff.ADMIN.auth);
    }
    await world.cloud.settle();
    await expect.poll(() => tracesIn(ownListener.heard, olive)).toContain(olive.toCome.appointmentId);
    await expect.poll(() => tracesIn(caseys.heard, casey)).toContain(casey.toCome.appointmentId);
    for (const listener of [...tried, ...visitors, ownListener]) expect(tracesIn(listener.heard, casey)).toEqual([]);
    for (const visitor of visitors) expect(visitor.refusal).toMatch(/Unauthorized/);
    for (const listener of [...tried, ...visitors, ownListener, caseys]) listener.close();
  });
});
