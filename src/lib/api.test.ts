import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listTimeBlocks } from '../../amplify/areas/calendar/operations';
import {
  exportCustomers,
  getCustomer,
  getCustomerNotes,
  listSearchTerms,
} from '../../amplify/areas/customers/operations';
import { getShopSettings, listBays, saveService } from '../../amplify/areas/shop/operations';
import {
  recordOdometer,
  removeVehicle,
  vehicleHistory,
  vehiclesByCustomer,
} from '../../amplify/areas/vehicles/operations';
import { aService } from '../../domain/testing/builders';
import { ask, call, read, readAll, readPage, together } from './api';
import { ProblemError } from './problem-error';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('./graphql', () => ({ request }));

type Sent = [document: string, variables: Record<string, unknown>, auth: string];
const sent = (): Sent => request.mock.lastCall as Sent;

beforeEach(() => request.mockReset());

describe('a command', () => {
  const reading = { requestId: 'once', vehicleId: 'car', on: '2026-11-27', km: 42_000 };

  it('is sent with its input, in a document named after it', async () => {
    request.mockResolvedValue({ recordOdometer: { ok: true, answer: null } });
    await call(recordOdometer, { ...reading, accept: undefined });
    expect(sent()).toEqual([
      'mutation recordOdometer($requestId:ID!,$vehicleId:ID!,$on:String!,$km:Int!){recordOdometer(' +
        'requestId:$requestId,vehicleId:$vehicleId,on:$on,km:$km){ok code facts answer}}',
      reading,
      'user',
    ]);
  });

  it('sends no input that it does not declare', async () => {
    request.mockResolvedValue({ removeVehicle: { ok: true } });
    const car = { requestId: 'once', vehicleId: 'car', plate: 'WRK 042' };
    await call(removeVehicle, car);
    expect(sent()[1]).toEqual({ requestId: 'once', vehicleId: 'car' });
  });

  it('is a new request each time, unless the caller gives the id', async () => {
    request.mockResolvedValue({ removeVehicle: { ok: true } });
    await call(removeVehicle, { vehicleId: 'car' });
    const first = sent()[1]['requestId'];
    await call(removeVehicle, { vehicleId: 'car' });
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent()[1]['requestId']).not.toBe(first);
  });

  it('sends JSON as text, and leaves out missing input', async () => {
    request.mockResolvedValue({ saveService: { ok: true }, exportCustomers: { ok: true } });
    const plans = [{ planId: 'full', name: 'Full', summary: '', priceCents: 9900, durationMinutes: 60 }];
    await call(saveService, aService({ plans }));
    expect(sent()[1]['plans']).toBe(JSON.stringify(plans));
    await call(exportCustomers, { after: null });
    expect(sent()[1]['after']).toBeNull();
  });

  it.each([
    ['as text', '{"csv":"name","next":null}'],
    ['as an object', { csv: 'name', next: null }],
  ])('answers what came back %s', async (_how, answer) => {
    request.mockResolvedValue({ exportCustomers: { ok: true, answer } });
    expect(await call(exportCustomers, { after: null })).toEqual({ csv: 'name', next: null });
  });

  it.each([
    ['its code and facts', { ok: false, code: 'OPEN_VISITS', facts: '{"count":2}' }, 'OPEN_VISITS', { count: 2 }],
    ['a fault without them', { ok: false }, 'INTERNAL', {}],
    ['a fault where nothing came', null, 'INTERNAL', {}],
  ])('that is refused throws %s', async (_what, result, code, facts) => {
    request.mockResolvedValue({ removeVehicle: result });
    const refusal = await call(removeVehicle, { vehicleId: 'car' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({ code, facts });
  });
});

it('a question has no request id, and can be asked as a visitor', async () => {
  request.mockResolvedValue({ vehicleHistory: { ok: true, answer: '{"visits":[]}' } });
  expect(await call(vehicleHistory, { vehicleId: 'car' }, 'public')).toEqual({ visits: [] });
  expect(sent()).toEqual([
    'query vehicleHistory($vehicleId:ID!){vehicleHistory(vehicleId:$vehicleId){ok code facts answer}}',
    { vehicleId: 'car' },
    'public',
  ]);
});

describe('a read', () => {
  it('returns one row, or null', async () => {
    request.mockResolvedValueOnce({ getCustomerNotes: { tags: ['fleet'] } });
    expect(await read(getCustomerNotes, { customerId: 'casey' })).toEqual({ tags: ['fleet'] });
    expect(sent()).toEqual([
      'query getCustomerNotes($customerId:String!){getCustomerNotes(customerId:$customerId){tags note version}}',
      { customerId: 'casey' },
      'user',
    ]);
    request.mockResolvedValueOnce({ getCustomerNotes: null });
    expect(await read(getCustomerNotes, { customerId: 'casey' })).toBeNull();
  });

  it('of a list returns a page of its rows', async () => {
    request.mockResolvedValue({ listSearchTerms: { items: [{ customerId: 'a' }, null], nextToken: 'more' } });
    const range = { bucket: 'NAME#ca', term: { beginsWith: 'cas' }, limit: 8 };
    expect(await readPage(listSearchTerms, range)).toEqual({ rows: [{ customerId: 'a' }], nextToken: 'more' });
    expect(sent()).toEqual([
      'query listSearchTerms($bucket:String!,$term:ModelStringKeyConditionInput,$limit:Int){listSearchTerms(' +
        'bucket:$bucket,term:$term,limit:$limit){items{customerId label contact}nextToken}}',
      range,
      'user',
    ]);
  });

  it('of a list without an answer returns an empty page', async () => {
    request.mockResolvedValue({ listBays: null });
    expect(await readPage(listBays, {})).toEqual({ rows: [], nextToken: null });
  });

  it('of a whole list continues to the last page', async () => {
    request
      .mockResolvedValueOnce({ listBays: { items: [{ bayId: '1' }], nextToken: 'two' } })
      .mockResolvedValueOnce({ listBays: { items: [{ bayId: '2' }], nextToken: null } });
    expect(await readAll(listBays, {}, 'public')).toEqual([{ bayId: '1' }, { bayId: '2' }]);
    expect(request.mock.calls.map(([, variables, auth]) => [variables, auth] as unknown)).toEqual([
      [{ shopId: 'SHOP' }, 'public'],
      [{ shopId: 'SHOP', nextToken: 'two' }, 'public'],
    ]);
  });
});

describe('several reads together', () => {
  it('are one request, which sends a shared input once', async () => {
    request.mockResolvedValue({ getCustomer: { name: 'Casey' }, cars: { items: [{ vehicleId: 'car' }] } });
    const customerId = 'casey';
    const { getCustomer: customer, cars } = await together({
      getCustomer: ask(getCustomer, { customerId }),
      cars: ask(vehiclesByCustomer, { customerId, limit: 20 }),
    });
    expect([customer?.name, cars.rows.map((car) => car.vehicleId), cars.nextToken]).toEqual(['Casey', ['car'], null]);
    expect(request).toHaveBeenCalledTimes(1);
    expect(sent()[0]).toMatch(
      /^query getCustomer_vehiclesByCustomer\(\$customerId:String!,\$limit:Int\)\{getCustomer\(customerId:\$customerId\)\{.*\} cars:vehiclesByCustomer\(customerId:\$customerId,limit:\$limit\)\{items\{.*\}nextToken\}\}$/,
    );
    expect(sent()[1]).toEqual({ customerId, limit: 20 });
  });

  it('keep two values of one name apart', async () => {
    request.mockResolvedValue({ first: null, settings: null });
    const found = await together({
      first: ask(listTimeBlocks, { week: '2026-W48' }),
      second: ask(listTimeBlocks, { week: '2026-W49' }),
      settings: ask(getShopSettings, {}),
    });
    expect(sent()[0]).toMatch(/^query listTimeBlocks_getShopSettings\(\$week:String!,\$week1:String!,\$shopId:ID!\)/);
    expect(sent()[1]).toEqual({ week: '2026-W48', week1: '2026-W49', shopId: 'SHOP' });
    expect(found).toEqual({
      first: { rows: [], nextToken: null },
      second: { rows: [], nextToken: null },
      settings: null,
    });
  });
});
