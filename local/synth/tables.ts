import { setTimeout } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type {
  AttributeDefinition,
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  Projection,
  StreamSpecification,
  TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Tables } from '../../amplify/kernel/tables';
import { propertiesOf } from './evaluate';
import { REGION } from './physical';
import { resourcesOf } from './stacks';
import type { Placed } from './stacks';
import type { SynthOutput } from './synth';

/** Model name (or construct name, for a plain table) to the name of its DynamoDB table. */
export type TableNames = Readonly<Record<string, string>>;

export interface TableDefinition {
  readonly model: string;
  readonly tableName: string;
  readonly keySchema: KeySchemaElement[];
  readonly attributes: AttributeDefinition[];
  readonly indexes: GlobalSecondaryIndex[];
  readonly stream?: StreamSpecification;
  readonly ttlAttribute?: string;
}

const TABLE_TYPES = ['Custom::AmplifyDynamoDBTable', 'Custom::ImportedAmplifyDynamoDBTable', 'AWS::DynamoDB::Table'];

interface TableProperties {
  readonly TableName?: string;
  readonly KeySchema: KeySchemaElement[];
  readonly AttributeDefinitions: AttributeDefinition[];
  readonly GlobalSecondaryIndexes?: GlobalSecondaryIndex[];
  readonly StreamSpecification?: StreamSpecification;
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string };
}

/** A client for a local data engine. The credentials are dummies that the SDK insists on. */
export function localClient(endpoint: string): DynamoDBClient {
  // The SDK's notice about its next Node version does not concern local runs.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return new DynamoDBClient({
    endpoint,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 3,
  });
}

/** Amplify's own table resource spells its properties in camelCase, CloudFormation's in PascalCase. */
function inPascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPascalCase);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key.charAt(0).toUpperCase() + key.slice(1),
    inPascalCase(item),
  ]);
  return Object.fromEntries(entries);
}

function modelOf(placed: Placed): string {
  if (placed.resource.Type === 'AWS::DynamoDB::Table') return placed.logicalId.replace(/[0-9A-F]{8}$/, '');
  return placed.logicalId.replace(/Table$/, '');
}

/** The tables whose changes a function follows. */
function followedTables(synth: SynthOutput): Set<string> {
  const mappings = resourcesOf(synth.root, 'AWS::Lambda::EventSourceMapping');
  const sources = mappings.map((placed) => propertiesOf<{ EventSourceArn: string }>(placed).EventSourceArn);
  return new Set(sources.flatMap((arn) => /:table\/([^/]+)\/stream\//.exec(arn)?.[1] ?? []));
}

function definitionOf(placed: Placed): TableDefinition {
  const properties = inPascalCase(propertiesOf<unknown>(placed)) as TableProperties;
  const indexes = (properties.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  const ttlAttribute = properties.TimeToLiveSpecification?.AttributeName;
  return {
    model: modelOf(placed),
    tableName: properties.TableName ?? placed.logicalId,
    keySchema: properties.KeySchema,
    attributes: properties.AttributeDefinitions,
    indexes,
    ...(properties.StreamSpecification ? { stream: properties.StreamSpecification } : {}),
    ...(ttlAttribute ? { ttlAttribute } : {}),
  };
}

/** Every table the backend declares, with its keys, indexes, stream and expiry attribute. */
export function tableDefinitions(synth: SynthOutput): TableDefinition[] {
  return resourcesOf(synth.root, ...TABLE_TYPES).map(definitionOf);
}

/**
 * The tables as created here. Amplify gives every table a stream; here only those that a function follows have one, because
 * the engine keeps all streams' records in one place and gets slower with each.
 */
function localDefinitions(synth: SynthOutput): TableDefinition[] {
  const followed = followedTables(synth);
  return tableDefinitions(synth).map(({ stream, ...table }) =>
    stream !== undefined && followed.has(table.tableName) ? { ...table, stream } : table,
  );
}

/** The names of the tables, without an engine. */
export function tableNames(synth: SynthOutput): TableNames {
  return Object.fromEntries(tableDefinitions(synth).map(({ model, tableName }) => [model, tableName]));
}

/** The names as commands take them: `appointment`, `daySheet`, `claims`, … */
export function tablesOf(names: TableNames): Tables {
  const named = Object.entries(names).map(([model, name]) => [model.charAt(0).toLowerCase() + model.slice(1), name]);
  const tables: unknown = Object.fromEntries(named);
  return tables as Tables;
}

function creationOf(table: TableDefinition): CreateTableCommandInput {
  const viewType = table.stream?.StreamViewType;
  return {
    TableName: table.tableName,
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributes,
    BillingMode: 'PAY_PER_REQUEST',
    ...(table.indexes.length > 0 ? { GlobalSecondaryIndexes: table.indexes } : {}),
    ...(viewType ? { StreamSpecification: { StreamEnabled: true, StreamViewType: viewType } } : {}),
  };
}

const keysOf = (keys: KeySchemaElement[] | undefined) => (keys ?? []).map((key) => key.AttributeName).join('/');

const heldBy = ({ ProjectionType, NonKeyAttributes }: Projection = {}) =>
  [ProjectionType, ...[...(NonKeyAttributes ?? [])].sort()].join();

/** One engine answers before the index exists or is gone, and refuses other changes of the table until then. */
async function indexesAtRest(client: DynamoDBClient, TableName: string): Promise<void> {
  for (;;) {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName }));
    if ((found?.GlobalSecondaryIndexes ?? []).every(({ IndexStatus }) => IndexStatus === 'ACTIVE')) return;
    await setTimeout(50);
  }
}

