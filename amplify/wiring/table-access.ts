import type { Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * The API's tables, plus `Claims`, which holds throttle counters and request marks, and `Parked`, where changes wait
 * whose effects failed.
 */
export type TableName =
  | 'ShopSettings'
  | 'Service'
  | 'Bay'
  | 'Technician'
  | 'StaffMember'
  | 'Customer'
  | 'CustomerNotes'
  | 'SearchTerm'
  | 'Vehicle'
  | 'VehicleFile'
  | 'Appointment'
  | 'DaySheet'
  | 'TimeBlock'
  | 'WaitingEntry'
  | 'AuditEntry'
  | 'Notice'
  | 'Outbox'
  | 'Suppression'
  | 'Contribution'
  | 'Figure'
  | 'Claims'
  | 'Parked';

/** The DynamoDB actions that any of our functions may be given. Scan is not among them. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** One function's rights on one table: actions on the table itself, and the indexes it may query. */
export interface TableAccess {
  readonly actions?: readonly TableAction[];
  readonly indexes?: readonly string[];
}

/** One function's rights on the tables it knows. */
export type FunctionAccess = Readonly<Partial<Record<TableName, TableAccess>>>;

/**
 * The same for each function of an area. Separate from the code that grants it: tests and the local cloud read it too.
 */
export type AreaAccess = Readonly<Record<string, FunctionAccess>>;

/** Grants exactly these actions on exactly this table (and Query on exactly these indexes). */
export function grantTableAccess(grantee: IFunction, table: ITable, { actions = [], indexes = [] }: TableAccess): void {
  const onTable = { actions: actions.map((action) => `dynamodb:${action}`), resources: [table.tableArn] };
  const onIndexes = {
    actions: ['dynamodb:Query'],
    resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
  };
  if (actions.length > 0) grantee.addToRolePolicy(new PolicyStatement(onTable));
  if (indexes.length > 0) grantee.addToRolePolicy(new PolicyStatement(onIndexes));
}

/** `ShopSettings` is known to a function as `SHOP_SETTINGS_TABLE`. */
export const tableVariable = (model: string): string =>
  `${model.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_TABLE`;

/**
 * Narrows the role by which AppSync reaches one model's table. Amplify grants reading, writing and scanning alike; with
 * Scan gone, IAM refuses a list that lost its guard instead of letting it read the whole table.
 */
export function limitApiToTable(modelStack: Stack, actions: readonly TableAction[]): void {
  const roles = modelStack.node.findAll().filter((node): node is CfnRole => node instanceof CfnRole);
  if (roles.length !== 1) throw new Error(`${modelStack.node.id} has ${roles.length} roles where one was expected`);
  const granted = actions.map((action) => `dynamodb:${action}`);
  roles[0]?.addPropertyOverride('Policies.0.PolicyDocument.Statement.0.Action', granted);
}
