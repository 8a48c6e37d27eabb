import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchTerm, customerTerms, searchKeysOf } from '../../../domain/customers/search-terms';
import { type RunningTables, startTables } from '../../../local/testing/tables';
import type { CommandDeps } from '../deps';
import { queryAll } from '../query';
import type { Row } from '../row';
import type { IndexEffect } from './effect';
import { indexTerms } from './index-terms';

let running: RunningTables;
beforeAll(async () => {
  running = await startTables();
});
afterAll(() => running.stop());

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const deps = (): CommandDeps => ({
  ...{ db: running.db, tables: running.tables, now: '2026-11-24T00:00:00.000Z' },
  ...{ newId: () => 'id', random: () => 0, log: silent },
});

const MADE = '2026-11-01T00:00:00.000Z';
let number = 0;
/** A separate record for each test, and its terms at a version. */
function record() {
  number += 1;
  const customerId = `found-${String(number)}`;
  const at = (version: number, name: string, given: Partial<IndexEffect> = {}): IndexEffect => ({
    ...{ effect: 'INDEX', about: { model: 'Customer', id: customerId }, customerId, since: MADE, version },
    terms: name === '' ? [] : customerTerms({ customerId, name, email: '', phone: '' }),
    ...given,
  });
  const terms = async (): Promise<string[]> => {
    const { Items = [] } = await running.db.send(
      new ScanCommand({ TableName: running.tables.searchTerm, ConsistentRead: true }),
    );
    const own = Items.filter((row) => row['customerId'] === customerId && row['term'] !== '-');
    return own.map((row) => String(row['term']).replace(`#${customerId}`, '')).sort();
  };
  return { customerId, at, terms };
}

const find = async (typed: string): Promise<Row[]> => {
  const pages = searchKeysOf(typed).map(({ bucket, prefix }) =>
    queryAll(deps(), {
      TableName: running.tables.searchTerm,
      KeyConditionExpression: '#bucket = :bucket AND begins_with(term, :prefix)',
      ExpressionAttributeNames: { '#bucket': 'bucket' },
      ExpressionAttributeValues: { ':bucket': bucket, ':prefix': prefix },
    }),
  );
  return (await Promise.all(pages)).flat();
};

describe('a record', () => {
  it('is found by what it says now, not by what it said before, and shows its current name', async () => {
    const { at, customerId, terms } = record();
    await indexTerms(deps(), at(1, 'Finda Ble'));
    expect(await find('fin')).toMatchObject([{ customerId, label: 'Finda Ble' }]);
    await indexTerms(deps(), at(2, 'Newa Name'));
    expect(await find('fin')).toEqual([]);
    expect(await find('newa')).toHaveLength(1);
    await indexTerms(deps(), at(3, ''));
    expect(await terms()).toEqual([]);
  });

  it('is found the same however often and in whatever order its changes come', async () => {
    const names = ['Ada Lee', 'Ada Moreau', 'Eve Moreau'];
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1, 2, 0],
      [0, 0, 0, 2, 2, 1, 1],
    ];
    for (const order of orders) {
      const { at, terms } = record();
      for (const index of order) await indexTerms(deps(), at(index + 1, names[index] ?? ''));
      expect(await terms()).toEqual(['eve moreau', 'moreau eve']);
    }
  });

  it('is found the same when its changes come at once', async () => {
    const { at, terms } = record();
    const versions = [1, 2, 3, 4, 5, 6, 7, 8];
    await Promise.all(versions.map((version) => indexTerms(deps(), at(version, `Name${String(version)} Same`))));
    expect(await terms()).toEqual(['name8 same', 'same name8']);
  });

  it('that is gone is not brought back by an earlier change, and one entered again under its id is found', async () => {
    const { at, terms } = record();
    await indexTerms(deps(), at(1, 'Ada Lee'));
    await indexTerms(deps(), at(3, ''));
    await indexTerms(deps(), at(2, 'Ada Moreau'));
    expect(await terms()).toEqual([]);
    await indexTerms(deps(), at(1, 'Ada Again', { since: '2026-11-20T00:00:00.000Z' }));
    await indexTerms(deps(), at(2, 'Ada Moreau'));
    expect(await terms()).toEqual(['ada again', 'again ada']);
  });

  it('with a new name shows it under the terms that stay', async () => {
    const { at, customerId } = record();
    const showing = (label: string) =>
      customerTerms({ customerId, name: 'Stays Here', email: '', phone: '' }).map((term) => ({ ...term, label }));
    await indexTerms(deps(), at(1, '', { terms: showing('Before') }));
    await indexTerms(deps(), at(2, '', { terms: showing('After') }));
    expect((await find('stays')).map(({ label }) => label)).toEqual(['After']);
  });

  it('with more terms than fit a transaction changes all of them', async () => {
    const { at, customerId, terms } = record();
    const many = (letter: string): SearchTerm[] =>
      Array.from({ length: 60 }, (_, index) => ({
        ...{ bucket: `plate#${letter}`, term: `${letter}${String(index)}#${customerId}`, customerId },
        ...{ label: letter, contact: '' },
      }));
    await indexTerms(deps(), at(1, '', { terms: many('a') }));
    await indexTerms(deps(), at(2, '', { terms: many('b') }));
    const found = await terms();
    expect(found).toHaveLength(60);
    expect(found.every((term) => term.startsWith('b'))).toBe(true);
  });
});
