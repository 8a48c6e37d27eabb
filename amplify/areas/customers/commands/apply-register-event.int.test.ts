import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchKeysOf } from '../../../../domain/customers/search-terms';
import { type CommandBench, openCommandBench } from '../../../../local/testing/command-bench';
import { queryAll } from '../../../kernel/query';
import type { Row } from '../../../kernel/row';
import { applyRegisterEvent } from './apply-register-event';

let bench: CommandBench;
beforeAll(async () => {
  bench = await openCommandBench({ pairs: 1 });
});
afterAll(() => bench.running.stop());

describe('search', () => {
  const customer = {
    __typename: 'Customer',
    customerId: 'found-1',
    name: 'Finda Ble',
    email: 'f@example.com',
    phone: '+61400999888',
  };
  const find = async (typed: string): Promise<Row[]> => {
    const { deps, running } = bench;
    const keys = searchKeysOf(typed);
    const pages = keys.map(({ bucket, prefix }) =>
      queryAll(deps(), {
        TableName: running.tables.searchTerm,
        KeyConditionExpression: '#bucket = :bucket AND begins_with(term, :prefix)',
        ExpressionAttributeNames: { '#bucket': 'bucket' },
        ExpressionAttributeValues: { ':bucket': bucket, ':prefix': prefix },
      }),
    );
    return (await Promise.all(pages)).flat();
  };

  it('finds by what a row says now, not by what it said before', async () => {
    await applyRegisterEvent(bench.deps(), { before: null, after: customer });
    await applyRegisterEvent(bench.deps(), { before: null, after: customer });
    const told = { customerId: 'found-1', label: 'Finda Ble', contact: 'f@example.com' };
    expect(await find('fin')).toMatchObject([told]);
    expect(await find('999 888')).not.toHaveLength(0);
    await applyRegisterEvent(bench.deps(), { before: customer, after: { ...customer, name: 'Newa Name', phone: '' } });
    expect(await find('fin')).toEqual([]);
    expect(await find('999888')).toEqual([]);
    expect(await find('newa')).toHaveLength(1);
    const gone = { __typename: 'Customer', customerId: 'found-1' };
    await applyRegisterEvent(bench.deps(), { before: { ...customer, name: 'Newa Name', phone: '' }, after: gone });
    expect(await find('newa')).toEqual([]);
    expect(await find('f@ex')).toEqual([]);
  });
});
