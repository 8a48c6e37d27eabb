import { ENTRY_METADATA } from '../../amplify/wiring/entry-metadata';
import { bundlesFor } from '../synth/bundles';
import { evaluate, nameOf, propertiesOf } from '../synth/evaluate';
import type { PhysicalFacts } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { Placed } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';

export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The file that would be uploaded. */
  readonly bundle: string;
  readonly handlerName: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** GraphQL fields its role may call, as ARN patterns. */
  readonly apiGrants: readonly string[];
  /** What its role may do with functions, as `action resource` patterns. */
  readonly functionGrants: readonly string[];
  /** What its role may do in buckets, likewise. */
  readonly bucketGrants: readonly string[];
  /** What its role may do with tables, likewise. */
  readonly tableGrants: readonly string[];
  /** What its role may do with mail, likewise. */
  readonly mailGrants: readonly string[];
  /** What its role may do with parameters, likewise. */
  readonly parameterGrants: readonly string[];
}

interface FunctionProperties {
  readonly Handler?: string;
  readonly Runtime?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Record<string, string> };
  readonly Role?: string;
}

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

const asList = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : ([value].flat() as readonly T[]);

/** Statements by the role they are attached to, as `Fn::GetAtt Role.Arn` resolves it. */
function statementsByRole(synth: SynthOutput, facts: PhysicalFacts): ReadonlyMap<string, Statement[]> {
  const byRole = new Map<string, Statement[]>();
  for (const policy of resourcesOf(synth.root, 'AWS::IAM::Policy')) {
    const roles = asList(evaluate(policy.stack, policy.resource.Properties?.Roles, facts) as string[] | undefined);
    const document = evaluate(policy.stack, policy.resource.Properties?.PolicyDocument, facts) as {
      Statement?: Statement[];
    };
    for (const role of roles) byRole.set(role, [...(byRole.get(role) ?? []), ...(document.Statement ?? [])]);
  }
  return byRole;
}

function apiGrantsOf(role: string, statements: ReadonlyMap<string, Statement[]>): string[] {
  const own = statements.get(role.split('/').at(-1) ?? '') ?? [];
  const granting = own.filter(
    ({ Effect, Action }) =>
      Effect === 'Allow' && asList(Action).some((action) => /^(\*|appsync:(\*|GraphQL))$/.test(action)),
  );
  return granting.flatMap(({ Resource }) => asList(Resource));
}

/** What a role may do with one service, as `action resource` patterns. */
function grantsOf(service: string, role: string, statements: ReadonlyMap<string, Statement[]>): string[] {
  const own = statements.get(role.split('/').at(-1) ?? '') ?? [];
  return own
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) =>
      asList(Action)
        .filter((action) => action.startsWith(`${service}:`))
        .flatMap((action) => asList(Resource).map((resource) => `${action} ${resource}`)),
    );
}

const entryOf = ({ resource }: Placed): string | undefined => resource.Metadata?.[ENTRY_METADATA] as string | undefined;

function definitionOf(
  placed: Placed,
  parts: { bundles: ReadonlyMap<string, string>; facts: PhysicalFacts; statements: ReadonlyMap<string, Statement[]> },
): FunctionDefinition {
  const properties = propertiesOf<FunctionProperties>(placed, parts.facts);
  const name = nameOf(placed, parts.facts);
  const bundle = parts.bundles.get(name);
  if (bundle === undefined || !properties.Runtime?.startsWith('nodejs')) throw new Error(`${name} has no code to run.`);
  return {
    name,
    arn: String(evaluate(placed.stack, { 'Fn::GetAtt': [placed.logicalId, 'Arn'] }, parts.facts)),
    bundle,
    handlerName: properties.Handler?.split('.').at(-1) ?? 'handler',
    timeoutMs: (properties.Timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    memoryMb: properties.MemorySize ?? DEFAULT_MEMORY_MB,
    environment: properties.Environment?.Variables ?? {},
    apiGrants: apiGrantsOf(properties.Role ?? '', parts.statements),
    functionGrants: grantsOf('lambda', properties.Role ?? '', parts.statements),
    bucketGrants: grantsOf('s3', properties.Role ?? '', parts.statements),
    tableGrants: grantsOf('dynamodb', properties.Role ?? '', parts.statements),
    mailGrants: grantsOf('ses', properties.Role ?? '', parts.statements),
    parameterGrants: grantsOf('ssm', properties.Role ?? '', parts.statements),
  };
}

/**
 * The product's own functions, as they would be deployed. Amplify and CDK add others for their own deployment chores, of
 * which no file of ours is the entry.
 */
export async function functionDefinitions(synth: SynthOutput, facts: PhysicalFacts): Promise<FunctionDefinition[]> {
  const own = resourcesOf(synth.root, 'AWS::Lambda::Function').filter((placed) => entryOf(placed) !== undefined);
  const entries = Object.fromEntries(own.map((placed) => [nameOf(placed, facts), entryOf(placed) ?? '']));
  const bundles = await bundlesFor(synth.hash, entries);
  const parts = { bundles, facts, statements: statementsByRole(synth, facts) };
  return own.map((placed) => definitionOf(placed, parts));
}
