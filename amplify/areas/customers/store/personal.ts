import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { WaitingEntry } from '../../../../domain/booking/waiting';
import type { CommandDeps } from '../../../kernel/deps';
import { type StoredAppointment, appointmentOf } from '../../booking/store/appointments';
import { queryAll } from '../../../kernel/query';
import { type Row, jsonOf, shopKey, textOf } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
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

/** A place on the waiting list is somebody else's from now on. Fails when it is not the same person's any more. */
export const giveWaitingEntry = (
  { tables, now }: Reader & Pick<CommandDeps, 'now'>,
  { waitingId, customerId }: WaitingEntry,
  toCustomerId: string,
): TransactItem => ({
  Update: {
    TableName: tables.waitingEntry,
    Key: { ...shopKey, waitingId },
    UpdateExpression: 'SET customerId = :to, updatedAt = :now REMOVE quietBy',
    ConditionExpression: 'customerId = :from',
    ExpressionAttributeValues: { ':to': toCustomerId, ':from': customerId, ':now': now },
  },
});

/** Is it a place that somebody took without a sign-in, under one of these addresses? Such places have no record. */
export const isVisitorsEntry = ({ customerId, contactEmail }: WaitingEntry, addresses: ReadonlySet<string>): boolean =>
  customerId.startsWith('guest-') && addresses.has(contactEmail.toLowerCase());

export async function deleteWaitingEntry({ db, tables }: Reader, { waitingId }: WaitingEntry): Promise<void> {
  await db.send(new DeleteCommand({ TableName: tables.waitingEntry, Key: { ...shopKey, waitingId } }));
}

/** Takes the name and the plate out of what staff were alerted to about these appointments. */
export async function blankNotices(reader: Reader, appointmentIds: ReadonlySet<string>): Promise<void> {
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
