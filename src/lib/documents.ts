import type { Wire } from '../../amplify/kernel/wire-types';

/** One operation of a document: its input, and the name of its result. */
export interface Part {
  readonly alias: string;
  readonly wire: Wire;
  readonly given: Readonly<Record<string, unknown>>;
}

export interface Document {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The document of operations that share a request, named after them. Leaves out missing input. */
export function documentOf(parts: readonly Part[]): Document {
  const types: Record<string, string> = {};
  const variables: Record<string, unknown> = {};
  /** The variable for a value: the one that already has it, or a free one. */
  const variableOf = (arg: string, type: string, value: unknown): string => {
    const isTaken = (one: string) =>
      one in types && (types[one] !== type || JSON.stringify(variables[one]) !== JSON.stringify(value));
    let name = arg;
    for (let count = 1; isTaken(name); count += 1) name = arg + count;
    types[name] = type;
    variables[name] = value;
    return name;
  };
  const fields = parts.map(({ alias, wire, given }) => {
    const { name, args, selection, isList } = wire;
    const passed = Object.entries(args).flatMap(([arg, type]) =>
      given[arg] === undefined ? [] : [`${arg}:$${variableOf(arg, type, given[arg])}`],
    );
    const shown = isList ? `items{${selection}}nextToken` : selection;
    return `${alias === name ? '' : `${alias}:`}${name}${inBrackets(passed)}{${shown}}`;
  });
  const names = new Set(parts.map(({ wire }) => wire.name));
  const declared = Object.entries(types).map(([name, type]) => `$${name}:${type}`);
  return {
    text: `${parts[0]?.wire.root} ${[...names].join('_')}${inBrackets(declared)}{${fields.join(' ')}}`,
    variables,
  };
}

const inBrackets = (list: readonly string[]): string => (list.length > 0 ? `(${list.join(',')})` : '');
