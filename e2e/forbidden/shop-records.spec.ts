import { randomUUID } from 'node:crypto';
import { graphql, signIn } from '../support/control';
import { newCustomer, SUPPORT } from '../support/people';
import { expect, test } from '../support/test';

const SAVE_BAY = `mutation Save($requestId: ID!) {
  saveBay(requestId: $requestId, bayId: "bay-1", name: "Mine", kind: "LIFT", active: false, sortOrder: 1) { ok code } }`;
const STAFF = 'query Staff { listStaffMembers(shopId: "SHOP") { items { name email } } }';
const CUSTOMERS = 'query Find { customersByEmail(email: "casey.customer@workbay.example") { items { customerId } } }';
const ALERTS = 'query Alerts { listNotices(audience: "STAFF") { items { noticeId } } }';
const LIVE = `mutation Live { createLiveChange(input: { audience: "staff:customers", change: "x", topic: "CUSTOMER", id: "x", version: 1 }) { id } }`;

async function tokenOf({ email, password }: { email: string; password: string }) {
  return { idToken: (await signIn(email, password)).idToken };
}

test('a customer changes nothing of the shop, and neither does the front desk', async () => {
  for (const auth of [await tokenOf(await newCustomer()), await tokenOf(SUPPORT)]) {
    const { body } = await graphql(SAVE_BAY, { requestId: randomUUID() }, auth);
    expect(body.data?.['saveBay']).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  }
});

test('a customer and a visitor read no staff, no customers, no alerts', async () => {
  for (const auth of [await tokenOf(await newCustomer()), { apiKey: true } as const]) {
    for (const query of [STAFF, CUSTOMERS, ALERTS]) {
      const { body } = await graphql(query, {}, auth);
      expect(Object.values(body.data ?? {}).filter((value) => value !== null)).toEqual([]);
      expect(body.errors?.[0]?.errorType).toBe('Unauthorized');
    }
  }
});

test('only the backend announces a change', async () => {
  for (const auth of [await tokenOf(await newCustomer()), await tokenOf(SUPPORT), { apiKey: true } as const]) {
    const { body } = await graphql(LIVE, {}, auth);
    expect(body.data?.['createLiveChange'] ?? null).toBeNull();
    expect(body.errors?.[0]?.errorType).toBe('Unauthorized');
  }
});

test('a list without its key is refused: nothing is scanned', async () => {
  for (const query of ['query { listServices { items { name } } }', 'query { listDaySheets { items { busy } } }']) {
    const { body } = await graphql(query, {}, { apiKey: true });
    expect(Object.values(body.data ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(body.errors?.length ?? 0).toBeGreaterThan(0);
  }
});
