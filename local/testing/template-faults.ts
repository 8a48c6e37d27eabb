import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { propertiesOf } from '../synth/evaluate';
import { type Placed, type Resource, type Stack, type Template, resourcesOf } from '../synth/stacks';

/**
 * CloudFormation's limits: 500 resources, 200 parameters and 200 outputs per stack, 1 MB per template, 2,500 resources per
 * operation. Ours stay well below, because reaching one stops every deployment.
 */
const BUDGET = { resources: 400, parameters: 100, outputs: 100, bytes: 800_000 };
const RESOURCES_IN_ALL = 1800;

/** CloudFormation orders steps only by references: with a plain name the step would come before its source. */
const waitsForItsSource = ({ stack, resource }: Placed): boolean => {
  const { DataSourceName } = resource.Properties ?? {};
  if (DataSourceName === undefined || typeof DataSourceName === 'object') return true;
  const before = [resource.DependsOn ?? []].flat();
  return before.some((id) => stack.template.Resources[id]?.Type === 'AWS::AppSync::DataSource');
};

export const stepsOf = (root: Stack): Placed[] =>
  resourcesOf(root, 'AWS::AppSync::FunctionConfiguration', 'AWS::AppSync::Resolver');

export const stepsBeforeTheirSource = (root: Stack): string[] =>
  stepsOf(root)
    .filter((step) => !waitsForItsSource(step))
    .map(({ logicalId }) => `${logicalId} may be made before its data source`);

export const ownFunctionsOf = (root: Stack): Placed[] =>
  resourcesOf(root, 'AWS::Lambda::Function').filter(({ logicalId }) => /lambda[0-9A-F]{8}$/.test(logicalId));

/** The log group of one of our functions, for it alone. */
export function logGroupOf({ stack, resource }: Placed): Resource | undefined {
  const { LogGroup } = (resource.Properties?.LoggingConfig ?? {}) as { LogGroup?: { Ref?: string } };
  return LogGroup?.Ref === undefined ? undefined : stack.template.Resources[LogGroup.Ref];
}

/** Functions whose logs do not expire after this many days, or that share a log. */
export function faultsOfLogs({ root, days }: { readonly root: Stack; readonly days: number }): string[] {
  const functions = ownFunctionsOf(root);
  const groups = functions.map(logGroupOf);
  return functions.flatMap(({ logicalId }, at) => {
    const group = groups[at];
    const kept = group?.Properties?.RetentionInDays as number | undefined;
    return [
      ...(kept === days ? [] : [`the logs of ${logicalId} are kept ${kept ?? 'for ever'}, not ${days} days`]),
      ...(groups.indexOf(group) === at ? [] : [`${logicalId} writes into the logs of another`]),
    ];
  });
}

interface TemplateFile {
  readonly name: string;
  readonly text: string;
}

/** `amplifyworkbay…dataamplifyDataCustomer7BF536E.nested.template.json` → `dataamplifyDataCustomer`. */
const stackName = (file: string): string => file.replace(/^amplify.*?[0-9a-f]{10}/, '').replace(/[0-9A-F]{8}\..*$/, '');

/** Every template of a CDK output folder, as it would be uploaded. */
export async function readTemplates(directory: string): Promise<TemplateFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.template.json'));
  return Promise.all(
    names.map(async (file) => ({ name: stackName(file), text: await readFile(join(directory, file), 'utf8') })),
  );
}

/** How much of its budget each template uses, largest first. */
export const sizesOf = (templates: readonly TemplateFile[]) =>
  templates
    .map(({ name, text }) => {
      const { Resources, Parameters = {}, Outputs = {} } = JSON.parse(text) as Template;
      const counts = { parameters: Object.keys(Parameters).length, outputs: Object.keys(Outputs).length };
      return { name, resources: Object.keys(Resources).length, ...counts, bytes: text.length };
    })
    .sort((one, other) => other.resources - one.resources);

export const resourcesInAll = (templates: readonly TemplateFile[]): number =>
  sizesOf(templates).reduce((sum, { resources }) => sum + resources, 0);

export function faultsOfSize(templates: readonly TemplateFile[]): string[] {
  const inAll = resourcesInAll(templates);
  const over = sizesOf(templates).flatMap(({ name, ...size }) =>
    Object.entries(BUDGET).flatMap(([what, atMost]) => {
      const has = size[what as keyof typeof BUDGET];
      return has > atMost ? [`${name} has ${has} ${what}, at most ${atMost} are allowed`] : [];
    }),
  );
  return inAll > RESOURCES_IN_ALL
    ? [...over, `there are ${inAll} resources, at most ${RESOURCES_IN_ALL} are allowed`]
    : over;
}

/** The one user pool. */
export function poolOf(root: Stack): Placed {
  const [pool] = resourcesOf(root, 'AWS::Cognito::UserPool');
  if (pool === undefined) throw new Error('There is no user pool');
  return pool;
}

/** A fault if the pool declares attributes: a later deployment could never change them. */
export const attributesOfPool = (root: Stack): string[] =>
  'Schema' in propertiesOf<object>(poolOf(root)) ? ['the user pool states a Schema, which could never change'] : [];

/** Whether the sign-ins outlive the deployment or go with it, as intended. */
export function faultsOfKeeping({ root, isKept }: { readonly root: Stack; readonly isKept: boolean }): string[] {
  const pool = poolOf(root);
  const { DeletionPolicy, UpdateReplacePolicy } = pool.resource;
  const { DeletionProtection } = propertiesOf<{ DeletionProtection?: string }>(pool);
  const wanted = isKept ? 'Retain' : 'Delete';
  const found = { DeletionPolicy, UpdateReplacePolicy, DeletionProtection };
  const due = {
    DeletionPolicy: wanted,
    UpdateReplacePolicy: wanted,
    DeletionProtection: isKept ? 'ACTIVE' : 'INACTIVE',
  };
  return Object.entries(due).flatMap(([what, value]) => {
    const is = found[what as keyof typeof due];
    return is === value ? [] : [`the ${what} of the user pool is ${is ?? 'not stated'}, not ${value}`];
  });
}
