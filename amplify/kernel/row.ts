import { SHOP_ID } from '../../domain/shop/shop-settings';
import type { Instant } from '../../domain/shared/time';

/** A stored item as DynamoDB hands it over. */
export type Row = Readonly<Record<string, unknown>>;

/** The fields that the generated API expects on every row of a model. */
export const stamp = (model: string, createdAt: Instant, updatedAt: Instant) => ({
  __typename: model,
  createdAt,
  updatedAt,
});

export const shopKey = { shopId: SHOP_ID };

export const textOf = (row: Row, field: string): string => {
  const value = row[field];
  return typeof value === 'string' ? value : '';
};

export const textOrNull = (row: Row, field: string): string | null => textOf(row, field) || null;

export const numberOf = (row: Row, field: string, otherwise = 0): number => {
  const value = row[field];
  return typeof value === 'number' ? value : otherwise;
};

export const numberOrNull = (row: Row, field: string): number | null =>
  typeof row[field] === 'number' ? row[field] : null;

export const listOf = <T extends string>(row: Row, field: string): T[] => {
  const value = row[field];
  return Array.isArray(value) ? (value as T[]) : [];
};

/** A field of the API's JSON type, stored as the generated API stores it: a string or a map. */
export function jsonOf<T>(row: Row, field: string): T {
  const value = row[field];
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}
