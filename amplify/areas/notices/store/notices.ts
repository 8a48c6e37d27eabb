import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CommandDeps } from '../../../kernel/deps';
import { stamp } from '../../../kernel/row';
import type { NoticeRow } from '../../../outgoing/expand';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Puts a notice; fails when it is there already. */
export const putNotice = (
  { tables, now }: Pick<CommandDeps, 'tables' | 'now'>,
  { facts, ...notice }: NoticeRow,
): TransactItem => ({
  Put: {
    TableName: tables.notice,
    Item: { ...notice, facts: JSON.stringify(facts), ...stamp('Notice', now, now) },
    ConditionExpression: 'attribute_not_exists(noticeId)',
  },
});
