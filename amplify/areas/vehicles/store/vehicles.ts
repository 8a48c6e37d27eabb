import { GetCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { OdometerReading, Vehicle } from '../../../../domain/vehicles/vehicle';
import type { CommandDeps } from '../../../kernel/deps';
import { backOff, saveTogether } from '../../../kernel/transaction';
import { customerStays } from '../../customers/parts';
import { queryAll } from '../../../kernel/query';
import { type Changes, changesOf, earlierThan, withoutChanges } from '../../../kernel/repeats';
import { type Row, listOf, numberOf, stamp, textOf, textOrNull } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

export interface StoredVehicle extends Vehicle, Changes {
  /** Its former owners, latest first. Kept for the car's history; the API does not show them. */
  readonly formerOwners: readonly string[];
  /** The ids of other records of the same car, before merges: past visits name them. Not shown by the API either. */
  readonly absorbed: readonly string[];
  readonly version: number;
  readonly createdAt: string;
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
  formerOwners: listOf(row, 'formerOwners'),
  absorbed: listOf(row, 'absorbed'),
  version: numberOf(row, 'version', 1),
  createdAt: textOf(row, 'createdAt'),
  ...changesOf(row),
});

/** The part of a vehicle that goes into its next version: everything except what the store adds. */
export const factsOf = (
  { version: _version, createdAt: _createdAt, ...vehicle }: StoredVehicle,
  change: Partial<Omit<StoredVehicle, keyof Changes | 'version' | 'createdAt'>> = {},
): Omit<StoredVehicle, keyof Changes | 'version' | 'createdAt'> => ({ ...withoutChanges(vehicle), ...change });

const FORMER_OWNERS_KEPT = 10;

/** Everyone who had a car before its owner, latest first, each once. */
export const formerOwnersOf = (owner: string, earlier: readonly string[]): string[] =>
  [...new Set(earlier)].filter((one) => one !== owner).slice(0, FORMER_OWNERS_KEPT);

const ABSORBED_KEPT = 10;

/** Other ids the car was on file under, latest first. */
export const absorbedBy = (one: StoredVehicle, other: StoredVehicle): string[] =>
  [other.vehicleId, ...other.absorbed, ...one.absorbed].slice(0, ABSORBED_KEPT);

interface Kept {
  readonly version: number;
  readonly createdAt: string;
  readonly requestId: string;
  /** The version before; null for a new one. */
  readonly before: StoredVehicle | null;
}

const rowOf = (vehicle: Vehicle, { version, createdAt, requestId, before }: Kept, now: string): Row => ({
  ...Object.fromEntries(Object.entries(vehicle).filter(([, value]) => value !== '' && value !== null)),
  ...{ version, lastRequestId: requestId },
  ...(before === null ? {} : earlierThan(before)),
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

/** Puts a vehicle whose id must be new. */
export const putNewVehicle = ({ tables, now }: Writer, vehicle: Vehicle, requestId: string): TransactItem => ({
  Put: {
    TableName: tables.vehicle,
    Item: rowOf(vehicle, { version: 1, createdAt: now, requestId, before: null }, now),
    ConditionExpression: 'attribute_not_exists(vehicleId)',
  },
});

/** Replaces exactly the version that was read. Rows without a version count as the first. */
export const replaceVehicle = (
  { tables, now }: Writer,
  before: StoredVehicle,
  after: Vehicle,
  requestId: string,
): TransactItem => ({
  Put: {
    TableName: tables.vehicle,
    Item: rowOf(after, { version: before.version + 1, createdAt: before.createdAt, requestId, before }, now),
    ConditionExpression:
      before.version === 1
        ? 'attribute_exists(vehicleId) AND (attribute_not_exists(version) OR version = :version)'
        : 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  },
});

/** Removes a vehicle that still has the owner it had when it was read. */
export const deleteVehicle = ({ tables }: Reader, { vehicleId, customerId }: Vehicle): TransactItem => ({
  Delete: {
    TableName: tables.vehicle,
    Key: { vehicleId },
    ConditionExpression: 'attribute_not_exists(vehicleId) OR customerId = :owner',
    ExpressionAttributeValues: { ':owner': customerId },
  },
});

/** The vehicle still has the owner it had when it was read. */
export const stillBelongs = ({ tables }: Reader, { vehicleId, customerId }: Vehicle): TransactItem => ({
  ConditionCheck: {
    TableName: tables.vehicle,
    Key: { vehicleId },
    ConditionExpression: 'customerId = :owner',
    ExpressionAttributeValues: { ':owner': customerId },
  },
});

const OWNER_ITEM = 1;
const MOST_TRIES = 10;

/**
 * Registers the car of a booking once; a second delivery of the same event changes nothing. False when its owner is no
 * longer on file.
 */
export async function registerVehicle(writer: CommandDeps, vehicle: Vehicle): Promise<boolean> {
  const items = [putNewVehicle(writer, vehicle, vehicle.vehicleId), customerStays(writer, vehicle.customerId)];
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const outcome = await saveTogether(writer, items);
    if (outcome.kind === 'SAVED') return true;
    if (outcome.kind === 'REFUSED') return !outcome.items.includes(OWNER_ITEM);
    await backOff(writer, tries);
  }
  throw new Error('the car of a booking was not taken');
}
