import { GetCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { SHOP_ID } from '../../domain/shop/shop-settings';
import type { CommandDeps } from './deps';
import { type Revised, type Write, marksAfter, onlyOver } from './revision';
import { type Row, shopKey, stamp } from './row';

type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A row under the shop's key as it is now. */
export async function readShopRow(reader: Reader, table: keyof CommandDeps['tables'], key: Row): Promise<Row | null> {
  const { Item } = await reader.db.send(
    new GetCommand({ TableName: reader.tables[table], Key: { ...shopKey, ...key }, ConsistentRead: true }),
  );
  return Item ?? null;
}

/** All of the shop's rows in a table: for tables that stay short. */
export async function readShopRows(
  reader: Reader,
  table: keyof CommandDeps['tables'],
  ConsistentRead = false,
): Promise<Row[]> {
  const { Items } = await reader.db.send(
    new QueryCommand({
      TableName: reader.tables[table],
      ConsistentRead,
      KeyConditionExpression: 'shopId = :shop',
      ExpressionAttributeValues: { ':shop': SHOP_ID },
    }),
  );
  return Items ?? [];
}

interface Over<Record> {
  readonly table: keyof CommandDeps['tables'];
  readonly model: string;
  /** The row as read; null if it must not exist yet. */
  readonly before: Revised<Record> | null;
  readonly write: Write;
}

/** Replaces exactly the revision that was read with the next one. */
export function putOver<Record extends object>(
  { tables, now }: Writer,
  { table, model, before, write }: Over<Record>,
  item: object,
): TransactItem {
  const { revision: _read, ...record } = item as { readonly revision?: unknown };
  const revision = before?.revision ?? null;
  const Item = { ...record, ...shopKey, ...marksAfter(revision, write), ...stamp(model, now, now) };
  return { Put: { TableName: tables[table], Item, ...onlyOver(revision) } };
}
