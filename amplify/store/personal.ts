import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { WaitingEntry } from '../../domain/booking/waiting';
import type { CommandDeps } from '../runtime/deps';
import { type StoredAppointment, appointmentOf } from './appointments';
import { queryAll } from './query';
import { type Row, jsonOf, shopKey, textOf } from './row';

type Reader = Pick<CommandDeps, 'db' | 'tables'>;

/** All appointments of a customer, through the index, by start. */
export async function readAppointmentsOf(reader: Reader, customerId: string): Promise<StoredAppointment[]> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.appointment,
    IndexName: 'appointmentsByCustomer',
    KeyConditionExpression: 'customerId = :customer',
    ExpressionAttributeValues: { ':customer': customerId },
  });
  return rows.map(appointmentOf);
}

/** Places on the waiting list belong to somebody else from now on. */
export async function giveWaitingEntry({ db, tables }: Reader, waitingId: string, customerId: string): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: tables.waitingEntry,
      Key: { ...shopKey, waitingId },
      UpdateExpression: 'SET customerId = :customer',
      ConditionExpression: 'attribute_exists(waitingId)',
      ExpressionAttributeValues: { ':customer': customerId },
    }),
  );
}

export async function deleteWaitingEntry({ db, tables }: Reader, { waitingId }: WaitingEntry): Promise<void> {
  await db.send(new DeleteCommand({ TableName: tables.waitingEntry, Key: { ...shopKey, waitingId } }));
}

/** Takes the name and the plate out of what staff were alerted to about these appointments. */
export async function blankNotifications(reader: Reader, appointmentIds: ReadonlySet<string>): Promise<void> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.notification,
    KeyConditionExpression: 'audience = :staff',
    ExpressionAttributeValues: { ':staff': 'STAFF' },
  });
  for (const row of rows.filter((one) => appointmentIds.has(textOf(one, 'appointmentId')))) {
    const facts = { ...jsonOf<Row>(row, 'facts'), contactName: '', vehiclePlate: '' };
    await reader.db.send(
      new UpdateCommand({
        TableName: reader.tables.notification,
        Key: { audience: 'STAFF', notificationId: row['notificationId'] },
        UpdateExpression: 'SET facts = :facts',
        ConditionExpression: 'attribute_exists(notificationId)',
        ExpressionAttributeValues: { ':facts': JSON.stringify(facts) },
      }),
    );
  }
}
