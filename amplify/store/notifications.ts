import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { StaffAlert } from '../../domain/notification/notify';
import type { CommandDeps } from '../runtime/deps';
import { stamp } from './row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Something staff should know. `notificationId` begins with the time, so the newest is last by key. */
export interface Notification {
  readonly notificationId: string;
  readonly kind: StaffAlert;
  readonly appointmentId: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Epoch seconds after which the row may go. */
  readonly expiresAt: number;
}

/** Writes an alert to all staff. The same id writes the same row. */
export function putNotification(
  { tables, now }: Pick<CommandDeps, 'tables' | 'now'>,
  notification: Notification,
): TransactItem {
  const facts = JSON.stringify(notification.facts);
  const Item = { ...notification, facts, audience: 'STAFF', ...stamp('Notification', now, now) };
  return { Put: { TableName: tables.notification, Item } };
}
