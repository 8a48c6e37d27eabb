import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamsClient } from '../dispatch/streams-client';
import type { StreamRecord } from '../dispatch/streams-client';
import { TableName, openContractTable, refusal } from './contract-table';
import type { ContractTable } from './contract-table';
import { availableEngines } from './engine';

// What the product relies on in DynamoDB. Every engine has to pass, so the product's tests can run on any of them.

describe.each(availableEngines())('the %s engine', (kind) => {
  let table: ContractTable;
  let db: ContractTable['db'];
  let put: ContractTable['put'];
  let get: ContractTable['get'];

  beforeAll(async () => {
    table = await openContractTable(kind);
    ({ db, put, get } = table);
  });
  afterAll(() => table.stop());

  const query = (given: Partial<QueryCommandInput>) => db.send(new QueryCommand({ TableName, ...given }));
  const ofKey = (pk: string): Partial<QueryCommandInput> => ({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  });

  describe('queries', () => {
    const keys = ['', 'a', 'Z', 'ab', 'ä', '10', '9'].filter(Boolean);

    beforeAll(async () => {
      for (const sk of keys) await put({ pk: 'sorted', sk });
    });

    it('returns keys in byte order, and in reverse when asked', async () => {
      const byBytes = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      const forward = await query(ofKey('sorted'));
      expect(forward.Items?.map(({ sk }) => sk as string)).toEqual(byBytes);
      const backward = await query({ ...ofKey('sorted'), ScanIndexForward: false });
      expect(backward.Items?.map(({ sk }) => sk as string)).toEqual([...byBytes].reverse());
    });

    it('continues after a page without a gap or a repeat', async () => {
      const seen: string[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await query({ ...ofKey('sorted'), Limit: 2, ...(from ? { ExclusiveStartKey: from } : {}) });
        seen.push(...(page.Items ?? []).map(({ sk }) => sk as string));
        from = page.LastEvaluatedKey;
      } while (from);
      expect(seen).toEqual([...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    });

    it('reads part of the keys: a prefix, a range', async () => {
      const part = async (condition: string, values: Record<string, unknown>) => {
        const { Items } = await query({
          KeyConditionExpression: `pk = :pk AND ${condition}`,
          ExpressionAttributeValues: { ':pk': 'sorted', ...values },
        });
        return Items?.map(({ sk }) => sk as string);
      };
      expect(await part('begins_with(sk, :a)', { ':a': 'a' })).toEqual(['a', 'ab']);
      expect(await part('sk BETWEEN :a AND :z', { ':a': '9', ':z': 'a' })).toEqual(['9', 'Z', 'a']);
    });

    it('refuses a filter on a key', async () => {
      const filtered = query({
        ...{ ...ofKey('sorted'), FilterExpression: 'sk = :z' },
        ExpressionAttributeValues: { ':pk': 'sorted', ':z': 'Z' },
      });
      expect(await refusal(filtered)).toBe('ValidationException');
    });

    it('lists only rows with the index key, with the projected attributes', async () => {
      await put({ pk: 'owned-1', sk: '2', owner: 'casey', name: 'Casey', secret: 'x' });
      await put({ pk: 'owned-2', sk: '1', owner: 'casey', name: 'Casey', secret: 'x' });
      await put({ pk: 'owned-3', sk: '1', name: 'no one’s' });
      const ofCasey = () =>
        query({
          ...{ IndexName: 'byOwner', KeyConditionExpression: '#owner = :owner' },
          ...{ ExpressionAttributeNames: { '#owner': 'owner' }, ExpressionAttributeValues: { ':owner': 'casey' } },
        });
      expect((await ofCasey()).Items).toEqual([
        { pk: 'owned-2', sk: '1', owner: 'casey', name: 'Casey' },
        { pk: 'owned-1', sk: '2', owner: 'casey', name: 'Casey' },
      ]);
      await db.send(
        new UpdateCommand({
          ...{ TableName, Key: { pk: 'owned-1', sk: '2' }, UpdateExpression: 'REMOVE #owner' },
          ExpressionAttributeNames: { '#owner': 'owner' },
        }),
      );
      expect((await ofCasey()).Items?.map(({ pk }) => pk as string)).toEqual(['owned-2']);
    });

    it('scans every row once, page by page', async () => {
      const seen: string[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await db.send(
          new ScanCommand({ TableName, Limit: 7, ConsistentRead: true, ...(from ? { ExclusiveStartKey: from } : {}) }),
        );
        seen.push(...(page.Items ?? []).map(({ pk, sk }) => `${String(pk)}/${String(sk)}`));
        from = page.LastEvaluatedKey;
      } while (from);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toContain('sorted/ä');
    });
  });

  describe('stored rows', () => {
    it('come back unchanged: long numbers, empty text, lists, maps, sets, null', async () => {
      const item = { pk: 'as-it-was', sk: '-', empty: '', nothing: null, list: [1, 'two', { three: [] }], yes: true };
      await put({ ...item, tags: new Set(['a', 'b']) });
      const found = await get('as-it-was');
      expect(found).toMatchObject(item);
      expect(found?.['tags']).toEqual(new Set(['a', 'b']));
    });

    it('are refused with an empty key, a key of another type, or more than 400 kB', async () => {
      expect(await refusal(put({ pk: '', sk: '-' }))).toBe('ValidationException');
      expect(await refusal(put({ pk: 'typed', sk: 5 }))).toBe('ValidationException');
      expect(await refusal(put({ pk: 'large', sk: '-', text: 'x'.repeat(401 * 1024) }))).toBe('ValidationException');
      expect(await refusal(put({ pk: 'large', sk: '-', text: 'x'.repeat(390 * 1024) }))).toBe('done');
    });

    it('are read in batches of 100 and written in batches of 25', async () => {
      const names = Array.from({ length: 26 }, (_, row) => `batch-${row}`);
      const write = (rows: readonly string[]) =>
        db.send(
          new BatchWriteCommand({
            RequestItems: { [TableName]: rows.map((pk) => ({ PutRequest: { Item: { pk, sk: '-' } } })) },
          }),
        );
      expect(await refusal(write(names))).toBe('ValidationException');
      await write(names.slice(0, 25));
      const { Responses } = await db.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys: names.map((pk) => ({ pk, sk: '-' })) } } }),
      );
      expect(Responses?.[TableName]).toHaveLength(25);
    });
  });

  it('reports what a call costs', async () => {
    const write = await db.send(
      new PutCommand({
        TableName,
        Item: { pk: 'costly', sk: '-', text: 'x'.repeat(1500) },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(write.ConsumedCapacity?.CapacityUnits).toBe(2);
    const read = (ConsistentRead: boolean) =>
      db.send(
        new GetCommand({
          ...{ TableName, Key: { pk: 'costly', sk: '-' }, ConsistentRead, ReturnConsumedCapacity: 'TOTAL' },
        }),
      );
    expect((await read(false)).ConsumedCapacity?.CapacityUnits).toBe(0.5);
    expect((await read(true)).ConsumedCapacity?.CapacityUnits).toBe(1);
  });

  it('streams each change once, in order, with the row before and after', async () => {
    await put({ pk: 'streamed', sk: '-', name: 'one' });
    await put({ pk: 'streamed', sk: '-', name: 'two' });
    await db.send(new DeleteCommand({ TableName, Key: { pk: 'streamed', sk: '-' } }));
    const streams = streamsClient(table.endpoint);
    const streamArn = (await streams.streamOf(TableName)) ?? '';
    const records: StreamRecord[] = [];
    for (const { ShardId: shardId } of await streams.shardsOf(streamArn)) {
      let iterator: string | undefined = await streams.iteratorAt({ streamArn, shardId });
      for (let rounds = 0; iterator !== undefined && rounds < 20; rounds += 1) {
        const page: Awaited<ReturnType<typeof streams.records>> = await streams.records(iterator, 1000);
        records.push(...page.records);
        if (page.records.length === 0) break;
        iterator = page.next;
      }
    }
    const own = records.filter(({ dynamodb }) => dynamodb.Keys?.['pk']?.['S'] === 'streamed');
    const nameIn = (image: unknown) => (image as { name?: { S?: string } } | undefined)?.name?.S;
    expect(
      own.map(({ eventName, dynamodb }) => [eventName, nameIn(dynamodb['OldImage']), nameIn(dynamodb.NewImage)]),
    ).toEqual([
      ['INSERT', undefined, 'one'],
      ['MODIFY', 'one', 'two'],
      ['REMOVE', 'two', undefined],
    ]);
  });
});
