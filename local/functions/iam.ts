import { ACCOUNT_ID } from '../synth/physical';

type OneOrMore = string | readonly string[];

/** A statement of a policy in the template, with its references resolved. */
export interface Statement {
  readonly Effect?: string;
  readonly Action?: OneOrMore;
  readonly Resource?: OneOrMore;
}

/** A request, such as `dynamodb:PutItem` on the ARN of a table. */
export interface Wanted {
  readonly action: string;
  readonly resource: string;
}

/** A function's role, named after the function. */
export interface Role {
  readonly functionName: string;
  readonly statements: readonly Statement[];
}

const UNDERSTOOD = new Set(['Effect', 'Action', 'Resource', 'Sid']);

export const asList = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : ([value].flat() as readonly T[]);

/** Refuses a policy with parts unsupported here (conditions, exceptions): half of a policy may mean the opposite. */
export function assertUnderstood(functionName: string, statements: readonly Statement[]): void {
  const parts = statements.flatMap((statement) => Object.keys(statement)).filter((part) => !UNDERSTOOD.has(part));
  if (parts.length > 0)
    throw new Error(`The role of ${functionName} has ${parts.join(', ')}, which is not judged here.`);
}

const patterns = new Map<string, RegExp>();

/** `*` matches any text and `?` one character (IAM reference, "Resource"). */
function patternOf(text: string, flags: string): RegExp {
  const known = patterns.get(flags + text);
  if (known) return known;
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const made = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags);
  patterns.set(flags + text, made);
  return made;
}

/** Actions are compared without case, resources with it. */
const covers = ({ Action, Resource }: Statement, { action, resource }: Wanted): boolean =>
  asList(Action).some((one) => patternOf(one, 'i').test(action)) &&
  asList(Resource).some((one) => patternOf(one, '').test(resource));

export const userArn = (functionName: string): string =>
  `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${functionName}/${functionName}`;

/**
 * Why IAM would refuse, in its words; null if it would allow. A denial wins over every permission, and what no statement
 * allows is refused. Sources: IAM user guide, "Policy evaluation logic" and "Troubleshoot access denied error messages".
 */
export function refusalOf({ functionName, statements }: Role, wanted: Wanted): string | null {
  const matching = statements.filter((statement) => covers(statement, wanted));
  const isDenied = matching.some(({ Effect }) => Effect === 'Deny');
  if (!isDenied && matching.some(({ Effect }) => Effect === 'Allow')) return null;
  const { action, resource } = wanted;
  const because = isDenied
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
  return `User: ${userArn(functionName)} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
}

/** The first refusal of several requests; null if all are allowed. */
export const firstRefusal = (role: Role, wanted: readonly Wanted[]): string | null =>
  wanted.map((one) => refusalOf(role, one)).find((refusal) => refusal !== null) ?? null;

/** The resources that a statement allows this action on. */
export const resourcesFor = (statements: readonly Statement[], action: string): string[] =>
  statements
    .filter(
      ({ Effect, Action }) => Effect === 'Allow' && asList(Action).some((one) => patternOf(one, 'i').test(action)),
    )
    .flatMap(({ Resource }) => asList(Resource));
