import { ACCOUNT_ID, DEFAULT_FACTS, REGION, physicalOf } from './physical';
import type { PhysicalFacts } from './physical';
import type { Placed, Stack } from './stacks';

/** Stands for `AWS::NoValue`: the property is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

const PSEUDO: Readonly<Record<string, unknown>> = {
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT_ID,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'amplify-workbay-local',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/amplify-workbay-local/local`,
  'AWS::NoValue': NO_VALUE,
  'AWS::NotificationARNs': [],
};

/** Properties that name a resource; `Ref` doesn't need the others, which may refer back to it. */
const NAMING = ['tableName', 'TableName', 'BucketName', 'QueueName', 'Name', 'Value'];

type Intrinsic = (argument: never, scope: Scope) => unknown;

interface Scope {
  readonly stack: Stack;
  readonly facts: PhysicalFacts;
}

function physical(scope: Scope, logicalId: string) {
  const resource = scope.stack.template.Resources[logicalId];
  if (!resource) throw new Error(`Unknown reference ${logicalId}.`);
  const naming = Object.entries(resource.Properties ?? {}).filter(([key]) => NAMING.includes(key));
  const wanted = resource.Type === 'AWS::IAM::Role' ? [] : naming;
  const properties = Object.fromEntries(wanted.map(([key, value]) => [key, resolve(value, scope)]));
  return physicalOf({ stack: scope.stack, logicalId, resource }, properties, scope.facts);
}

function ref(name: string, scope: Scope): unknown {
  if (name in PSEUDO) return PSEUDO[name];
  const { stack } = scope;
  if (name in stack.parameters && stack.parent) {
    return resolve(stack.parameters[name], { ...scope, stack: stack.parent });
  }
  const parameter = stack.template.Parameters?.[name];
  if (parameter) return parameter.Default ?? '';
  return physical(scope, name).ref;
}

function getAtt(argument: string | readonly [string, string], scope: Scope): unknown {
  const [logicalId, attribute] = typeof argument === 'string' ? splitOnce(argument) : argument;
  const child = scope.stack.children[logicalId];
  if (child && attribute.startsWith('Outputs.')) {
    const output = child.template.Outputs?.[attribute.slice('Outputs.'.length)];
    if (!output) throw new Error(`Unknown output ${attribute} of ${logicalId}.`);
    return resolve(output.Value, { ...scope, stack: child });
  }
  return physical(scope, logicalId).attributes[attribute] ?? `${logicalId}.${attribute}`;
}

function splitOnce(dotted: string): [string, string] {
  const dot = dotted.indexOf('.');
  return [dotted.slice(0, dot), dotted.slice(dot + 1)];
}

function sub(argument: string | readonly [string, Record<string, unknown>], scope: Scope): string {
  const [pattern, given] = typeof argument === 'string' ? [argument, {}] : argument;
  return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in given) return String(resolve(given[name], scope));
    return String(name.includes('.') ? getAtt(name, scope) : ref(name, scope));
  });
}

function holds(condition: unknown, scope: Scope): boolean {
  if (typeof condition !== 'string') return Boolean(resolve(condition, scope));
  return Boolean(resolve(scope.stack.template.Conditions?.[condition], scope));
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': ([separator, parts]: [string, unknown], scope) =>
    (resolve(parts, scope) as unknown[]).map(String).join(separator),
  'Fn::Select': ([index, parts]: [number | string, unknown], scope) =>
    (resolve(parts, scope) as unknown[])[Number(resolve(index, scope))],
  'Fn::Split': ([separator, whole]: [string, unknown], scope) => String(resolve(whole, scope)).split(separator),
  'Fn::If': ([condition, yes, no]: [string, unknown, unknown], scope) =>
    resolve(holds(condition, scope) ? yes : no, scope),
  'Fn::Equals': ([left, right]: [unknown, unknown], scope) =>
    String(resolve(left, scope)) === String(resolve(right, scope)),
  'Fn::Not': ([condition]: [unknown], scope) => !holds(condition, scope),
  'Fn::And': (conditions: unknown[], scope) => conditions.every((condition) => holds(condition, scope)),
  'Fn::Or': (conditions: unknown[], scope) => conditions.some((condition) => holds(condition, scope)),
  Condition: (name: string, scope) => holds(name, scope),
  'Fn::Base64': (value: unknown, scope) => Buffer.from(String(resolve(value, scope))).toString('base64'),
  'Fn::FindInMap': (path: unknown[], scope) => {
    const [map = '', first = '', second = ''] = path.map((part) => String(resolve(part, scope)));
    return scope.stack.template.Mappings?.[map]?.[first]?.[second];
  },
  'Fn::GetAZs': () => [`${REGION}a`],
};

function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [only] = entries;
  const intrinsic = entries.length === 1 && only ? INTRINSICS[only[0]] : undefined;
  if (intrinsic && only) return intrinsic(only[1] as never, scope);
  const resolved = entries.map(([key, item]) => [key, resolve(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== NO_VALUE));
}

/** A template value with every intrinsic function evaluated. */
export function evaluate(stack: Stack, value: unknown, facts: PhysicalFacts = DEFAULT_FACTS): unknown {
  const resolved = resolve(value, { stack, facts });
  return resolved === NO_VALUE ? undefined : resolved;
}

/** The evaluated properties of a resource. `T` is the shape the caller relies on. */
export function propertiesOf<T>(placed: Placed, facts: PhysicalFacts = DEFAULT_FACTS): T {
  return evaluate(placed.stack, placed.resource.Properties ?? {}, facts) as T;
}

/** `Ref` of a resource: the name the rest of the system knows it by. */
export function nameOf(placed: Placed, facts: PhysicalFacts = DEFAULT_FACTS): string {
  return String(evaluate(placed.stack, { Ref: placed.logicalId }, facts));
}
