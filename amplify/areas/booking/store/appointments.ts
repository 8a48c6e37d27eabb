import { GetCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../../../../domain/access/permissions';
import type { VisitAction } from '../../../../domain/audit/entries';
import type {
  Appointment,
  AppointmentStatus,
  BookingChannel,
  CellRange,
  InspectionParties,
} from '../../../../domain/booking/appointment';
import type { ListedVisit } from '../../../../domain/booking/listed-visit';
import type { LocalDate } from '../../../../domain/shared/time';
import { actorIdOf } from '../../../kernel/audit';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { rememberRequest } from '../../../kernel/repeats';
import { type Row, listOf, numberOf, numberOrNull, stamp, textOf, textOrNull } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;

/** Who changed a row last, by which request, and why: the source of the audit. */
export interface LastChange {
  readonly lastRequestId: string | null;
  readonly lastAction: string | null;
  readonly lastActorKind: Actor['kind'] | null;
  readonly lastActorId: string | null;
  readonly lastReason: string | null;
}

/** An appointment as stored. */
export interface StoredAppointment extends Appointment, LastChange {
  /** A random id by which the page behind the visit's link hears of changes; null for older visits. */
  readonly liveChannel: string | null;
  /** The generation of links that opens it; null until links are first ended. */
  readonly linkGeneration: number | null;
  /** The requests that changed it last, each with a fingerprint of its content: how a repeat is recognised. */
  readonly lastRequests: readonly string[];
}

/** The marks that a change leaves on the row. */
export const changeMarks = (
  actor: Actor,
  change: { readonly requestId: string; readonly action: VisitAction; readonly reason: string },
): LastChange => ({
  lastRequestId: change.requestId,
  lastAction: change.action,
  lastActorKind: actor.kind,
  lastActorId: actorIdOf(actor) || null,
  lastReason: change.reason || null,
});

/** The marks of a change made by a request, by which a repeat is recognised later, whatever comes in between. */
export const requestMarks = (
  actor: Actor,
  { lastRequests }: Pick<StoredAppointment, 'lastRequests'>,
  { content, ...change }: Parameters<typeof changeMarks>[1] & { readonly content: unknown },
) => ({
  ...changeMarks(actor, change),
  lastRequests: rememberRequest(lastRequests, change.requestId, content),
});

/** A row of the day's index, or the same part of a whole row. */
const listedVisitOf = (row: Row): ListedVisit => ({
  appointmentId: textOf(row, 'appointmentId'),
  serviceId: textOf(row, 'serviceId'),
  serviceName: textOf(row, 'serviceName'),
  planName: textOf(row, 'planName'),
  status: textOf(row, 'status') as AppointmentStatus,
  startsAt: textOf(row, 'startsAt'),
  endsAt: textOf(row, 'endsAt'),
  visitDate: textOf(row, 'visitDate'),
  bayId: textOf(row, 'bayId'),
  technicianId: textOf(row, 'technicianId'),
  cells: row['cells'] as CellRange,
  preferredTimes: listOf(row, 'preferredTimes'),
  contactName: textOf(row, 'contactName'),
  vehiclePlate: textOf(row, 'vehiclePlate'),
  version: numberOf(row, 'version', 1),
});

export function appointmentOf(row: Row): StoredAppointment {
  return {
    ...listedVisitOf(row),
    requestHash: textOf(row, 'requestHash'),
    customerId: textOf(row, 'customerId'),
    vehicleId: textOrNull(row, 'vehicleId'),
    planId: textOrNull(row, 'planId'),
    channel: textOf(row, 'channel') as BookingChannel,
    inspection: (row['inspection'] as InspectionParties | undefined) ?? null,
    priceCents: numberOf(row, 'priceCents'),
    contactEmail: textOf(row, 'contactEmail'),
    contactPhone: textOf(row, 'contactPhone'),
    vehicleMake: textOf(row, 'vehicleMake'),
    vehicleModel: textOf(row, 'vehicleModel'),
    vehicleYear: typeof row['vehicleYear'] === 'number' ? row['vehicleYear'] : null,
    note: textOf(row, 'note'),
    cancelReason: textOrNull(row, 'cancelReason'),
    createdAt: textOf(row, 'createdAt'),
    updatedAt: textOf(row, 'updatedAt'),
    lastRequestId: textOrNull(row, 'lastRequestId'),
    lastAction: textOrNull(row, 'lastAction'),
    lastActorKind: textOrNull(row, 'lastActorKind') as Actor['kind'] | null,
    lastActorId: textOrNull(row, 'lastActorId'),
    lastReason: textOrNull(row, 'lastReason'),
    liveChannel: textOrNull(row, 'liveChannel'),
    linkGeneration: numberOrNull(row, 'linkGeneration'),
    lastRequests: listOf(row, 'lastRequests'),
  };
}

/**
 * Ends every link of a visit sent so far. The page behind one of them hears of no further change, and the person who
 * booked learns nothing more by sending the booking again.
 */
export const linksEnded = (visit: StoredAppointment, liveChannel: string) => ({
  linkGeneration: (visit.linkGeneration ?? 0) + 1,
  liveChannel,
  requestHash: '',
});

/** The row without its empty fields, which keeps a typical booking under one write unit per copy. */
function rowOf(appointment: Appointment): Row {
  const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const filled = Object.entries(appointment).filter(([, value]) => !isEmpty(value));
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

/**
 * All visits of one local day, by start, with what the index holds of each; the rest is read by id. Pages through the
 * index; it is eventually consistent.
 */
export async function readAppointmentsOfDay({ db, tables }: Reader, visitDate: LocalDate): Promise<ListedVisit[]> {
  const found: ListedVisit[] = [];
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
    found.push(...(page.Items ?? []).map(listedVisitOf));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return found;
}

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

/** Puts a new appointment; fails when its id is already known. */
export const putNew = ({ tables }: Reader, appointment: StoredAppointment): TransactItem => ({
  Put: {
    TableName: tables.appointment,
    Item: rowOf(appointment),
    ConditionExpression: 'attribute_not_exists(appointmentId)',
  },
});

/** Replaces exactly the version that was read; fails on any other. */
export const replaceAppointment = (
  { tables }: Reader,
  before: Appointment,
  after: StoredAppointment,
): TransactItem => ({
  Put: {
    TableName: tables.appointment,
    Item: rowOf(after),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': before.version },
  },
});
