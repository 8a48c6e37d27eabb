import { GetCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Appointment, AppointmentStatus, BookingChannel, CellRange } from '../../domain/booking/appointment';
import type { LocalDate } from '../../domain/shared/time';
import type { CommandDeps } from '../runtime/deps';
import { type Row, numberOf, stamp, textOf, textOrNull } from './row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;

/** An appointment as stored: with the last change's request, so that a repeat is recognised. */
export interface StoredAppointment extends Appointment {
  readonly lastRequestId: string | null;
  readonly lastAction: string | null;
}

export function appointmentOf(row: Row): StoredAppointment {
  return {
    appointmentId: textOf(row, 'appointmentId'),
    requestHash: textOf(row, 'requestHash'),
    customerId: textOf(row, 'customerId'),
    vehicleId: textOrNull(row, 'vehicleId'),
    serviceId: textOf(row, 'serviceId'),
    serviceName: textOf(row, 'serviceName'),
    status: textOf(row, 'status') as AppointmentStatus,
    channel: textOf(row, 'channel') as BookingChannel,
    startsAt: textOf(row, 'startsAt'),
    endsAt: textOf(row, 'endsAt'),
    visitDate: textOf(row, 'visitDate'),
    bayId: textOf(row, 'bayId'),
    technicianId: textOf(row, 'technicianId'),
    cells: row['cells'] as CellRange,
    priceCents: numberOf(row, 'priceCents'),
    contactName: textOf(row, 'contactName'),
    contactEmail: textOf(row, 'contactEmail'),
    contactPhone: textOf(row, 'contactPhone'),
    vehiclePlate: textOf(row, 'vehiclePlate'),
    vehicleMake: textOf(row, 'vehicleMake'),
    vehicleModel: textOf(row, 'vehicleModel'),
    vehicleYear: typeof row['vehicleYear'] === 'number' ? row['vehicleYear'] : null,
    note: textOf(row, 'note'),
    cancelReason: textOrNull(row, 'cancelReason'),
    version: numberOf(row, 'version', 1),
    createdAt: textOf(row, 'createdAt'),
    updatedAt: textOf(row, 'updatedAt'),
    lastRequestId: textOrNull(row, 'lastRequestId'),
    lastAction: textOrNull(row, 'lastAction'),
  };
}

/** The row without its empty fields, which keeps a typical booking under one write unit per copy. */
function rowOf(appointment: Appointment): Row {
  const filled = Object.entries(appointment).filter(([, value]) => value !== null && value !== '');
  return { ...Object.fromEntries(filled), ...stamp('Appointment', appointment.createdAt, appointment.updatedAt) };
}

/** Reads one appointment as it is now. */
export async function readAppointment(
  { db, tables }: Reader,
  appointmentId: string,
): Promise<StoredAppointment | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.appointment, Key: { appointmentId }, ConsistentRead: true }),
  );
  return Item ? appointmentOf(Item) : null;
}

/** All appointments of one local day, by start. Pages through the index; it is eventually consistent. */
export async function readAppointmentsOfDay(
  { db, tables }: Reader,
  visitDate: LocalDate,
): Promise<StoredAppointment[]> {
  const found: StoredAppointment[] = [];
  let startKey: Row | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: tables.appointment,
        IndexName: 'appointmentsByVisitDate',
        KeyConditionExpression: 'visitDate = :date',
        ExpressionAttributeValues: { ':date': visitDate },
        ExclusiveStartKey: startKey,
      }),
    );
    found.push(...(page.Items ?? []).map(appointmentOf));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return found;
}

/** Puts a new appointment; fails when its id is known already. */
export const putNew = ({ tables }: Reader, appointment: Appointment): TransactItem => ({
  Put: {
    TableName: tables.appointment,
    Item: rowOf(appointment),
    ConditionExpression: 'attribute_not_exists(appointmentId)',
  },
});

export interface StatusChange {
  readonly before: Appointment;
  readonly status: AppointmentStatus;
  readonly cancelReason: string | null;
  readonly requestId: string;
  readonly action: string;
}

/** Changes the status of exactly the version that was read; fails on any other. */
export const updateStatus = (
  { tables, now }: Reader & Pick<CommandDeps, 'now'>,
  change: StatusChange,
): TransactItem => ({
  Update: {
    TableName: tables.appointment,
    Key: { appointmentId: change.before.appointmentId },
    UpdateExpression:
      'SET #status = :status, #version = :next, updatedAt = :now, cancelReason = :reason, lastRequestId = :request, lastAction = :action',
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#status': 'status', '#version': 'version' },
    ExpressionAttributeValues: {
      ':status': change.status,
      ':version': change.before.version,
      ':next': change.before.version + 1,
      ':now': now,
      ':reason': change.cancelReason,
      ':request': change.requestId,
      ':action': change.action,
    },
  },
});
