import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StaffAlert } from '../../../../domain/booking/notify';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { type Row, jsonOf, stamp, textOf } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Something staff should know. `noticeId` begins with the time, so the newest is last by key. */
export interface Notice {
  readonly noticeId: string;
  readonly kind: StaffAlert;
  readonly appointmentId: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Epoch seconds after which the row may go. */
  readonly expiresAt: number;
}

/** Writes an alert to all staff. The same id writes the same row. */
export function putNotice({ tables, now }: Pick<CommandDeps, 'tables' | 'now'>, notice: Notice): TransactItem {
  const facts = JSON.stringify(notice.facts);
  const Item = { ...notice, facts, audience: 'STAFF', ...stamp('Notice', now, now) };
  return { Put: { TableName: tables.notice, Item } };
}

/** Takes the name and the plate out of what staff were alerted to about these appointments. */
export async function blankNotices(
  reader: Pick<CommandDeps, 'db' | 'tables'>,
  appointmentIds: ReadonlySet<string>,
): Promise<void> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.notice,
    KeyConditionExpression: 'audience = :staff',
    ExpressionAttributeValues: { ':staff': 'STAFF' },
    ConsistentRead: true,
  });
  for (const row of rows.filter((one) => appointmentIds.has(textOf(one, 'appointmentId')))) {
    const facts = { ...jsonOf<Row>(row, 'facts'), contactName: '', vehiclePlate: '' };
    const blanked = new UpdateCommand({
      TableName: reader.tables.notice,
      Key: { audience: 'STAFF', noticeId: row['noticeId'] },
      UpdateExpression: 'SET facts = :facts',
      ConditionExpression: 'attribute_exists(noticeId)',
      ExpressionAttributeValues: { ':facts': JSON.stringify(facts) },
    });
    await reader.db.send(blanked).catch((error: unknown) => {
      // It ran out of time meanwhile.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  }
}
