import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { StaffAlert } from '../../domain/notification/notify';
import type { CommandDeps } from '../runtime/deps';
import { stamp } from './row';

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
export async function putNotification(
  { db, tables, now }: Pick<CommandDeps, 'db' | 'tables' | 'now'>,
  notification: Notification,
): Promise<void> {
  const facts = JSON.stringify(notification.facts);
  const Item = { ...notification, facts, audience: 'STAFF', ...stamp('Notification', now, now) };
  await db.send(new PutCommand({ TableName: tables.notification, Item }));
}
