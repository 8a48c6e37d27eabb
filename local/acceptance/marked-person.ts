import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  parse,
} from 'graphql';
import type { TableDefinition } from '../synth/tables';
import { namedType } from './api-call';

/** Part of every text about the person, in any case. */
export const MARK = 'zyxmarkerq';

export type StoredRow = Readonly<Record<string, unknown>>;

/** Every row of a table. */
export async function rowsOf(db: DynamoDBDocumentClient, TableName: string): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await db.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return found;
}

/** The schema, as far as it says what kind of value a field has. */
interface Types {
  readonly objects: ReadonlyMap<string, readonly FieldDefinitionNode[]>;
  readonly enums: ReadonlyMap<string, string>;
}

export function typesOf(schema: string): Types {
  const { definitions }: DocumentNode = parse(schema);
  const isObject = (one: (typeof definitions)[number]): one is ObjectTypeDefinitionNode =>
    one.kind === Kind.OBJECT_TYPE_DEFINITION;
  return {
    objects: new Map(definitions.filter(isObject).map(({ name, fields = [] }) => [name.value, fields])),
    enums: new Map(
      definitions.flatMap((one) =>
        one.kind === Kind.ENUM_TYPE_DEFINITION ? [[one.name.value, one.values?.[0]?.name.value ?? '']] : [],
      ),
    ),
  };
}

const isList = (type: TypeNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;

/** Ids, instants, dates, words of a closed list: structure, not a person's text. */
const STRUCTURE =
  /^([A-Z][A-Z0-9_]*(#[A-Z_]+)?|\d{4}-\d\d-\d\d.*|(guest-|cust-|typed-|import-)?[0-9a-f]{8}.*|(tech|bay|staff)-\w+|SHOP)$/;
const isStructure = (value: string): boolean => STRUCTURE.test(value);

/** Fields that find or order rows, hold a status, or name permissions from a closed list. */
const POINTER =
  /^(__typename|createdAt|updatedAt|pk|people|keys|term|grants|denials|absorbed|merging)$|(At|On|Until|Date|Times|Id|Ids|Into|From|Owners)$/;

const isPointer = (types: Types, model: string, name: string): boolean => {
  const declared = types.objects.get(model)?.find((field) => field.name.value === name);
  return POINTER.test(name) || (declared !== undefined && namedType(declared.type) === 'ID');
};

const textFor = (field: string): string => `${MARK} ${field}`;

/** The value with the mark in all its text; numbers, flags and structure stay. */
function marked(value: unknown, field: string): unknown {
  if (typeof value === 'string') {
    const isJson = /^[[{]/.test(value);
    if (isJson) return JSON.stringify(marked(JSON.parse(value), field));
    return isStructure(value) || value.toLowerCase().includes(MARK) ? value : textFor(field);
  }
  if (Array.isArray(value)) return value.map((one) => marked(one, field));
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, marked(inner, name)]));
}

/** What an empty field could hold; null if it is not text. */
function filledIn({ objects, enums }: Types, { name, type }: FieldDefinitionNode): unknown {
  const [field, kind] = [name.value, namedType(type)];
  if (POINTER.test(field)) return null;
  const inner = objects.get(kind);
  if (inner) {
    const filled = Object.fromEntries(
      inner.map((one) => [one.name.value, enums.get(namedType(one.type)) ?? filledIn({ objects, enums }, one)]),
    );
    return isList(type) ? null : filled;
  }
  if (kind === 'AWSJSON') return JSON.stringify({ words: textFor(field) });
  if (kind !== 'String') return null;
  return isList(type) ? [textFor(field)] : textFor(field);
}

const isNothing = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

interface Marking {
  readonly types: Types;
  readonly table: TableDefinition;
  /** Every row of the table, to find attributes that the schema lacks. */
  readonly all: readonly StoredRow[];
}

/**
 * A row about the person with marked text in every field that can hold text, of the schema or added by stores. The
 * row's key and its structure stay as they were.
 */
export function markedRow({ types, table, all }: Marking, row: StoredRow): StoredRow {
  const keys = new Set(table.keySchema.map(({ AttributeName }) => AttributeName));
  const next: Record<string, unknown> = {};
  for (const field of types.objects.get(table.model) ?? []) {
    const filled = filledIn(types, field);
    if (filled !== null) next[field.name.value] = filled;
  }
  for (const other of all) {
    for (const [name, value] of Object.entries(other)) {
      const text = marked(value, name);
      if (!isPointer(types, table.model, name) && JSON.stringify(text) !== JSON.stringify(value)) next[name] ??= text;
    }
  }
  for (const [name, value] of Object.entries(row)) {
    const stays = keys.has(name) || isPointer(types, table.model, name);
    if (stays) next[name] = value;
    else if (!isNothing(value)) next[name] = marked(value, name);
  }
  return next;
}

/** Every field of a table that can hold text by the schema, except keys and structure. */
export function textFields(types: Types, { model, keySchema }: TableDefinition): string[] {
  const keys = new Set(keySchema.map(({ AttributeName }) => AttributeName));
  return (types.objects.get(model) ?? [])
    .filter(({ type }) => ['String', 'AWSJSON'].includes(namedType(type)) || types.objects.has(namedType(type)))
    .map(({ name }) => name.value)
    .filter((name) => !keys.has(name) && !isPointer(types, model, name));
}

export const putRow = (db: DynamoDBDocumentClient, TableName: string, row: StoredRow) =>
  db.send(new PutCommand({ TableName, Item: row as Record<string, unknown> }));

/** Where in a row the mark is, such as `facts.serviceName`; looks into JSON and lists. */
export function marksIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    if (!value.toLowerCase().includes(MARK)) return [];
    const isJson = /^[[{]/.test(value);
    return isJson ? marksIn(JSON.parse(value), path) : [path];
  }
  if (value instanceof Set) return marksIn([...(value as Set<unknown>)], path);
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => marksIn(one, path)))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => marksIn(inner, path === '' ? name : `${path}.${name}`));
}
