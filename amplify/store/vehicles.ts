import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { OdometerReading, Vehicle } from '../../domain/customer/vehicle';
import type { CommandDeps } from '../runtime/deps';
import { queryAll } from './query';
import { type Row, numberOf, stamp, textOf, textOrNull } from './row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

export interface StoredVehicle extends Vehicle {
  readonly version: number;
  readonly createdAt: string;
  /** The request that changed the row last: what a repeat is recognised by. */
  readonly lastRequestId: string;
}

const orNull = (row: Row, field: string): number | null => (typeof row[field] === 'number' ? row[field] : null);

export const vehicleOf = (row: Row): StoredVehicle => ({
  vehicleId: textOf(row, 'vehicleId'),
  customerId: textOf(row, 'customerId'),
  plate: textOf(row, 'plate'),
  make: textOf(row, 'make'),
  model: textOf(row, 'model'),
  year: orNull(row, 'year'),
  vin: textOf(row, 'vin'),
  odometer: (row['odometer'] as OdometerReading[] | undefined) ?? [],
  nextDueOn: textOrNull(row, 'nextDueOn'),
  nextDueKm: orNull(row, 'nextDueKm'),
  version: numberOf(row, 'version', 1),
  createdAt: textOf(row, 'createdAt'),
  lastRequestId: textOf(row, 'lastRequestId'),
});

interface Kept {
  readonly version: number;
  readonly createdAt: string;
  readonly requestId: string;
}

const rowOf = (vehicle: Vehicle, { version, createdAt, requestId }: Kept, now: string): Row => ({
  ...Object.fromEntries(Object.entries(vehicle).filter(([, value]) => value !== '' && value !== null)),
  ...{ version, lastRequestId: requestId },
  ...stamp('Vehicle', createdAt, now),
});

export async function readVehicle({ db, tables }: Reader, vehicleId: string): Promise<StoredVehicle | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.vehicle, Key: { vehicleId }, ConsistentRead: true }),
  );
  return Item ? vehicleOf(Item) : null;
}

/** The cars of a customer, through the index: it is eventually consistent. */
export async function readVehiclesOf(reader: Reader, customerId: string): Promise<StoredVehicle[]> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.vehicle,
    IndexName: 'vehiclesByCustomer',
    KeyConditionExpression: 'customerId = :customer',
    ExpressionAttributeValues: { ':customer': customerId },
  });
  return rows.map(vehicleOf);
}

const newRow = ({ tables, now }: Writer, vehicle: Vehicle, requestId: string) => ({
  TableName: tables.vehicle,
  Item: rowOf(vehicle, { version: 1, createdAt: now, requestId }, now),
  ConditionExpression: 'attribute_not_exists(vehicleId)',
});

/** Puts a vehicle whose id must be new. */
export const putNewVehicle = (writer: Writer, vehicle: Vehicle, requestId: string): TransactItem => ({
  Put: newRow(writer, vehicle, requestId),
});

/** Replaces exactly the version that was read. Rows from before versions count as the first. */
export const replaceVehicle = (
  { tables, now }: Writer,
  before: StoredVehicle,
  after: Vehicle,
  requestId: string,
): TransactItem => ({
  Put: {
    TableName: tables.vehicle,
    Item: rowOf(after, { version: before.version + 1, createdAt: before.createdAt, requestId }, now),
    ConditionExpression:
      before.version === 1
        ? 'attribute_exists(vehicleId) AND (attribute_not_exists(version) OR version = :version)'
        : 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  },
});

/** Removes a vehicle that still belongs to whom it belonged to when it was read. */
export const deleteVehicle = ({ tables }: Reader, { vehicleId, customerId }: Vehicle): TransactItem => ({
  Delete: {
    TableName: tables.vehicle,
    Key: { vehicleId },
    ConditionExpression: 'attribute_not_exists(vehicleId) OR customerId = :owner',
    ExpressionAttributeValues: { ':owner': customerId },
  },
});

/** The vehicle still belongs to whom it belonged to when it was read. */
export const stillBelongs = ({ tables }: Reader, { vehicleId, customerId }: Vehicle): TransactItem => ({
  ConditionCheck: {
    TableName: tables.vehicle,
    Key: { vehicleId },
    ConditionExpression: 'customerId = :owner',
    ExpressionAttributeValues: { ':owner': customerId },
  },
});

/** Registers a guest's car once; a second delivery of the same event changes nothing. */
export async function registerVehicle(writer: Writer, vehicle: Vehicle): Promise<void> {
  try {
    await writer.db.send(new PutCommand(newRow(writer, vehicle, vehicle.vehicleId)));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
