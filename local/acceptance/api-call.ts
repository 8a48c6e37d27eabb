import { type DocumentNode, type FieldDefinitionNode, type TypeNode, Kind, parse, print } from 'graphql';
import { outboxByCustomer, outboxByRecord, outboxDead } from '../../amplify/areas/outgoing/operations';
import { LISTED_FIELDS } from '../../domain/booking/listed-visit';
import type { ApiDefinition } from '../appsync/config';
import type { Cloud, GraphqlAnswer, GraphqlAuth } from '../cloud';
import { subscribe } from './live';

export type Arguments = Readonly<Record<string, unknown>>;
const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;
type Root = (typeof ROOTS)[number];

/** For a list whose index has partial records, the fields it has: any other required field is an error. */
const HELD: Readonly<Record<string, readonly string[]>> = {
  appointmentsByVisitDate: ['appointmentId', 'visitDate', 'startsAt', ...LISTED_FIELDS],
  outboxByRecord: outboxByRecord.shows.selection.split(/\s+/),
  outboxByCustomer: outboxByCustomer.shows.selection.split(/\s+/),
  outboxDead: outboxDead.shows.selection.split(/\s+/),
};

export interface SchemaOperation {
  /** Its name in the permission table: the field, or `Type.field` for a field of a record. */
  readonly name: string;
  readonly root: Root | null;
  readonly returns: string;
}

/** The synthesised API as a client sees it: what it offers, and a document for each of its operations. */
export interface ApiSchema {
  readonly operations: readonly SchemaOperation[];
  documentFor(name: string, given: Arguments): string;
}

/** The type's name, without lists and exclamation marks. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function fieldsByType(document: DocumentNode): Map<string, readonly FieldDefinitionNode[]> {
  const types = document.definitions.flatMap((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? [one] : []));
  return new Map(types.map((type) => [type.name.value, type.fields ?? []]));
}

/** Reads the API's schema. Every root field is an operation, and so is every other field with its own resolver. */
export function readSchema({ schema, resolvers }: Pick<ApiDefinition, 'schema' | 'resolvers'>): ApiSchema {
  const fields = fieldsByType(parse(schema));
  const fieldsOf = (type: string) => fields.get(type) ?? [];
  const onRoots = ROOTS.flatMap((root) =>
    fieldsOf(root).map((field) => ({ name: field.name.value, root, returns: namedType(field.type), field })),
  );
  const onRecords = resolvers
    .filter(({ typeName }) => !(ROOTS as readonly string[]).includes(typeName))
    .map(({ typeName, fieldName }) => ({ name: `${typeName}.${fieldName}`, root: null, returns: '' }));

  /** Every field, and every field of the records in it, as deep as a list's items. */
  function selectionOf(type: string, held?: readonly string[], depth = 2): string {
    const isItem = held !== undefined && depth < 2;
    const selected = fieldsOf(type).flatMap((field) => {
      const inner = namedType(field.type);
      if (isItem && !held.includes(field.name.value)) return [];
      if (!fields.has(inner)) return [field.name.value];
      return depth > 0 ? [`${field.name.value} ${selectionOf(inner, held, depth - 1)}`] : [];
    });
    return `{ ${selected.join(' ')} }`;
  }

  return {
    operations: [...onRoots.map(({ name, root, returns }) => ({ name, root, returns })), ...onRecords],
    documentFor(name, given) {
      const found = onRoots.find((one) => one.name === name);
      if (!found) throw new Error(`The API offers no ${name}`);
      const passed = (found.field.arguments ?? []).filter((one) => one.name.value in given);
      const declared = passed.map((one) => `$${one.name.value}: ${print(one.type)}`).join(', ');
      const inserted = passed.map((one) => `${one.name.value}: $${one.name.value}`).join(', ');
      const within = (text: string) => (text === '' ? '' : `(${text})`);
      const operation = found.root.toLowerCase();
      return `${operation} Call${within(declared)} { ${name}${within(inserted)} ${selectionOf(found.returns, HELD[name])} }`;
    },
  };
}

export interface ApiCall {
  readonly name: string;
  readonly given: Arguments;
  readonly auth: GraphqlAuth;
}

/** Calls an operation with the credentials as they are: over HTTP, or over the realtime address for a subscription. */
export function callApi(cloud: Cloud, schema: ApiSchema, { name, given, auth }: ApiCall): Promise<GraphqlAnswer> {
  const query = schema.documentFor(name, given);
  const isLive = schema.operations.find((one) => one.name === name)?.root === 'Subscription';
  return isLive ? listenOnce(cloud, { query, variables: given, auth }) : cloud.graphql(query, given, auth);
}

async function listenOnce(
  cloud: Cloud,
  request: { query: string; variables: Arguments; auth: GraphqlAuth },
): Promise<GraphqlAnswer> {
  const listener = await subscribe(cloud, request);
  listener.close();
  if (listener.refusal === null) return { status: 200, body: { data: {} } };
  return { status: 200, body: { errors: [{ message: listener.refusal, errorType: listener.refusal }] } };
}
