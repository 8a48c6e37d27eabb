import { DeleteCommand, GetCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { WaitingEntry, WaitingStatus } from '../../../../domain/booking/waiting';
import { SHOP_ID } from '../../../../domain/shop/shop-settings';
import { type Instant, type LocalDate, addDays, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';
import { queryAll } from '../../../kernel/query';
import { type Row, numberOrNull, shopKey, stamp, textOf, textOrNull } from '../../../kernel/row';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;

const KEPT_DAYS = 30;

/** A place as stored. */
export interface StoredWaitingEntry extends WaitingEntry {
  /** The generation of links that opens it; null until links are first ended. */
  readonly linkGeneration: number | null;
}

export const entryOf = (row: Row): WaitingEntry => ({
  waitingId: textOf(row, 'waitingId'),
  visitDate: textOf(row, 'visitDate'),
  status: textOf(row, 'status') as WaitingStatus,
  customerId: textOf(row, 'customerId'),
  serviceId: textOf(row, 'serviceId'),
  serviceName: textOf(row, 'serviceName'),
  planId: textOrNull(row, 'planId'),
  contactName: textOf(row, 'contactName'),
  contactEmail: textOf(row, 'contactEmail'),
  contactPhone: textOf(row, 'contactPhone'),
  vehiclePlate: textOf(row, 'vehiclePlate'),
  vehicleMake: textOf(row, 'vehicleMake'),
  vehicleModel: textOf(row, 'vehicleModel'),
  note: textOf(row, 'note'),
  createdAt: textOf(row, 'createdAt'),
  offeredStartsAt: textOrNull(row, 'offeredStartsAt'),
  offeredUntil: textOrNull(row, 'offeredUntil'),
});

export async function readWaitingEntry({ db, tables }: Reader, waitingId: string): Promise<StoredWaitingEntry | null> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.waitingEntry, Key: { ...shopKey, waitingId }, ConsistentRead: true }),
  );
  if (!Item) return null;
  return {
    ...entryOf(Item),
    linkGeneration: numberOrNull(Item, 'linkGeneration'),
  };
}

/** Everyone on the list of one day, or of all days from a given one on, in the order of the list. */
export async function readWaitingList(
  reader: Reader,
  days: { readonly on: LocalDate } | { readonly from: LocalDate },
): Promise<WaitingEntry[]> {
  const range =
    'on' in days
      ? { condition: 'begins_with(waitingId, :day)', day: `${days.on}#` }
      : { condition: 'waitingId >= :day', day: days.from };
  const rows = await queryAll(reader, {
    TableName: reader.tables.waitingEntry,
    KeyConditionExpression: `shopId = :shop AND ${range.condition}`,
    ExpressionAttributeValues: { ':shop': SHOP_ID, ':day': range.day },
    ConsistentRead: true,
  });
  return rows.map(entryOf);
}

/** Puts a customer on the list; the entry must be new. */
export function putWaitingEntry({ tables, now }: Writer, entry: WaitingEntry): TransactItem {
  const filled = Object.entries(entry).filter(([, value]) => value !== null && value !== '');
  const expiresAt = Math.floor(toMs(`${addDays(entry.visitDate, KEPT_DAYS)}T00:00:00.000Z`) / 1000);
  const Item = { ...shopKey, ...Object.fromEntries(filled), ...stamp('WaitingEntry', entry.createdAt, now), expiresAt };
  return {
    Put: { TableName: tables.waitingEntry, Item, ConditionExpression: 'attribute_not_exists(waitingId)' },
  };
}

export interface WaitingMove {
  readonly status: WaitingStatus;
  /** The time held for them, until when, and what it costs. */
  readonly offer?: { readonly startsAt: Instant; readonly until: Instant; readonly priceCents: number };
}

const OFFERED = 'offeredStartsAt = :at, offeredUntil = :until, offeredPriceCents = :price';

/** Moves an entry on from exactly the state that was read; fails when another write was faster. */
export const moveWaitingEntry = (
  { tables, now }: Writer,
  before: WaitingEntry,
  { status, offer }: WaitingMove,
): TransactItem => ({
  Update: {
    TableName: tables.waitingEntry,
    Key: { ...shopKey, waitingId: before.waitingId },
    UpdateExpression: `SET #status = :status, updatedAt = :now${offer ? `, ${OFFERED}` : ''} REMOVE quietBy`,
    ConditionExpression: before.offeredUntil
      ? '#status = :before AND offeredUntil = :seen'
      : '#status = :before AND attribute_not_exists(offeredUntil)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': status,
      ':before': before.status,
      ':now': now,
      ...(before.offeredUntil ? { ':seen': before.offeredUntil } : {}),
      ...(offer ? { ':at': offer.startsAt, ':until': offer.until, ':price': offer.priceCents } : {}),
    },
  },
});

/**
 * A place now belongs to another person, and its links have ended. Fails when it no longer belongs to the same person.
 */
export const giveWaitingEntry = (
  { tables, now }: Writer,
  { waitingId, customerId }: WaitingEntry,
  toCustomerId: string,
): TransactItem => ({
  Update: {
    TableName: tables.waitingEntry,
    Key: { ...shopKey, waitingId },
    UpdateExpression: 'SET customerId = :to, updatedAt = :now REMOVE quietBy ADD linkGeneration :one',
    ConditionExpression: 'customerId = :from',
    ExpressionAttributeValues: { ':to': toCustomerId, ':from': customerId, ':now': now, ':one': 1 },
  },
});

/** Was this place taken without a sign-in, under one of these addresses? Such places have no record. */
export const isVisitorsEntry = ({ customerId, contactEmail }: WaitingEntry, addresses: ReadonlySet<string>): boolean =>
  customerId.startsWith('guest-') && addresses.has(contactEmail.toLowerCase());

export async function deleteWaitingEntry({ db, tables }: Reader, { waitingId }: WaitingEntry): Promise<void> {
  await db.send(new DeleteCommand({ TableName: tables.waitingEntry, Key: { ...shopKey, waitingId } }));
}
