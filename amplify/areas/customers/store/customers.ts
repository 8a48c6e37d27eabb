import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import {
  CONTACT_WAYS,
  type Customer,
  type CustomerNotes,
  NO_DETAILS,
  sortNameOf,
} from '../../../../domain/customers/customer';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { type Changes, changesOf, earlierThan } from '../../../kernel/repeats';
import { type Row, listOf, numberOf, shopKey, stamp, textOf, textOrNull } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

export interface StoredCustomer extends Customer, Changes {
  /** The records that were merged into this one. Deleting the person covers them as well. */
  readonly mergedFrom: readonly string[];
  /** Merged records whose cars and visits are still on their way. */
  readonly merging: readonly string[];
}

/** What a row is written from: a customer without marks has none to keep. */
type WrittenCustomer = Customer & Partial<Pick<StoredCustomer, keyof Changes | 'mergedFrom' | 'merging'>>;

export const customerOf = (row: Row): StoredCustomer => ({
  customerId: textOf(row, 'customerId'),
  name: textOf(row, 'name'),
  email: textOf(row, 'email'),
  phone: textOf(row, 'phone'),
  street: textOf(row, 'street'),
  postcode: textOf(row, 'postcode'),
  city: textOf(row, 'city'),
  marketingConsent: row['marketingConsent'] === true,
  reminderMails: typeof row['reminderMails'] === 'boolean' ? row['reminderMails'] : null,
  preferredContact: CONTACT_WAYS.find((way) => way === row['preferredContact']) ?? null,
  version: numberOf(row, 'version', 1),
  createdAt: textOf(row, 'createdAt'),
  deletedAt: textOrNull(row, 'deletedAt'),
  mergedInto: textOrNull(row, 'mergedInto'),
  ...changesOf(row),
  mergedFrom: listOf(row, 'mergedFrom'),
  merging: listOf(row, 'merging'),
});

/** A customer with no details yet. */
export const newCustomer = (customerId: string, createdAt: string): Customer => ({
  ...NO_DETAILS,
  ...{ customerId, version: 1, createdAt, deletedAt: null, mergedInto: null },
});

export async function readCustomer({ db, tables }: Reader, customerId: string): Promise<StoredCustomer | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.customer, Key: { customerId }, ConsistentRead: true }),
  );
  return Item ? customerOf(Item) : null;
}

const LONGEST_CHAIN = 20;

/** The record that now has the person's history: where its merges end, whatever became of that record. */
export async function readCustomerNow(reader: Reader, customerId: string): Promise<StoredCustomer | null> {
  let customer = await readCustomer(reader, customerId);
  for (let steps = 0; customer?.mergedInto && steps < LONGEST_CHAIN; steps += 1) {
    customer = await readCustomer(reader, customer.mergedInto);
  }
  return customer;
}

interface Owner {
  readonly customerId: string;
  readonly isDeleted: boolean;
}

/** Whose history a record's is now: its own, or that of the record it was merged into. */
export async function ownerNow(deps: Reader, customerId: string): Promise<Owner> {
  const customer = await readCustomerNow(deps, customerId);
  return { customerId: customer?.customerId ?? customerId, isDeleted: (customer?.deletedAt ?? null) !== null };
}

/**
 * Goes into every transaction that attaches something personal to a customer: the record must not have been deleted or
 * merged in the meantime. A person who signed in and has no record yet is fine.
 */
export const customerStays = ({ tables }: Reader, customerId: string): TransactItem => ({
  ConditionCheck: {
    TableName: tables.customer,
    Key: { customerId },
    ConditionExpression: 'attribute_not_exists(deletedAt) AND attribute_not_exists(mergedInto)',
  },
});

/** Everyone with this address, through the index: it is eventually consistent. */
export async function readCustomersByEmail(reader: Reader, email: string): Promise<StoredCustomer[]> {
  const rows = await queryAll(reader, {
    TableName: reader.tables.customer,
    IndexName: 'customersByEmail',
    KeyConditionExpression: 'email = :email',
    ExpressionAttributeValues: { ':email': email },
  });
  return rows.map(customerOf);
}

/** A page of the register by name, starting after a given name. */
export async function readCustomersByName(
  { db, tables }: Reader,
  page: { readonly after: Row | undefined; readonly limit: number },
): Promise<{ readonly customers: readonly StoredCustomer[]; readonly next: Row | undefined }> {
  const { Items, LastEvaluatedKey } = await db.send(
    new QueryCommand({
      TableName: tables.customer,
      IndexName: 'customersByName',
      KeyConditionExpression: 'shopId = :shop',
      ExpressionAttributeValues: { ':shop': shopKey.shopId },
      ExclusiveStartKey: page.after,
      Limit: page.limit,
    }),
  );
  return { customers: (Items ?? []).map(customerOf), next: LastEvaluatedKey };
}

/**
 * The row without its empty fields: an index key must not be empty. Only customers with a name, neither deleted nor
 * merged, are in the register by name.
 */
