import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { AttributeValue, ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { openPageToken, sealPageToken } from './page-token';

type Attributes = Record<string, AttributeValue>;

interface Expression {
  readonly expression?: string;
  readonly expressionNames?: Record<string, string>;
  readonly expressionValues?: Attributes;
}

/** A DynamoDB data source request, as a mapping template renders it. */
export interface TableRequest {
  readonly operation: string;
  readonly key?: Attributes;
  readonly attributeValues?: Attributes;
  readonly condition?: Expression;
  readonly update?: Expression;
  readonly query?: Expression;
  readonly filter?: Expression;
  readonly index?: string;
  readonly nextToken?: string;
  readonly limit?: number;
  readonly scanIndexForward?: boolean;
  readonly consistentRead?: boolean;
  readonly select?: 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES';
}

export interface TableCall {
  readonly operation: string;
  readonly tableName: string;
  /** Read or write units, as the engine counted them. */
  readonly units: number;
}

export interface TableSourceParts {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  onCall(call: TableCall): void;
  /** Called before each request, which fails with what it throws. For tests of outages. */
  beforeCall(call: Omit<TableCall, 'units'>): Promise<void> | void;
}

interface Answer {
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

/** AppSync hands sets to GraphQL as lists. */
function listsForSets(value: unknown): unknown {
  if (value instanceof Set) return [...value].map(listsForSets);
  if (Array.isArray(value)) return value.map(listsForSets);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, listsForSets(item)]));
}

const rowOf = (item: Attributes | undefined) => (item ? listsForSets(unmarshall(item)) : null);

function joined<T>(...parts: (Readonly<Record<string, T>> | undefined)[]): Record<string, T> | undefined {
  const whole = Object.assign({}, ...parts) as Record<string, T>;
  return Object.keys(whole).length > 0 ? whole : undefined;
}

const conditionOf = ({ condition, update }: TableRequest) => ({
  ConditionExpression: condition?.expression || undefined,
  ExpressionAttributeNames: joined(condition?.expressionNames, update?.expressionNames),
  ExpressionAttributeValues: joined(condition?.expressionValues, update?.expressionValues),
});

function pageOf(request: TableRequest, tableName: string) {
  const { query, filter, index, nextToken, limit, consistentRead, select } = request;
  return {
    TableName: tableName,
    IndexName: index,
    FilterExpression: filter?.expression || undefined,
    ExpressionAttributeNames: joined(query?.expressionNames, filter?.expressionNames),
    ExpressionAttributeValues: joined(query?.expressionValues, filter?.expressionValues),
    ExclusiveStartKey: nextToken ? openPageToken(nextToken) : undefined,
    Limit: limit,
    ConsistentRead: consistentRead,
    Select: select,
    ReturnConsumedCapacity: 'TOTAL' as const,
  };
}

interface PageAnswer extends Answer {
  readonly Items?: Attributes[] | undefined;
  readonly ScannedCount?: number | undefined;
  readonly LastEvaluatedKey?: Attributes | undefined;
}

const pageResult = ({ Items, ScannedCount, LastEvaluatedKey }: PageAnswer) => ({
  items: (Items ?? []).map(rowOf),
  scannedCount: ScannedCount ?? 0,
  nextToken: LastEvaluatedKey ? sealPageToken(LastEvaluatedKey) : null,
});

/** Errors as a resolver sees them: `DynamoDB:<name>` and AWS's end of the sentence. */
function asResolverError(error: unknown): Error {
  const { name, message, type, $metadata } = error as Error & { type?: string; $metadata?: { requestId?: string } };
  if (type) return error as Error;
  const suffix = `(Service: DynamoDb, Status Code: 400, Request ID: ${$metadata?.requestId ?? 'local'})`;
  return Object.assign(new Error(`${message} ${suffix}`), { type: `DynamoDB:${name}` });
}

/** A table as AppSync's resolvers use it. */
export function tableSource(parts: TableSourceParts): { load(request: TableRequest): Promise<unknown> } {
  const { client, tableName } = parts;
  const metered = async <T extends Answer>(operation: string, answer: Promise<T>): Promise<T> => {
    const result = await answer;
    parts.onCall({ operation, tableName, units: result.ConsumedCapacity?.CapacityUnits ?? 0 });
    return result;
  };
  const item = { TableName: tableName, ReturnConsumedCapacity: 'TOTAL' as const };

  async function run(request: TableRequest): Promise<unknown> {
    const { operation, key } = request;
    switch (operation) {
      case 'GetItem': {
        const get = new GetItemCommand({ ...item, Key: key, ConsistentRead: request.consistentRead });
        return rowOf((await metered(operation, client.send(get))).Item);
      }
      case 'PutItem': {
        const Item = { ...key, ...request.attributeValues };
        await metered(operation, client.send(new PutItemCommand({ ...item, Item, ...conditionOf(request) })));
        return rowOf(Item);
      }
      case 'UpdateItem': {
        const UpdateExpression = request.update?.expression;
        const update = {
          ...item,
          Key: key,
          UpdateExpression,
          ...conditionOf(request),
          ReturnValues: 'ALL_NEW' as const,
        };
        return rowOf((await metered(operation, client.send(new UpdateItemCommand(update)))).Attributes);
      }
      case 'DeleteItem': {
        const remove = { ...item, Key: key, ...conditionOf(request), ReturnValues: 'ALL_OLD' as const };
        return rowOf((await metered(operation, client.send(new DeleteItemCommand(remove)))).Attributes);
      }
      case 'Query': {
        const KeyConditionExpression = request.query?.expression;
        const query = {
          ...pageOf(request, tableName),
          KeyConditionExpression,
          ScanIndexForward: request.scanIndexForward,
        };
        return pageResult(await metered(operation, client.send(new QueryCommand(query))));
      }
      case 'Scan':
        return pageResult(await metered(operation, client.send(new ScanCommand(pageOf(request, tableName)))));
      default:
        throw Object.assign(new Error(`The operation ${operation} is not offered locally.`), {
          type: 'MappingTemplate',
        });
    }
  }

  return {
    load: async (request) => {
      try {
        await parts.beforeCall({ operation: request.operation, tableName });
        return await run(request);
      } catch (error) {
        throw asResolverError(error);
      }
    },
  };
}
