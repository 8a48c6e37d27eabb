import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** The DynamoDB actions that any function of ours may be given. Scan is not among them. */
export type TableAction =
  'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

/** What one function may do with one table: actions on the table itself, and the indexes it may query. */
export interface TableAccess {
  readonly actions: readonly TableAction[];
  readonly indexes?: readonly string[];
}

/** Grants exactly these actions on exactly this table (and Query on exactly these indexes). */
export function grantTableAccess(grantee: IFunction, table: ITable, access: TableAccess): void {
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: access.actions.map((action) => `dynamodb:${action}`),
      resources: [table.tableArn],
    }),
  );
  if (access.indexes === undefined) return;
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: access.indexes.map((index) => `${table.tableArn}/index/${index}`),
    }),
  );
}

/** `ShopSettings` is known to a function as `SHOP_SETTINGS_TABLE`. */
export const tableVariable = (model: string): string =>
  `${model.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_TABLE`;
