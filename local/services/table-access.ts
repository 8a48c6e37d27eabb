import { allows } from '../functions/grants';
import { ACCOUNT_ID, REGION } from '../synth/physical';

/** What a function may do with tables, as `action resource` patterns. */
export interface TableKey {
  readonly id: string;
  readonly functionName: string;
  readonly grants: readonly string[];
}

/** A call to DynamoDB: the name of the operation, and its body. */
export interface TableCall {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Wanted {
  readonly action: string;
  readonly resource: string;
}

const arnOf = (table: unknown, index?: unknown) =>
  `arn:aws:dynamodb:${REGION}:${ACCOUNT_ID}:table/${String(table)}${typeof index === 'string' ? `/index/${index}` : ''}`;

const STEP_ACTION: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** The permissions that a call needs, one for each table that it touches: a transaction needs those of its steps. */
function wantedBy({ operation, body }: TableCall): Wanted[] {
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    const steps = (body['TransactItems'] ?? []) as Record<string, { TableName?: string } | undefined>[];
    return steps.flatMap((step) =>
      Object.entries(step).map(([kind, item]) => ({
        action: `dynamodb:${STEP_ACTION[kind] ?? kind}`,
        resource: arnOf(item?.TableName),
      })),
    );
  }
  const action = `dynamodb:${operation}`;
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    return Object.keys(body['RequestItems'] ?? {}).map((table) => ({ action, resource: arnOf(table) }));
  }
  return [{ action, resource: arnOf(body['TableName'], body['IndexName']) }];
}

/** Why IAM would refuse the call, in its words; null when it would not. */
export function refusalOf(key: TableKey, call: TableCall): string | null {
  const missing = wantedBy(call).find(({ action, resource }) => !allows(key.grants, action, resource));
  if (missing === undefined) return null;
  const { action, resource } = missing;
  const user = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${key.functionName}/${key.functionName}`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}
