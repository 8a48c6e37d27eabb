import { type Role, type Wanted, firstRefusal } from '../functions/iam';
import { ACCOUNT_ID, REGION } from '../synth/physical';

/** A call to DynamoDB: the name of the operation, and its body. */
export interface TableCall {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
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

/** The permissions that a call needs, one for each table; a transaction needs those of its steps. */
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

/** Why IAM would refuse the call, in its words; null if it would allow it. */
export const refusalOfCall = (role: Role, call: TableCall): string | null => firstRefusal(role, wantedBy(call));
