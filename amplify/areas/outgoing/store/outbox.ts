import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../../kernel/deps';
import { stamp } from '../../../kernel/row';
import type { OutboxRow } from '../../../outgoing/expand';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Puts a message that is to be sent; fails when it is there already. */
export const putOutbox = ({ tables, now }: Pick<CommandDeps, 'tables' | 'now'>, row: OutboxRow): TransactItem => ({
  Put: {
    TableName: tables.outbox,
    Item: { ...row, state: 'QUEUED', ...stamp('Outbox', now, now) },
    ConditionExpression: 'attribute_not_exists(outboxId)',
  },
});