function rowOf(
  { lastRequestId, earlierRequestIds, mergedFrom = [], merging = [], ...customer }: WrittenCustomer,
  now: string,
): Row {
  const filled = Object.entries(customer).filter(([, value]) => value !== '' && value !== null);
  const sortName = sortNameOf(customer.name);
  const isListed = sortName !== '' && customer.deletedAt === null && customer.mergedInto === null;
  return {
    ...Object.fromEntries(filled),
    ...(isListed ? { ...shopKey, sortName } : {}),
    ...(lastRequestId ? { lastRequestId, ...(earlierRequestIds ? { earlierRequestIds } : {}) } : {}),
    ...(mergedFrom.length > 0 ? { mergedFrom } : {}),
    ...(merging.length > 0 ? { merging } : {}),
    ...stamp('Customer', customer.createdAt, now),
  };
}

/** Puts a customer who must be new. */
export const putNewCustomer = ({ tables, now }: Writer, customer: WrittenCustomer): TransactItem => ({
  Put: {
    TableName: tables.customer,
    Item: rowOf(customer, now),
    ConditionExpression: 'attribute_not_exists(customerId)',
  },
});

/** Replaces exactly the version that was read with the next one. Rows without a version count as the first. */
export const replaceCustomer = (
  { tables, now }: Writer,
  before: StoredCustomer,
  after: WrittenCustomer,
): TransactItem => ({
  Put: {
    TableName: tables.customer,
    Item: rowOf({ ...after, ...earlierThan(before), version: before.version + 1 }, now),
    ConditionExpression:
      before.version === 1
        ? 'attribute_exists(customerId) AND (attribute_not_exists(version) OR version = :version)'
        : 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  },
});

/** Removes the bare row of a deleted customer, or of one merged into a deleted one. */
export async function deleteGoneCustomer({ db, tables }: Reader, customerId: string): Promise<void> {
  const removed = new DeleteCommand({
    TableName: tables.customer,
    Key: { customerId },
    ConditionExpression: 'attribute_exists(deletedAt) OR attribute_exists(mergedInto)',
  });
  await db.send(removed).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

/** Everything has moved from these records, unless another merge has begun since. */
export async function endMerging(
  { db, tables }: Reader,
  { customerId, merging }: Pick<StoredCustomer, 'customerId' | 'merging'>,
): Promise<void> {
  const ended = new UpdateCommand({
    TableName: tables.customer,
    Key: { customerId },
    UpdateExpression: 'REMOVE merging, quietBy',
    ConditionExpression: 'merging = :ended',
    ExpressionAttributeValues: { ':ended': merging },
  });
  await db.send(ended).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}

/** Registers a guest once; a second delivery of the same event changes nothing. */
export async function registerCustomer(writer: Writer, customer: Customer): Promise<boolean> {
  try {
    await writer.db.send(
      new PutCommand({
        TableName: writer.tables.customer,
        Item: rowOf(customer, writer.now),
        ConditionExpression: 'attribute_not_exists(customerId)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** A file as stored: the version is 0 if there is none yet. */
export interface StoredCustomerNotes extends CustomerNotes {
  readonly lastRequestId: string;
}

export async function readCustomerNotes({ db, tables }: Reader, customerId: string): Promise<StoredCustomerNotes> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.customerNotes, Key: { customerId }, ConsistentRead: true }),
  );
  if (!Item) return { customerId, tags: [], note: '', version: 0, lastRequestId: '' };
  const version = numberOf(Item, 'version', 1);
  const lastRequestId = textOf(Item, 'lastRequestId');
  return { customerId, tags: listOf(Item, 'tags'), note: textOf(Item, 'note'), version, lastRequestId };
}

/** Exactly the version that was read. Rows without a version count as the first. */
function unchangedFile({ version }: Pick<CustomerNotes, 'version'>) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(customerId)' };
  return {
    ConditionExpression:
      version === 1
        ? 'attribute_exists(customerId) AND (attribute_not_exists(version) OR version = :version)'
        : 'version = :version',
    ExpressionAttributeValues: { ':version': version },
  };
}

/** Replaces exactly the version that was read with the next one, or puts the first. */
export const putCustomerNotes = (
  { tables, now }: Writer,
  before: Pick<CustomerNotes, 'version'>,
  file: Omit<StoredCustomerNotes, 'version'>,
): TransactItem => ({
  Put: {
    TableName: tables.customerNotes,
    Item: { ...file, version: before.version + 1, ...stamp('CustomerNotes', now, now) },
    ...unchangedFile(before),
  },
});

/** Removes a file: exactly the version that was read, if one is named. */
export const deleteCustomerNotes = (
  { tables }: Reader,
  { customerId, version }: { readonly customerId: string; readonly version?: number },
): TransactItem => ({
  Delete: {
    TableName: tables.customerNotes,
    Key: { customerId },
    ...(version === undefined ? {} : unchangedFile({ version })),
  },
});
