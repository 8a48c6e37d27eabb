import { DeleteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TableName, openContractTable, refusal } from './contract-table';
import type { ContractTable } from './contract-table';
import { availableEngines } from './engine';

// What the product relies on in DynamoDB. Every engine has to pass, so the product's tests can run on any of them.

const reasonsOf = (work: Promise<unknown>): Promise<(string | undefined)[]> =>
  work.then(
    () => [],
    (error: unknown) =>
      ((error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? []).map(({ Code }) => Code),
  );

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

  describe('conditions', () => {
    it('refuses to put a row where one exists', async () => {
      const once = () =>
        db.send(
          new PutCommand({
            TableName,
            Item: { pk: 'once', sk: '-' },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      expect(await refusal(once())).toBe('done');
      expect(await refusal(once())).toBe('ConditionalCheckFailedException');
    });

    it('returns the row that failed the condition, if asked', async () => {
      await put({ pk: 'shown', sk: '-', version: 3 });
      const work = db.send(
        new UpdateCommand({
          ...{ TableName, Key: { pk: 'shown', sk: '-' }, UpdateExpression: 'SET version = :next' },
          ...{ ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': 2, ':next': 4 } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      const item: unknown = await work.catch((error: unknown) => (error as { Item?: unknown }).Item);
      expect(item).toMatchObject({ version: { N: '3' } });
    });

    it('compares numbers as numbers, and text by its bytes', async () => {
      await put({ pk: 'compared', sk: '-', weight: 9, word: 'Zebra' });
      const holds = (ConditionExpression: string, value: unknown) =>
        refusal(
          db.send(
            new UpdateCommand({
              ...{ TableName, Key: { pk: 'compared', sk: '-' }, ConditionExpression },
              ...{ UpdateExpression: 'SET seen = :value', ExpressionAttributeValues: { ':value': value } },
            }),
          ),
        );
      expect(await holds('weight < :value', 10)).toBe('done');
      expect(await holds('word < :value', 'apple')).toBe('done');
      expect(await holds('word < :value', 'Ä')).toBe('done');
    });

    it('finds a value in a list and counts what a row holds', async () => {
      await put({ pk: 'listed', sk: '-', cells: ['a', 'b'] });
      const check = (ConditionExpression: string, cell: string) =>
        refusal(
          db.send(
            new UpdateCommand({
              ...{ TableName, Key: { pk: 'listed', sk: '-' }, ConditionExpression },
              ...{ UpdateExpression: 'SET seen = :cell', ExpressionAttributeValues: { ':cell': cell } },
            }),
          ),
        );
      expect(await check('contains(cells, :cell)', 'b')).toBe('done');
      expect(await check('NOT contains(cells, :cell)', 'b')).toBe('ConditionalCheckFailedException');
      expect(await check('begins_with(pk, :cell)', 'lis')).toBe('done');
    });
  });

  describe('transactions', () => {
    it('saves all rows or none, and names the failed condition by position', async () => {
      await put({ pk: 'held', sk: '-' });
      const item = (pk: string) => ({
        Put: { TableName, Item: { pk, sk: '-' }, ConditionExpression: 'attribute_not_exists(pk)' },
      });
      const work = db.send(new TransactWriteCommand({ TransactItems: [item('new-1'), item('held'), item('new-2')] }));
      expect(await reasonsOf(work)).toEqual(['None', 'ConditionalCheckFailed', 'None']);
      expect([await get('new-1'), await get('new-2')]).toEqual([undefined, undefined]);
    });

    it('checks a row that it does not write', async () => {
      await put({ pk: 'checked', sk: '-', open: false });
      const work = db.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              ConditionCheck: {
                ...{ TableName, Key: { pk: 'checked', sk: '-' }, ConditionExpression: '#open = :yes' },
                ...{ ExpressionAttributeNames: { '#open': 'open' }, ExpressionAttributeValues: { ':yes': true } },
              },
            },
            { Put: { TableName, Item: { pk: 'beside', sk: '-' } } },
          ],
        }),
      );
      expect(await reasonsOf(work)).toEqual(['ConditionalCheckFailed', 'None']);
      expect(await get('beside')).toBeUndefined();
    });

    it('lets only one of 20 concurrent callers take a cell', async () => {
      const take = (taker: number) =>
        db.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Update: {
                  ...{ TableName, Key: { pk: 'sheet', sk: '-' } },
                  ...{ UpdateExpression: 'SET #cell = :taker', ConditionExpression: 'attribute_not_exists(#cell)' },
                  ...{ ExpressionAttributeNames: { '#cell': 'c36' }, ExpressionAttributeValues: { ':taker': taker } },
                },
              },
              { Put: { TableName, Item: { pk: `visit-${taker}`, sk: '-' } } },
            ],
          }),
        );
      const ended = await Promise.allSettled(Array.from({ length: 20 }, (_, taker) => take(taker)));
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const visits = await Promise.all(Array.from({ length: 20 }, (_, taker) => get(`visit-${taker}`)));
      expect(visits.filter((visit) => visit !== undefined)).toHaveLength(1);
    });

    it('applies a repeat with the same token once', async () => {
      const add = () =>
        db.send(
          new TransactWriteCommand({
            ClientRequestToken: 'token-of-a-repeat',
            TransactItems: [
              {
                Update: {
                  ...{ TableName, Key: { pk: 'counted', sk: '-' }, UpdateExpression: 'ADD times :one' },
                  ExpressionAttributeValues: { ':one': 1 },
                },
              },
            ],
          }),
        );
      await add();
      await add();
      expect(await get('counted')).toMatchObject({ times: 1 });
    });

    it('refuses the same row twice, and more than 100 rows', async () => {
      const puts = (names: string[]) =>
        refusal(
          db.send(
            new TransactWriteCommand({
              TransactItems: names.map((pk) => ({ Put: { TableName, Item: { pk, sk: '-' } } })),
            }),
          ),
        );
      expect(await puts(['twice', 'twice'])).toBe('ValidationException');
      expect(await puts(Array.from({ length: 101 }, (_, row) => `row-${row}`))).toBe('ValidationException');
      expect(await puts(Array.from({ length: 100 }, (_, row) => `row-${row}`))).toBe('done');
    });
  });

  describe('updates', () => {
    const update = async (pk: string, UpdateExpression: string, values: Record<string, unknown>) =>
      (
        await db.send(
          new UpdateCommand({
            ...{ TableName, Key: { pk, sk: '-' }, UpdateExpression, ReturnValues: 'ALL_NEW' },
            ExpressionAttributeValues: values,
          }),
        )
      ).Attributes;

    it('creates a missing row, and adds to a missing number', async () => {
      expect(await update('made', 'ADD visits :one', { ':one': 1 })).toEqual({ pk: 'made', sk: '-', visits: 1 });
      expect(await update('made', 'ADD visits :one', { ':one': 1 })).toMatchObject({ visits: 2 });
    });

    it('sets a value only if there is none, appends to a list, and removes', async () => {
      await put({ pk: 'changed', sk: '-', firstName: 'a', repairs: [1], leftOver: true });
      const after = await update(
        'changed',
        'SET firstName = if_not_exists(firstName, :b), lastName = if_not_exists(lastName, :b), repairs = list_append(repairs, :more) REMOVE leftOver',
        { ':b': 'b', ':more': [2] },
      );
      expect(after).toEqual({ pk: 'changed', sk: '-', firstName: 'a', lastName: 'b', repairs: [1, 2] });
    });

    it('accepts a reserved word only under an alias', async () => {
      expect(await refusal(update('changed', 'SET list = :a', { ':a': 'a' }))).toBe('ValidationException');
    });

    it('returns the old row, if asked', async () => {
      await put({ pk: 'before', sk: '-', name: 'old' });
      const { Attributes } = await db.send(
        new PutCommand({ TableName, Item: { pk: 'before', sk: '-', name: 'new' }, ReturnValues: 'ALL_OLD' }),
      );
      expect(Attributes).toMatchObject({ name: 'old' });
      const deleted = await db.send(
        new DeleteCommand({ TableName, Key: { pk: 'before', sk: '-' }, ReturnValues: 'ALL_OLD' }),
      );
      expect(deleted.Attributes).toMatchObject({ name: 'new' });
    });
  });
});
