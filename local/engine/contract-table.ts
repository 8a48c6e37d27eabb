import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { localClient } from '../synth/tables';
import { startEngine } from './engine';
import type { EngineKind } from './engine';

export const TableName = 'Contract';

export interface ContractTable {
  readonly db: DynamoDBDocumentClient;
  readonly endpoint: string;
  put(item: Record<string, unknown>): Promise<unknown>;
  get(pk: string): Promise<Record<string, unknown> | undefined>;
  stop(): Promise<void>;
}

/** The name of DynamoDB's error; `done` if there is none. */
export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as Error).name,
  );

/** A table with a sort key, an index and a stream, on its own engine. The row of a key is at sort key `-`. */
export async function openContractTable(kind: EngineKind): Promise<ContractTable> {
  const engine = await startEngine({ kind });
  const client = localClient(engine.endpoint);
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'owner'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOwner',
          KeySchema: [
            { AttributeName: 'owner', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name'] },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  return {
    db,
    endpoint: engine.endpoint,
    put: (Item) => db.send(new PutCommand({ TableName, Item })),
    get: async (pk) => (await db.send(new GetCommand({ TableName, Key: { pk, sk: '-' }, ConsistentRead: true }))).Item,
    stop: () => {
      client.destroy();
      return engine.stop();
    },
  };
}
