import { CreateTableCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, availableEngines, startEngine } from '../engine/engine';
import { type SynthOutput, synthesise } from './synth';
import { createTables, localClient, tableDefinitions } from './tables';

const INDEX = 'appointmentsByVisitDate';

describe.each(availableEngines())('tables kept from an earlier version, on the %s engine', (kind) => {
  let engine: Engine;
  let synth: SynthOutput;

  beforeAll(async () => {
    [engine, synth] = await Promise.all([startEngine({ kind }), synthesise()]);
  });
  afterAll(() => engine.stop());

  it('get an index again if its attributes changed, and keep their rows', async () => {
    const client = localClient(engine.endpoint);
    const table = tableDefinitions(synth).find(({ model }) => model === 'Appointment');
    if (!table) throw new Error('There is no table of appointments');
    const TableName = table.tableName;
    await client.send(
      new CreateTableCommand({
        TableName,
        KeySchema: table.keySchema,
        AttributeDefinitions: table.attributes,
        BillingMode: 'PAY_PER_REQUEST',
        GlobalSecondaryIndexes: table.indexes.map((index) => ({ ...index, Projection: { ProjectionType: 'ALL' } })),
      }),
    );
    const Item = {
      appointmentId: { S: 'visit-1' },
      customerId: { S: 'guest-1' },
      visitDate: { S: '2026-11-24' },
      startsAt: { S: '2026-11-23T22:30:00.000Z' },
      status: { S: 'SCHEDULED' },
      note: { S: 'Rattles when cold' },
    };
    await client.send(new PutItemCommand({ TableName, Item }));

    await createTables(engine.endpoint, synth);

    const read = async (IndexName: string, key: 'visitDate' | 'customerId') => {
      const { Items } = await client.send(
        new QueryCommand({
          TableName,
          IndexName,
          KeyConditionExpression: `${key} = :value`,
          ExpressionAttributeValues: { ':value': Item[key] },
        }),
      );
      return Items;
    };
    const { appointmentId, visitDate, startsAt, status } = Item;
    expect(await read(INDEX, 'visitDate')).toEqual([{ appointmentId, visitDate, startsAt, status }]);
    expect(await read('appointmentsByCustomer', 'customerId')).toEqual([Item]);
    client.destroy();
  });
});
