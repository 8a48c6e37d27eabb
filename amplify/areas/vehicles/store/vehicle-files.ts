import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type FileKind,
  type FileStatus,
  type FileType,
  type VehicleFile,
} from '../../../../domain/vehicles/vehicle-file';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { type Row, numberOf, stamp, textOf } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

export interface StoredFile extends VehicleFile {
  /** Where it is in the bucket. Only we know it, and it stays the same whoever has the car. */
  readonly objectKey: string;
  /** Who sent it, for the record. */
  readonly uploadedBy: string;
  /** Epoch seconds after which the row may expire; null once something is kept under its key. */
  readonly expiresAt: number | null;
}

const fileOf = (row: Row): StoredFile => ({
  vehicleId: textOf(row, 'vehicleId'),
  fileId: textOf(row, 'fileId'),
  customerId: textOf(row, 'customerId'),
  name: textOf(row, 'name'),
  contentType: textOf(row, 'contentType') as FileType,
  sizeBytes: numberOf(row, 'sizeBytes'),
  kind: textOf(row, 'kind') as FileKind,
  status: textOf(row, 'status') as FileStatus,
  byStaff: row['byStaff'] === true,
  uploadedAt: textOf(row, 'uploadedAt'),
  objectKey: textOf(row, 'objectKey'),
  uploadedBy: textOf(row, 'uploadedBy'),
  expiresAt: numberOf(row, 'expiresAt') || null,
});

type FileKey = Pick<VehicleFile, 'vehicleId' | 'fileId'>;
const keyOf = ({ vehicleId, fileId }: FileKey) => ({ vehicleId, fileId });

export async function readVehicleFile({ db, tables }: Reader, key: FileKey): Promise<StoredFile | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.vehicleFile, Key: keyOf(key), ConsistentRead: true }),
  );
  return Item ? fileOf(Item) : null;
}

/** Every file of a car, including announced ones and those of former owners. */
export async function readVehicleFiles(reader: Reader, vehicleId: string): Promise<StoredFile[]> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.vehicleFile,
    KeyConditionExpression: 'vehicleId = :vehicle',
    ExpressionAttributeValues: { ':vehicle': vehicleId },
    ConsistentRead: true,
  });
  return rows.map(fileOf);
}

/**
 * Every file of a customer, even on cars that now belong to another, through the index: it is eventually consistent.
 */
export async function readFilesOfCustomer(reader: Reader, customerId: string): Promise<StoredFile[]> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.vehicleFile,
    IndexName: 'vehicleFilesByCustomer',
    KeyConditionExpression: 'customerId = :customer',
    ExpressionAttributeValues: { ':customer': customerId },
  });
  return rows.map(fileOf);
}

const rowOf = ({ expiresAt, ...file }: StoredFile, now: string): Row => ({
  ...file,
  ...(expiresAt === null ? {} : { expiresAt }),
  ...stamp('VehicleFile', file.uploadedAt, now),
});

/** Announces a file. An upload that never comes is forgotten after a day. */
export const putNewFile = ({ tables, now }: Writer, file: StoredFile): TransactItem => ({
  Put: {
    TableName: tables.vehicleFile,
    Item: rowOf(file, now),
    ConditionExpression: 'attribute_not_exists(fileId)',
  },
});

/** The row must no longer expire: from now on it leads to the object. False when it is already gone. */
export async function stopExpiry({ db, tables }: Reader, file: StoredFile): Promise<boolean> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: tables.vehicleFile,
        Key: keyOf(file),
        UpdateExpression: 'REMOVE expiresAt',
        ConditionExpression: 'attribute_exists(fileId)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export const makeFileReady = ({ tables, now }: Writer, file: StoredFile): TransactItem => ({
  Update: {
    TableName: tables.vehicleFile,
    Key: keyOf(file),
    UpdateExpression: 'SET #status = :ready, updatedAt = :now REMOVE expiresAt',
    ConditionExpression: '#status = :pending',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':ready': 'READY', ':pending': 'PENDING', ':now': now },
  },
});

export const deleteFileRow = ({ tables }: Reader, file: FileKey): TransactItem => ({
  Delete: { TableName: tables.vehicleFile, Key: keyOf(file) },
});

/**
 * The file now belongs to this customer and this car, unless it was removed in the meantime. A file that goes to
 * another car gets another row, so it must be as it was read.
 */
export const moveFile = (
  { tables, now }: Writer,
  before: StoredFile,
  to: Pick<VehicleFile, 'vehicleId' | 'customerId'>,
): TransactItem[] => {
  const TableName = tables.vehicleFile;
  if (before.vehicleId === to.vehicleId) {
    const update = {
      UpdateExpression: 'SET customerId = :customer, updatedAt = :now',
      ConditionExpression: 'attribute_exists(fileId)',
      ExpressionAttributeValues: { ':customer': to.customerId, ':now': now },
    };
    return [{ Update: { TableName, Key: keyOf(before), ...update } }];
  }
  const unchanged = {
    ConditionExpression: `#status = :status AND ${before.expiresAt === null ? 'attribute_not_exists' : 'attribute_exists'}(expiresAt)`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': before.status },
  };
  return [
    { Put: { TableName, Item: rowOf({ ...before, ...to }, now) } },
    { Delete: { TableName, Key: keyOf(before), ...unchanged } },
  ];
};
