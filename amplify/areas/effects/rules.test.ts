import { describe, expect, it } from 'vitest';
import type { Effect } from '../../kernel/effects/effect';
import type { Row } from '../../kernel/row';
import { FOLLOWED_MODELS } from '../../wiring/followed-tables';
import { EFFECTS } from './rules';

const MADE = { createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-20T00:00:00.000Z' };
const change = (model: string, before: Row | null, after: Row | null): readonly Effect[] =>
  EFFECTS[model]?.({ model, eventId: 'event-1', before, after }) ?? [];
const newsIn = (effects: readonly Effect[]) =>
  effects.flatMap((one) =>
    one.effect === 'LIVE' ? [`${one.audience} ${one.topic} ${one.id} ${one.on ?? ''}`.trim()] : [],
  );
const terms = (effects: readonly Effect[]) =>
  effects.flatMap((one) => (one.effect === 'INDEX' ? [one.terms.map(({ term }) => term)] : []));

it('there is a rule for each followed table, and for no other', () => {
  expect(Object.keys(EFFECTS).sort()).toEqual([...FOLLOWED_MODELS].sort());
});

describe('a customer', () => {
  const customer = (given: object = {}): Row => ({
    ...MADE,
    customerId: 'sub-1',
    name: 'Ada Lee',
    version: 3,
    ...given,
  });

  it('is found by what the row says now, and by nothing once it is gone', () => {
    expect(change('Customer', customer({ name: 'Eve' }), customer())).toContainEqual(
      expect.objectContaining({
        ...{ effect: 'INDEX', about: { model: 'Customer', id: 'sub-1' }, customerId: 'sub-1' },
        ...{ since: MADE.createdAt, version: 3 },
      }),
    );
    expect(terms(change('Customer', null, customer()))).toEqual([['ada lee#sub-1', 'lee ada#sub-1']]);
    expect(terms(change('Customer', customer(), customer({ name: undefined })))).toEqual([[]]);
    expect(change('Customer', customer(), null)).toContainEqual(expect.objectContaining({ terms: [], version: 4 }));
  });

  it('is news for the register, and for the customer if they have a sign-in', () => {
    expect(newsIn(change('Customer', null, customer()))).toEqual([
      'staff:customers CUSTOMER sub-1',
      'customer:sub-1 CUSTOMER sub-1',
    ]);
    for (const customerId of ['guest-1', 'cust-1', 'import-1']) {
      expect(newsIn(change('Customer', null, customer({ customerId })))).toEqual([
        `staff:customers CUSTOMER ${customerId}`,
      ]);
    }
    expect(change('Customer', null, null)).toEqual([]);
  });
});

describe('a car', () => {
  const car = (given: object = {}): Row => ({
    ...MADE,
    vehicleId: 'car-1',
    customerId: 'sub-1',
    plate: 'AB 12',
    version: 1,
    ...given,
  });

  it('is found by its plate under its current owner', () => {
    expect(terms(change('Vehicle', null, car()))).toEqual([['AB12#car-1', 'B12#car-1']]);
    expect(change('Vehicle', car(), car({ customerId: 'sub-2' }))).toContainEqual(
      expect.objectContaining({ effect: 'INDEX', customerId: 'sub-2' }),
    );
    expect(terms(change('Vehicle', car(), null))).toEqual([[]]);
  });

  it('is news for the register, for its current owner and for the former one', () => {
    expect(newsIn(change('Vehicle', car(), car({ customerId: 'sub-2' })))).toEqual([
      'staff:customers VEHICLE car-1',
      'customer:sub-2 VEHICLE car-1',
      'customer:sub-1 VEHICLE car-1',
    ]);
    expect(newsIn(change('Vehicle', car({ customerId: 'guest-1' }), null))).toEqual(['staff:customers VEHICLE car-1']);
    expect(change('Vehicle', null, null)).toEqual([]);
  });
});

describe('a staff member', () => {
  const person = (given: object = {}): Row => ({
    ...MADE,
    ...{ staffId: 'sam', name: 'Sam', email: 'sam@example.com', roles: ['STAFF'], active: true },
    ...given,
  });
  const kinds = (effects: readonly Effect[]) => effects.flatMap((one) => (one.effect === 'TELL' ? [one.kind] : []));

  it('with a sign-in hears by email that they have joined, and of nothing later', () => {
    const taken = change('StaffMember', null, person({ hadSignIn: true }));
    expect(taken).toContainEqual(
      expect.objectContaining({ kind: 'STAFF_WELCOME', person: { staffId: 'sam', email: 'sam@example.com' } }),
    );
    expect(kinds(change('StaffMember', person({ hadSignIn: true }), person({ hadSignIn: true, name: 'S' })))).toEqual(
      [],
    );
    expect(kinds(change('StaffMember', null, person({ hadSignIn: true, active: false })))).toEqual([]);
    expect(kinds(change('StaffMember', person({ hadSignIn: true }), null))).toEqual([]);
    expect(change('StaffMember', null, null)).toEqual([]);
  });

  it('who gets a first password from the user pool gets no second email', () => {
    expect(kinds(change('StaffMember', null, person()))).toEqual([]);
  });

  it('is news for the staff list', () => {
    expect(newsIn(change('StaffMember', null, person()))).toEqual(['staff:staff STAFF sam']);
    expect(newsIn(change('StaffMember', person(), null))).toEqual(['staff:staff STAFF sam']);
  });
});

describe('the shop’s own records', () => {
  it.each([
    ['ShopSettings', { shopId: 'SHOP' }, 'staff:shop SETTINGS SHOP'],
    ['Service', { serviceId: 's-1' }, 'staff:shop SERVICE s-1'],
    ['Bay', { bayId: 'bay-1' }, 'staff:shop BAY bay-1'],
    ['Technician', { technicianId: 'tech-1' }, 'staff:shop TECHNICIAN tech-1'],
    ['TimeBlock', { blockId: 'b-1', date: '2026-11-24' }, 'staff:calendar BLOCK b-1 2026-11-24'],
  ])('%s is news for the pages that show it, when added, changed and removed', (model, key, news) => {
    const row = { ...MADE, ...key };
    for (const [before, after] of [
      [null, row],
      [row, row],
      [row, null],
    ] as const) {
      expect(newsIn(change(model, before, after))).toEqual([news]);
    }
  });

  it('is as new as the time it was written, if it counts no versions', () => {
    const versions = (before: Row | null, after: Row | null) =>
      change('Bay', before, after).flatMap((one) => (one.effect === 'LIVE' ? [one.version] : []));
    const row = { ...MADE, bayId: 'bay-1' };
    expect(versions(null, row)).toEqual([Date.parse(MADE.updatedAt)]);
    expect(versions(row, null)).toEqual([Date.parse(MADE.updatedAt) + 1]);
    expect(versions(row, { ...row, version: 7 })).toEqual([7]);
  });
});
