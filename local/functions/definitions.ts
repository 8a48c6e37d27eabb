import { ENTRY_METADATA } from '../../amplify/wiring/entry-metadata';
import { bundlesFor } from '../synth/bundles';
import { evaluate, nameOf, propertiesOf } from '../synth/evaluate';
import type { PhysicalFacts } from '../synth/physical';
import { resourcesOf } from '../synth/stacks';
import type { Placed } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import { type Statement, asList, assertUnderstood } from './iam';

export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The file that would be uploaded. */
  readonly bundle: string;
  readonly handlerName: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The statements of its role's policies. */
  readonly statements: readonly Statement[];
}

interface FunctionProperties {
  readonly Handler?: string;
  readonly Runtime?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Record<string, string> };
  readonly Role?: string;
}

const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

interface Policy {
  readonly PolicyDocument?: { readonly Statement?: Statement | readonly Statement[] };
}

const statementsIn = ({ PolicyDocument }: Policy): readonly Statement[] => asList(PolicyDocument?.Statement);

/** Statements by role, from its own and its attached policies. */
function statementsByRole(synth: SynthOutput, facts: PhysicalFacts): ReadonlyMap<string, Statement[]> {
  const byRole = new Map<string, Statement[]>();
  const add = (role: string, statements: readonly Statement[]) =>
    byRole.set(role, [...(byRole.get(role) ?? []), ...statements]);
  for (const placed of resourcesOf(synth.root, 'AWS::IAM::Role')) {
    const { Policies = [] } = propertiesOf<{ Policies?: Policy[] }>(placed, facts);
    add(nameOf(placed, facts), Policies.flatMap(statementsIn));
  }
  for (const placed of resourcesOf(synth.root, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
    const policy = propertiesOf<Policy & { Roles?: string[] }>(placed, facts);
    for (const role of policy.Roles ?? []) add(role, statementsIn(policy));
  }
  return byRole;
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
  const statements = parts.statements.get(properties.Role?.split('/').at(-1) ?? '') ?? [];
  assertUnderstood(name, statements);
  return {
    name,
    arn: String(evaluate(placed.stack, { 'Fn::GetAtt': [placed.logicalId, 'Arn'] }, parts.facts)),
    bundle,
    handlerName: properties.Handler?.split('.').at(-1) ?? 'handler',
    timeoutMs: (properties.Timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    memoryMb: properties.MemorySize ?? DEFAULT_MEMORY_MB,
    environment: properties.Environment?.Variables ?? {},
    statements,
  };
}

/**
 * The product's own functions, as they would be deployed. Amplify and CDK add others for deployment, whose
 * entry is not one of our files.
 */
export async function functionDefinitions(synth: SynthOutput, facts: PhysicalFacts): Promise<FunctionDefinition[]> {
  const own = resourcesOf(synth.root, 'AWS::Lambda::Function').filter((placed) => entryOf(placed) !== undefined);
  const entries = Object.fromEntries(own.map((placed) => [nameOf(placed, facts), entryOf(placed) ?? '']));
  const bundles = await bundlesFor(synth.hash, entries);
  const parts = { bundles, facts, statements: statementsByRole(synth, facts) };
  return own.map((placed) => definitionOf(placed, parts));
}
