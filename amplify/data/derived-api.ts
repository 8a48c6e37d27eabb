import { a } from '@aws-amplify/backend';
import type * as v from 'valibot';
import { can } from '../../domain/access/permissions';
import { type Access, type Command, type Operations, isCommand } from '../kernel/declare';
import { type WireType, wireTypeOf } from '../kernel/wire-types';
import { anyoneCalls, signedInCalls } from './authorization';

type Areas = Readonly<Record<string, Operations>>;
type Schema = Parameters<typeof a.schema>[0];
type SchemaPart = Schema[string];

/** May it be called without a sign-in? Then the API key opens it. */
export const isOpen = ({ needs }: Access): boolean =>
  needs === 'anyone' || (needs !== 'customers only' && needs !== 'system only' && can({ kind: 'VISITOR' }, needs));

/** The areas that have commands: each has a function of the same name, whose data source all of them share. */
export const areasWithCommands = <A extends Areas>(areas: A): (keyof A & string)[] =>
  Object.keys(areas).filter((area) => Object.values(areas[area] ?? {}).some(isCommand));

/** The part of the schema that follows from the declarations: a field for each command, and its types. */
export function derivedApi(areas: Areas): Readonly<Record<string, SchemaPart>> {
  const parts: Record<string, SchemaPart> = {};
  for (const [area, operations] of Object.entries(areas)) {
    for (const [name, declared] of Object.entries(operations)) {
      if (!isCommand(declared)) continue;
      if (name in parts) throw new Error(`two operations are called ${name}`);
      Object.assign(parts, inputTypesOf(declared));
      parts[name] = fieldOf(area, declared);
    }
  }
  return parts;
}

function fieldOf(area: string, declared: Command): SchemaPart {
  const args = Object.fromEntries(
    Object.entries(declared.asks).map(([name, schema]) => [name, amplifyType(wireTypeOf(schema))]),
  );
  const root = declared.kind === 'COMMAND' ? a.mutation() : a.query();
  return root
    .arguments(args)
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(area))
    .authorization(isOpen(declared) ? anyoneCalls : signedInCalls);
}

/** The input types of a command's arguments, by name. The same type in two commands is shared. */
function inputTypesOf({ asks }: Pick<Command, 'asks'>): Readonly<Record<string, SchemaPart>> {
  const types = Object.values(asks).map((schema) => wireTypeOf(schema));
  return Object.fromEntries(
    types.flatMap(({ name, entries }) => (entries ? [[name, customType(entries)] as const] : [])),
  );
}

const customType = (entries: v.ObjectEntries): SchemaPart =>
  a.customType(
    Object.fromEntries(
      Object.entries(entries).map(([field, schema]) => [field, amplifyType(wireTypeOf(schema))]),
    ) as unknown as Parameters<typeof a.customType>[0],
  );

const SCALARS = {
  ID: () => a.id(),
  String: () => a.string(),
  Int: () => a.integer(),
  Float: () => a.float(),
  Boolean: () => a.boolean(),
  AWSJSON: () => a.json(),
} as const;

function amplifyType({ name, isList, isRequired, entries }: WireType): unknown {
  if (entries) return isRequired ? a.ref(name).required() : a.ref(name);
  const scalar = SCALARS[name as keyof typeof SCALARS]();
  if (!isList) return isRequired ? scalar.required() : scalar;
  const listed = scalar.required().array();
  return isRequired ? listed.required() : listed;
}
