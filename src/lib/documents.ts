import type { Wire } from '../../amplify/kernel/wire-types';

/** One operation of a document: what it is given, and the name under which it is answered. */
export interface Part {
  readonly alias: string;
  readonly wire: Wire;
  readonly given: Readonly<Record<string, unknown>>;
}

export interface Document {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Variable {
  readonly type: string;
  readonly value: unknown;
}

/** The document of operations that go in one request, named after them. What was not given is left out. */
export function documentOf(parts: readonly Part[]): Document {
  const variables = new Map<string, Variable>();
  const fields = parts.map((part) => fieldOf(part, variables));
  const types = [...variables].map(([name, { type }]) => `$${name}:${type}`);
  const names = [...new Set(parts.map(({ wire }) => wire.name))].join('_');
  return {
    text: `${parts[0]?.wire.root} ${names}${inBrackets(types)}{${fields.join(' ')}}`,
    variables: Object.fromEntries([...variables].map(([name, { value }]) => [name, value])),
  };
}

function fieldOf({ alias, wire, given }: Part, variables: Map<string, Variable>): string {
  const { name, args, selection, isList } = wire;
  const passed = Object.entries(args)
    .filter(([arg]) => given[arg] !== undefined)
    .map(([arg, type]) => `${arg}:$${nameIn(variables, arg, { type, value: sent(type, given[arg]) })}`);
  const shown = isList ? `items{${selection}}nextToken` : selection;
  return `${alias === name ? '' : `${alias}:`}${name}${inBrackets(passed)}{${shown}}`;
}

const inBrackets = (list: readonly string[]): string => (list.length > 0 ? `(${list.join(',')})` : '');

/** The API takes its JSON type as text. */
const sent = (type: string, value: unknown): unknown =>
  type.startsWith('AWSJSON') && value !== null ? JSON.stringify(value) : value;

/** The variable for a value: the one that has it already, or another that is free. */
function nameIn(variables: Map<string, Variable>, arg: string, variable: Variable): string {
  const text = JSON.stringify(variable);
  for (let count = 0; ; count += 1) {
    const name = count === 0 ? arg : `${arg}${count}`;
    const known = variables.get(name);
    if (known && JSON.stringify(known) !== text) continue;
    variables.set(name, variable);
    return name;
  }
}
