import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { CommandDeps } from '../runtime/deps';
import { type Row, stamp, textOf } from './row';

type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

/** Somebody who comes with a car. `customerId` is the sign-in's `sub`, or `guest-<uuid>`. */
export interface Customer {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface Vehicle {
  readonly vehicleId: string;
  readonly customerId: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
}

const customerOf = (row: Row): Customer => ({
  customerId: textOf(row, 'customerId'),
  name: textOf(row, 'name'),
  email: textOf(row, 'email'),
  phone: textOf(row, 'phone'),
});

const vehicleOf = (row: Row): Vehicle => ({
  vehicleId: textOf(row, 'vehicleId'),
  customerId: textOf(row, 'customerId'),
  plate: textOf(row, 'plate'),
  make: textOf(row, 'make'),
  model: textOf(row, 'model'),
  year: typeof row['year'] === 'number' ? row['year'] : null,
});

export async function readCustomer({ db, tables }: Reader, customerId: string): Promise<Customer | null> {
  const { Item } = await db.send(new GetCommand({ TableName: tables.customer, Key: { customerId } }));
  return Item ? customerOf(Item) : null;
}

export async function readVehicle({ db, tables }: Reader, vehicleId: string): Promise<Vehicle | null> {
  const { Item } = await db.send(new GetCommand({ TableName: tables.vehicle, Key: { vehicleId } }));
  return Item ? vehicleOf(Item) : null;
}

/** An index key must not be empty, so a customer without an e-mail has no such attribute. */
const rowOf = ({ email, ...customer }: Customer): Row => ({ ...customer, ...(email === '' ? {} : { email }) });

/** Writes a customer's own facts over whatever stood there. */
export async function saveCustomer({ db, tables, now }: Writer, customer: Customer): Promise<void> {
  await db.send(
    new PutCommand({ TableName: tables.customer, Item: { ...rowOf(customer), ...stamp('Customer', now, now) } }),
  );
}

/** Writes a vehicle that is new or belongs to this customer; answers false when it is somebody else's. */
export function saveVehicleRow(writer: Writer, vehicle: Vehicle): Promise<boolean> {
  return putUnless(writer, {
    TableName: writer.tables.vehicle,
    Item: { ...vehicle, ...stamp('Vehicle', writer.now, writer.now) },
    ConditionExpression: 'attribute_not_exists(vehicleId) OR customerId = :owner',
    ExpressionAttributeValues: { ':owner': vehicle.customerId },
  });
}

/** Registers a guest once; a second delivery of the same event changes nothing. */
export function registerCustomer(writer: Writer, customer: Customer): Promise<boolean> {
  return putUnless(writer, {
    TableName: writer.tables.customer,
    Item: { ...rowOf(customer), ...stamp('Customer', writer.now, writer.now) },
    ConditionExpression: 'attribute_not_exists(customerId)',
  });
}

async function putUnless({ db }: Reader, input: ConstructorParameters<typeof PutCommand>[0]): Promise<boolean> {
  try {
    await db.send(new PutCommand(input));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
