import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, type FieldDefinitionNode, Kind, print } from 'graphql';

export const SURFACE_FILE = join(import.meta.dirname, '..', '..', 'docs', 'api-surface.txt');

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** Who may call: the API key opens it to anyone, the user pool to people who are signed in. */
function accessOf({ directives = [] }: FieldDefinitionNode): string {
  const names = directives.map(({ name }) => name.value);
  if (names.includes('aws_api_key')) return 'anyone';
  return names.includes('aws_cognito_user_pools') ? 'signed in' : 'functions';
}

const lineOf = (root: string, field: FieldDefinitionNode): string => {
  const args = (field.arguments ?? []).map(({ name, type }) => `${name.value}: ${print(type)}`).join(', ');
  return `${root.toLowerCase()} ${field.name.value}${args === '' ? '' : `(${args})`}: ${print(field.type)} [${accessOf(field)}]`;
};

/** What the API offers, a line for each operation, in order. */
export const surfaceOf = (document: DocumentNode): string[] =>
  document.definitions
    .flatMap((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION && ROOTS.includes(one.name.value) ? [one] : []))
    .flatMap(({ name, fields = [] }) => fields.map((field) => lineOf(name.value, field)))
    .sort();

export const readSurface = (): string[] =>
  existsSync(SURFACE_FILE) ? readFileSync(SURFACE_FILE, 'utf8').trim().split('\n') : [];

interface Offered {
  readonly args: ReadonlyMap<string, string>;
  readonly returns: string;
  readonly access: string;
}

function parsed(line: string): [string, Offered] {
  const [, name = '', args = '', returns = '', access = ''] =
    /^(\w+ \w+)(?:\((.*)\))?: (\S+) \[(.*)\]$/.exec(line) ?? [];
  const pairs = args.split(', ').flatMap((one) => (one === '' ? [] : [one.split(': ') as [string, string]]));
  return [name, { args: new Map(pairs), returns, access }];
}

const WIDER: Readonly<Record<string, number>> = { functions: 0, 'signed in': 1, anyone: 2 };

function isKept(before: Offered, after: Offered | undefined): boolean {
  if (after?.returns !== before.returns) return false;
  if ((WIDER[after.access] ?? 0) < (WIDER[before.access] ?? 0)) return false;
  const keptArgs = [...before.args].every(([name, type]) => {
    const now = after.args.get(name);
    return now === type || now === type.replace(/!$/, '');
  });
  return keptArgs && [...after.args].every(([name, type]) => before.args.has(name) || !type.endsWith('!'));
}

/** What a caller of the old API would miss: an operation, an argument, the right to call. */
export function lostFrom(before: readonly string[], after: readonly string[]): string[] {
  const now = new Map(after.map(parsed));
  return before.filter((line) => {
    const [name, offered] = parsed(line);
    return !isKept(offered, now.get(name));
  });
}
