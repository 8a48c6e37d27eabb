import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, type ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Deployment } from './deployment';
import type { TableName } from './table-access';
import type { Workbay } from './parts';
import { limitApiToTable } from './table-access';

/** The table with that name; throws if there is none. */
export type TableOf = (name: TableName) => ITable;

/** Models whose rows expire. */
const EXPIRING = ['Notice', 'LiveChange', 'WaitingEntry', 'VehicleFile', 'Outbox', 'Suppression'];

/**
 * Protects the tables, lets short-lived rows expire, adds `Claims` and `Parked`, and leaves the API what it needs:
 * every write goes through a function, so the API itself may only read; it writes nothing but live changes.
 */
export function wireTables({ data }: Workbay, { isKept }: Deployment): TableOf {
  const { cfnResources, graphqlApi, nestedStacks, tables } = data.resources;
  for (const table of Object.values(cfnResources.amplifyDynamoDbTables)) {
    table.pointInTimeRecoveryEnabled = true;
    table.deletionProtectionEnabled = isKept;
  }
  for (const model of EXPIRING) {
    const table = cfnResources.amplifyDynamoDbTables[model];
    if (table === undefined) throw new Error(`There is no table for ${model}`);
    table.timeToLiveAttribute = { attributeName: 'expiresAt', enabled: true };
  }
  for (const [model, modelStack] of Object.entries(nestedStacks)) {
    if (model in tables) limitApiToTable(modelStack, model === 'LiveChange' ? ['PutItem'] : ['GetItem', 'Query']);
  }
  const stack = Stack.of(graphqlApi);
  const own: Readonly<Record<string, ITable>> = {
    Claims: claimsTable(stack, isKept),
    Parked: parkedTable(stack, isKept),
  };
  return (name) => {
    const table = own[name] ?? tables[name];
    if (table === undefined) throw new Error(`There is no table for ${name}`);
    return table;
  };
}

const claimsTable = (stack: Stack, isKept: boolean): Table =>
  new Table(stack, 'Claims', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: 'expiresAt',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: isKept,
    removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });

/** Changes whose effects failed, whole, until they are carried out or expire. */
const parkedTable = (stack: Stack, isKept: boolean): Table =>
  new Table(stack, 'Parked', {
    partitionKey: { name: 'queue', type: AttributeType.STRING },
    sortKey: { name: 'parkedId', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: 'expiresAt',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: isKept,
    removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