/** Creates missing indexes and recreates those with changed attributes, as Amplify does in AWS. */
async function bringIndexesUpToDate(client: DynamoDBClient, table: TableDefinition, found: TableDescription) {
  const TableName = table.tableName;
  for (const { IndexName, KeySchema, Projection } of table.indexes) {
    const existing = found.GlobalSecondaryIndexes?.find((index) => index.IndexName === IndexName);
    if (existing && heldBy(existing.Projection) === heldBy(Projection)) continue;
    if (existing) {
      const GlobalSecondaryIndexUpdates = [{ Delete: { IndexName } }];
      await client.send(new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates }));
      await indexesAtRest(client, TableName);
    }
    await client.send(
      new UpdateTableCommand({
        TableName,
        AttributeDefinitions: table.attributes,
        GlobalSecondaryIndexUpdates: [{ Create: { IndexName, KeySchema, Projection } }],
      }),
    );
    await indexesAtRest(client, TableName);
  }
}

async function adopt(client: DynamoDBClient, table: TableDefinition): Promise<void> {
  const { Table: found } = await client.send(new DescribeTableCommand({ TableName: table.tableName }));
  if (!found) return;
  if (keysOf(found.KeySchema) !== keysOf(table.keySchema)) {
    throw new Error(
      `The key of ${table.model} is now ${keysOf(table.keySchema)}, but the stored table has ${keysOf(found.KeySchema)}. ` +
        'In AWS this replaces the table. Run `npm run reset` to start again with empty tables.',
    );
  }
  await bringIndexesUpToDate(client, table, found);
  const viewType = table.stream?.StreamViewType;
  if (!viewType || found.StreamSpecification?.StreamEnabled === true) return;
  const StreamSpecification = { StreamEnabled: true, StreamViewType: viewType };
  await client.send(new UpdateTableCommand({ TableName: table.tableName, StreamSpecification }));
}

async function createTable(client: DynamoDBClient, table: TableDefinition, rowsEnd: boolean): Promise<void> {
  try {
    await client.send(new CreateTableCommand(creationOf(table)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await adopt(client, table);
    return;
  }
  if (!table.ttlAttribute || !rowsEnd) return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: table.tableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: table.ttlAttribute },
    }),
  );
}

interface Creation {
  /** Whether rows expire, by the engine's clock. */
  readonly rowsEnd?: boolean;
  /** A prefix for every table's name, so an engine can hold several sets. */
  readonly prefix?: string;
}

/** Creates the tables the backend declares; existing ones keep their data. */
export async function createTables(
  endpoint: string,
  synth: SynthOutput,
  { rowsEnd = true, prefix = '' }: Creation = {},
): Promise<TableNames> {
  const client = localClient(endpoint);
  const definitions = localDefinitions(synth).map((table) => ({ ...table, tableName: prefix + table.tableName }));
  try {
    for (const table of definitions) await createTable(client, table, rowsEnd);
    return Object.fromEntries(definitions.map(({ model, tableName }) => [model, tableName]));
  } finally {
    client.destroy();
  }
}
