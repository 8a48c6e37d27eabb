import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
  readonly Mappings?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
}

/** One CloudFormation stack with the stacks nested in it, keyed by the logical id that creates them. */
export interface Stack {
  readonly template: Template;
  readonly parent?: Stack;
  /** What the parent passes as parameters, in the parent's terms. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly children: Record<string, Stack>;
}

export interface Placed {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly resource: Resource;
}

interface AssetManifest {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}

/** Asset files by hash: nested templates, VTL, the GraphQL schema and function bundles. */
export async function assetsOf(directory: string): Promise<ReadonlyMap<string, string>> {
  const manifests = (await readdir(directory)).filter((name) => name.endsWith('.assets.json'));
  const assets = new Map<string, string>();
  for (const name of manifests) {
    const manifest = await readJson<AssetManifest>(join(directory, name));
    for (const [hash, file] of Object.entries(manifest.files)) assets.set(hash, join(directory, file.source.path));
  }
  return assets;
}

async function loadStack(
  path: string,
  assets: ReadonlyMap<string, string>,
  link: { parent?: Stack; parameters: Readonly<Record<string, unknown>> },
): Promise<Stack> {
  const stack: Stack = { template: await readJson<Template>(path), children: {}, ...link };
  for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
    if (resource.Type !== 'AWS::CloudFormation::Stack') continue;
    const hash = /([0-9a-f]{64})\.json/.exec(JSON.stringify(resource.Properties?.TemplateURL))?.[1];
    const nested = hash && assets.get(hash);
    if (!nested) throw new Error(`The template of the nested stack ${logicalId} is not among the assets.`);
    const parameters = (resource.Properties?.Parameters ?? {}) as Record<string, unknown>;
    stack.children[logicalId] = await loadStack(nested, assets, { parent: stack, parameters });
  }
  return stack;
}

/** Reads the root stack and every stack nested in it from a CDK output folder. */
export async function loadStacks(directory: string): Promise<Stack> {
  const names = (await readdir(directory)).filter((name) => /\.template\.json$/.test(name));
  const rootName = names.find((name) => !name.includes('.nested.'));
  if (!rootName) throw new Error(`No template in ${directory}.`);
  return loadStack(join(directory, rootName), await assetsOf(directory), { parameters: {} });
}

/** Every resource of these types, in this stack and the nested ones. */
export function resourcesOf(stack: Stack, ...types: readonly string[]): Placed[] {
  const own = Object.entries(stack.template.Resources)
    .filter(([, resource]) => types.includes(resource.Type))
    .map(([logicalId, resource]) => ({ stack, logicalId, resource }));
  return [...own, ...Object.values(stack.children).flatMap((child) => resourcesOf(child, ...types))];
}
