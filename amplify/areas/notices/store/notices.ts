import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { StaffAlert } from '../../../../domain/booking/notify';
import type { CommandDeps } from '../../../kernel/deps';
import { stamp } from '../../../kernel/row';

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
