import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchKeysOf } from '../../domain/customers/search-terms';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { Row } from '../../amplify/kernel/row';
import { type Cloud, startCloud } from '../cloud';
import { CASEY, DEMO_CUSTOMERS, DEMO_PASSWORD } from '../seed/people';
import { localClient } from '../synth/tables';
import { commandDepsOn } from './command-deps';

const SEARCH = `query Search($bucket: String!, $prefix: String!) {
  listSearchTerms(bucket: $bucket, term: { beginsWith: $prefix }, limit: 8) { items { customerId } }
}`;

let cloud: Cloud;
let client: ReturnType<typeof localClient>;
let deps: CommandDeps;

beforeAll(async () => {
  cloud = await startCloud({ seed: true });
  await cloud.settle();
  client = localClient(cloud.endpoints.dynamodb);
  deps = commandDepsOn(cloud, client);
});
afterAll(async () => {
  client.destroy();
  await cloud.stop();
});

async function rowsOf(model: string): Promise<Row[]> {
  const rows: Row[] = [];
  const pages = paginateScan({ client: deps.db }, { TableName: cloud.tables[model], ConsistentRead: true });
  for await (const { Items = [] } of pages) rows.push(...Items);
  return rows;
}

async function find(typed: string): Promise<string[]> {
  const { idToken } = await cloud.auth.signIn('support@workbay.example', DEMO_PASSWORD);
  const pages = await Promise.all(
    searchKeysOf(typed).map(({ bucket, prefix }) => cloud.graphql(SEARCH, { bucket, prefix }, { idToken })),
  );
  return pages.flatMap(({ body }) =>
    (body.data?.['listSearchTerms'] as { items: { customerId: string }[] }).items.map(({ customerId }) => customerId),
  );
}

describe('the demo, which is written quietly', () => {
  it.each(['Casey Mor', 'casey.customer@', '574 118', 'ekb14', 'BQ27'])('can be found by staff: %s', async (typed) => {
    expect(await find(typed)).toContain(CASEY.customerId);
  });

  it('sends no messages about its made-up past', async () => {
    expect(await rowsOf('Outbox')).toEqual([]);
    expect(await rowsOf('Notice')).toEqual([]);
    expect(await cloud.inbox()).toEqual([]);
    expect(await rowsOf('Parked')).toEqual([]);
  });

  it('counts in the figures, and is one line in the audit', async () => {
    const visits = await rowsOf('Appointment');
    expect(visits.length).toBeGreaterThan(150);
    const counted = new Set((await rowsOf('Contribution')).map(({ record }) => record));
    expect(counted.size).toBeGreaterThanOrEqual(visits.length);
    const runs = (await rowsOf('AuditEntry')).filter(({ action }) => action === 'QUIET_RUN');
    expect(runs).toMatchObject([{ subject: 'run#demo-workshop', requestId: 'demo-workshop' }]);
  });

  it('sends one live change for each list that staff look at, not for each record', async () => {
    const news = (await rowsOf('LiveChange'))
      .map(({ audience, topic }) => `${String(audience)} ${String(topic)}`)
      .sort();
    expect(news).toEqual([...new Set(news)]);
    expect(news).toContain('staff:calendar RELOAD');
    expect(news.every((one) => one.endsWith(' RELOAD'))).toBe(true);
    expect(news.length).toBeLessThan(DEMO_CUSTOMERS.length);
  });
});
