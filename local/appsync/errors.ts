import type { GraphQLError, GraphQLSchema } from 'graphql';

/** An error as AppSync writes it into a response. */
export interface ApiError {
  readonly path: readonly (string | number)[] | null;
  readonly data: unknown;
  readonly errorType: string | null;
  readonly errorInfo: unknown;
  readonly locations: readonly { readonly line: number; readonly column: number; readonly sourceName: null }[] | null;
  readonly message: string;
}

interface Raw {
  readonly message?: string;
  readonly errorType?: string;
  readonly data?: unknown;
  readonly errorInfo?: unknown;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line?: number; readonly column?: number }[];
  readonly extensions?: Raw;
  readonly originalError?: Raw | null;
}

const orNull = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' && Object.keys(value).length === 0 ? null : value;
};

function locationsOf(raw: Raw): ApiError['locations'] {
  const known = (raw.locations ?? []).filter((one) => typeof one.line === 'number');
  return known.length > 0 ? known.map(({ line = 0, column = 0 }) => ({ line, column, sourceName: null })) : null;
}

/** `/listTodos/items[0]/name`, as AppSync writes a place in the answer. */
const placeOf = (path: readonly (string | number)[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`)).join('');

const NON_NULL = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/;

function nonNullMessage(message: string, path: readonly (string | number)[], schema: GraphQLSchema): string {
  const [, parent = '', field = ''] = NON_NULL.exec(message) ?? [];
  if (!parent) return message;
  const type = schema.getType(parent);
  const fields =
    type && 'getFields' in type ? (type.getFields() as Record<string, { type: { toString(): string } }>) : {};
  const shown = (fields[field]?.type.toString() ?? '').replace(/!$/, '');
  return `Cannot return null for non-nullable type: '${shown}' within parent '${parent}' (${placeOf(path)})`;
}

function wordingOf(raw: Raw, path: readonly (string | number)[], schema: GraphQLSchema, rootType: string): string {
  const message = raw.message ?? 'Unknown error';
  if (raw.errorType === 'Unauthorized' && message === 'Unauthorized') {
    return `Not Authorized to access ${String(path.at(-1) ?? '')} on type ${rootType}`;
  }
  return nonNullMessage(message, path, schema);
}

/** One shape for what templates, data sources and graphql-js itself report. */
export function toApiError(error: unknown, schema: GraphQLSchema, rootType: string): ApiError {
  const thrown = error as Raw;
  const inner = thrown.originalError?.extensions ?? thrown.extensions;
  const raw: Raw =
    inner && Object.keys(inner).length > 0 ? { ...thrown, message: thrown.message ?? '', ...inner } : thrown;
  const path = raw.path ?? thrown.path ?? [];
  return {
    path: path.length > 0 ? path : null,
    data: orNull(raw.data),
    errorType: raw.errorType ?? null,
    errorInfo: orNull(raw.errorInfo),
    locations: locationsOf(raw.locations ? raw : thrown),
    message: wordingOf(raw, path, schema, rootType),
  };
}

/** Refuses the whole request, with no data, when it does not fit the schema. */
export function toValidationError(error: GraphQLError): ApiError {
  return {
    path: null,
    data: null,
    errorType: 'ValidationError',
    errorInfo: null,
    locations: locationsOf(error),
    message: `Validation error: ${error.message}`,
  };
}

/** A refusal of the whole request, for example because it goes too deep. */
export function requestError(errorType: string, message: string): ApiError {
  return { path: null, data: null, errorType, errorInfo: null, locations: null, message };
}
