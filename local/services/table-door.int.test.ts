import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVICE_ID, book, openWorkshop } from '../acceptance/small-workshop';
import { type Cloud, startCloud } from '../cloud';
import { type Engine, startEngine } from '../engine/engine';
import { functionDefinitions } from '../functions/definitions';
import { DEFAULT_FACTS, REGION } from '../synth/physical';
import { synthesise } from '../synth/synth';
import { type TableNames, createTables, localClient } from '../synth/tables';
import { type TableDoor, startTableDoor } from './table-door';

describe('a function’s access to its tables', () => {
  const KEY = { id: 'AKIABOOKING', secret: 'secret' };
  const shopId = 'main';
  let engine: Engine;
  let door: TableDoor;
  let tables: TableNames;
  let booking: DynamoDBDocumentClient;
  const clientOf = (accessKeyId: string, secretAccessKey = KEY.secret) =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({
        ...{ endpoint: door.endpoint, region: REGION, maxAttempts: 1 },
        credentials: { accessKeyId, secretAccessKey },
      }),
    );

  beforeAll(async () => {
    engine = await startEngine({});
    const synth = await synthesise();
    tables = await createTables(engine.endpoint, synth);
    door = await startTableDoor({ engineEndpoint: engine.endpoint });
    const definitions = await functionDefinitions(synth, DEFAULT_FACTS);
    const statements = definitions.find(({ name }) => name === 'booking')?.statements ?? [];
    door.accept([{ ...KEY, functionName: 'booking', statements }]);
    booking = clientOf(KEY.id);
    const operator = DynamoDBDocumentClient.from(localClient(engine.endpoint));
    await operator.send(
      new PutCommand({ TableName: tables['Service'], Item: { shopId, serviceId: 's', name: 'Oil' } }),
    );
    operator.destroy();
  });
  afterAll(async () => {
    booking.destroy();
    await door.stop();
    await engine.stop();
  });

  const table = (model: string) => ({ TableName: tables[model] ?? '' });
  const Key = { shopId, serviceId: 's' };

  it('is open for what its role allows', async () => {
    const { Item } = await booking.send(new GetCommand({ ...table('Service'), Key }));
    expect(Item).toEqual({ ...Key, name: 'Oil' });
    await booking.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { ...table('AuditEntry'), Item: { subject: 'x', auditId: 'y', actorId: 'z', day: '2026-01-01' } } },
        ],
      }),
    );
  });

  it('is closed for everything else, and nothing is written', async () => {
    const byDay = { KeyConditionExpression: 'visitDate = :day', ExpressionAttributeValues: { ':day': '2026-01-01' } };
    const update = {
      ...table('Service'),
      Key,
      UpdateExpression: 'SET active = :no',
      ExpressionAttributeValues: { ':no': false },
    };
    const violations = [
      new PutCommand({ ...table('Service'), Item: { ...Key, name: 'Free' } }),
      new UpdateCommand(update),
      new DeleteCommand({ ...table('Service'), Key }),
      new ScanCommand(table('Bay')),
      new GetCommand({ ...table('CustomerNotes'), Key: { customerId: 'casey' } }),
      new QueryCommand({ ...table('Appointment'), ...byDay, IndexName: 'appointmentsByVisitDate' }),
      new TransactWriteCommand({
        TransactItems: [{ Put: { ...table('AuditEntry'), Item: { subject: 'a', auditId: 'b' } } }, { Update: update }],
      }),
    ];
    for (const violation of violations) {
      await expect(booking.send(violation as GetCommand)).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringMatching(
          /^User: \S+booking is not authorized to perform: dynamodb:\w+ on resource: /,
        ) as string,
      });
    }
    const { Item } = await booking.send(new GetCommand({ ...table('Service'), Key }));
    expect(Item).toEqual({ ...Key, name: 'Oil' });
  });

  it.each([
    ['an unknown key', 'AKIASTRANGER', KEY.secret, 'UnrecognizedClientException'],
    ['a signature with another secret', KEY.id, 'guessed', 'InvalidSignatureException'],
  ])('is shut for %s', async (_what, id, secret, name) => {
    const stranger = clientOf(id, secret);
    await expect(stranger.send(new GetCommand({ ...table('Service'), Key }))).rejects.toMatchObject({ name });
    stranger.destroy();
  });

  it.each([
    ['no signature', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, 400, 'MissingAuthenticationTokenException'],
    ['a page of another site', { origin: 'https://evil.example' }, 403, 'Only this machine'],
    ['a page of this machine', { origin: 'http://127.0.0.1:5173' }, 403, 'Only this machine'],
  ])('is shut for %s', async (_what, headers, status, because) => {
    const answer = await fetch(door.endpoint, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: '{}',
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(await answer.text()).toContain(because);
  });
});

describe('the functions of the cloud', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud.stop());

  it('have no other access to their tables', async () => {
    const { startsAt } = await openWorkshop(cloud, { bays: 1, technicians: 1 });
    cloud.revokeTables('booking');
    const answer = await book(cloud, { apiKey: true }, { startsAt, serviceId: SERVICE_ID });
    expect([answer.ok, answer.code]).toEqual([false, 'INTERNAL']);
  });
});
