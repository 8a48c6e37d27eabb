import { secret } from '@aws-amplify/backend';
import { FUNCTION_ACCESS, type FunctionName, type TableName } from './function-access';
import type { Workbay } from './parts';
import { grantTableAccess, tableVariable, type TableAccess } from './table-access';
import type { TableOf } from './tables';

/** Functions that make or read links which work without a sign-in, or know addresses by their keyed fingerprint. */
const LINK_MAKERS = ['booking', 'delivery', 'mailEvents'] as const;

/** Gives each function its tables, by `FUNCTION_ACCESS` and no further, and the secret to those that sign links. */
export function grantAccess(backend: Workbay, tableOf: TableOf): void {
  for (const functionName of Object.keys(FUNCTION_ACCESS) as FunctionName[]) {
    const { lambda } = backend[functionName].resources;
    for (const [tableName, access] of Object.entries(FUNCTION_ACCESS[functionName]) as [TableName, TableAccess][]) {
      grantTableAccess(lambda, tableOf(tableName), access);
      backend[functionName].addEnvironment(tableVariable(tableName), tableOf(tableName).tableName);
    }
  }
  for (const functionName of LINK_MAKERS) {
    backend[functionName].addEnvironment('MANAGE_LINK_SECRET', secret('MANAGE_LINK_SECRET'));
  }
}
