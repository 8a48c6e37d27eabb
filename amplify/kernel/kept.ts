import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalDate } from '../../domain/shared/time';
import type { Place } from './belongings';
import type { CommandDeps } from './deps';
import { numberOf } from './row';

type Reader = Pick<CommandDeps, 'db' | 'tables'>;

/** A record with something kept in a place until a day. It names ids only. */
export interface Kept {
  readonly place: Place;
  readonly until: LocalDate;
  readonly customerId: string;
}

/**
 * A year's list expires this many years after it. The sweep has been through it by then, even if it stopped for a long
 * time; whatever it had to leave on the list is of no more use.
 */
export const KEPT_YEARS_AFTER = 2;

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
const keyOf = (place: Place, year: number) => ({ pk: `kept#${String(year)}#${place}` });
const endOf = (year: number): number => Date.UTC(year + 1 + KEPT_YEARS_AFTER, 0, 1) / 1000;
const entryOf = ({ until, customerId }: Kept) => new Set([`${until} ${customerId}`]);

/** Remembers when to look at something of a person again: one write unit. An item holds some six thousand. */
export async function rememberKept({ db, tables }: Reader, kept: Kept): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: tables.claims,
      Key: keyOf(kept.place, yearOf(kept.until)),
      UpdateExpression: 'SET expiresAt = :end ADD kept :entry',
      ExpressionAttributeValues: { ':entry': entryOf(kept), ':end': endOf(yearOf(kept.until)) },
    }),
  );
}

/** Whose data in a place is kept until a day of this year. */
export async function readKept({ db, tables }: Reader, place: Place, year: number): Promise<Kept[]> {
  const { Item } = await db.send(
    new GetCommand({ TableName: tables.claims, Key: keyOf(place, year), ConsistentRead: true }),
  );
  const entries = [...((Item?.['kept'] as ReadonlySet<string> | undefined) ?? [])];
  return entries.map((entry) => {
    const [until = '', customerId = ''] = entry.split(' ');
    return { place, until, customerId };
  });
}

/** It was looked at. */
export async function dropKept({ db, tables }: Reader, kept: Kept): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: tables.claims,
      Key: keyOf(kept.place, yearOf(kept.until)),
      UpdateExpression: 'DELETE kept :entry',
      ExpressionAttributeValues: { ':entry': entryOf(kept) },
    }),
  );
}

const SWEPT = { pk: 'kept-swept' };

/** The year that was looked at last: earlier years have nothing left. Null before the first time. */
export async function readSweptYear({ db, tables }: Reader): Promise<number | null> {
  const { Item } = await db.send(new GetCommand({ TableName: tables.claims, Key: SWEPT, ConsistentRead: true }));
  return Item === undefined ? null : numberOf(Item, 'year');
}

export async function saveSweptYear({ db, tables }: Reader, year: number): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: tables.claims,
      Key: SWEPT,
      UpdateExpression: 'SET #year = :year',
      ExpressionAttributeNames: { '#year': 'year' },
      ExpressionAttributeValues: { ':year': year },
    }),
  );
}
