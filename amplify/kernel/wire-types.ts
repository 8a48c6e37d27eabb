import type * as v from 'valibot';
import type { Command, Declared, Read } from './declare';
import { isCommand, isRead } from './declare';

/** The type of one argument: a scalar or the name of an input type, a list or not, required or not. */
export interface WireType {
  readonly name: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
  /** The fields of an input type. */
  readonly entries?: v.ObjectEntries;
}

/** A schema as the library stores it; `pipe[0]` is the schema that a pipe begins with. */
interface Kept {
  readonly type: string;
  readonly pipe?: readonly Kept[];
  readonly wrapped?: Kept;
  readonly item?: Kept;
  readonly entries?: v.ObjectEntries;
  readonly metadata?: { readonly api?: string };
}

const SCALARS: Readonly<Record<string, string>> = { string: 'String', boolean: 'Boolean', picklist: 'String' };
const WRAPPERS = new Set(['optional', 'nullable', 'nullish']);

/** The API's name for this schema. Throws if there is none, so that the schema gets tagged with `inApi`. */
export const wireTypeOf = (schema: v.GenericSchema): WireType => typeOf(schema, undefined);

function typeOf(schema: Kept, tag: string | undefined): WireType {
  const [first, ...actions] = schema.pipe ?? [];
  if (first !== undefined) {
    const type = typeOf(first, tag ?? actions.find(({ metadata }) => metadata?.api)?.metadata?.api);
    return type.name === 'Float' && actions.some((action) => action.type === 'integer')
      ? { ...type, name: 'Int' }
      : type;
  }
  if (WRAPPERS.has(schema.type) && schema.wrapped) return { ...typeOf(schema.wrapped, tag), isRequired: false };
  if (tag !== undefined) return tagged(schema, tag);
  if (schema.type === 'array' && schema.item)
    return { ...typeOf(schema.item, undefined), isList: true, isRequired: true };
  const name = schema.type === 'number' ? 'Float' : SCALARS[schema.type];
  if (name === undefined) throw new Error(`the API has no word for ${schema.type}: tag it with inApi`);
  return { name, isList: false, isRequired: true };
}

const tagged = ({ entries }: Kept, name: string): WireType => ({
  name,
  isList: false,
  isRequired: true,
  ...(entries && name !== 'AWSJSON' ? { entries } : {}),
});

const written = ({ name, isList, isRequired }: WireType): string =>
  `${isList ? `[${name}!]` : name}${isRequired ? '!' : ''}`;

/** An input type `Contact` is called `ContactInput` as an argument. */
const asArgument = (type: WireType): string => written(type.entries ? { ...type, name: `${type.name}Input` } : type);

/** The part of a declaration that the browser needs to write its document. */
export interface Wire {
  readonly name: string;
  readonly root: 'query' | 'mutation';
  /** Arguments with their types, in order. */
  readonly args: Readonly<Record<string, string>>;
  readonly selection: string;
  readonly isList: boolean;
}

/** The wire form of a declared operation. */
export function wireOf(name: string, declared: Declared): Wire | null {
  if (isCommand(declared)) return wireOfCommand(name, declared);
  return isRead(declared) ? wireOfRead(name, declared) : null;
}

const wireOfCommand = (name: string, { kind, asks }: Command): Wire => ({
  name,
  root: kind === 'COMMAND' ? 'mutation' : 'query',
  args: Object.fromEntries(Object.entries(asks).map(([arg, schema]) => [arg, asArgument(wireTypeOf(schema))])),
  selection: 'ok code facts answer',
  isList: false,
});

function wireOfRead(name: string, { kind, key, sort, shows }: Read): Wire {
  const keys: Wire['args'] = Object.fromEntries(Object.entries(key).map(([field, type]) => [field, `${type}!`]));
  if (kind === 'GET') return { name, root: 'query', args: keys, selection: shows.selection, isList: false };
  const sorted: Wire['args'] = Object.fromEntries(
    Object.entries(sort).map(([field, type]) => [field, `Model${type}KeyConditionInput`]),
  );
  return {
    name,
    root: 'query',
    args: {
      ...keys,
      ...sorted,
      sortDirection: 'ModelSortDirection',
      limit: 'Int',
      nextToken: 'String',
    },
    selection: shows.selection,
    isList: true,
  };
}
