import { readFile } from 'node:fs/promises';
import type { AmplifyAppSyncSimulatorConfig } from '@aws-amplify/amplify-appsync-simulator';
import { propertiesOf } from '../synth/evaluate';
import type { PhysicalFacts } from '../synth/physical';
import { assetsOf, resourcesOf } from '../synth/stacks';
import type { Placed } from '../synth/stacks';
import type { SynthOutput } from '../synth/synth';
import type { AuthMode } from './velocity';

export interface ApiLimits {
  /** 0: no limit. */
  readonly depth: number;
  readonly resolvers: number;
  readonly introspection: boolean;
}

export type SourceKind =
  | { readonly kind: 'table'; readonly tableName: string }
  | { readonly kind: 'function'; readonly functionName: string }
  | { readonly kind: 'none' };

export interface ApiDefinition {
  readonly schema: string;
  readonly authModes: readonly AuthMode[];
  readonly limits: ApiLimits;
  readonly sources: Readonly<Record<string, SourceKind>>;
  readonly functions: NonNullable<AmplifyAppSyncSimulatorConfig['functions']>;
  readonly resolvers: NonNullable<AmplifyAppSyncSimulatorConfig['resolvers']>;
  readonly templates: { readonly path: string; readonly content: string }[];
}

interface MappedProperties {
  readonly Name: string;
  readonly TypeName: string;
  readonly FieldName: string;
  readonly Kind?: 'UNIT' | 'PIPELINE';
  readonly DataSourceName: string;
  readonly PipelineConfig?: { readonly Functions: string[] };
  readonly Runtime?: unknown;
  readonly RequestMappingTemplate?: string;
  readonly ResponseMappingTemplate?: string;
  readonly RequestMappingTemplateS3Location?: string;
  readonly ResponseMappingTemplateS3Location?: string;
}

interface ApiProperties {
  readonly AuthenticationType: AuthMode;
  readonly AdditionalAuthenticationProviders?: { readonly AuthenticationType: AuthMode }[];
  readonly QueryDepthLimit?: number;
  readonly ResolverCountLimit?: number;
  readonly IntrospectionConfig?: 'ENABLED' | 'DISABLED';
}

interface SourceProperties {
  readonly Name: string;
  readonly Type: string;
  readonly DynamoDBConfig?: { readonly TableName: string };
  readonly LambdaConfig?: { readonly LambdaFunctionArn: string };
}

type ReadAsset = (location: string) => Promise<string>;

async function assetReader(directory: string): Promise<ReadAsset> {
  const assets = await assetsOf(directory);
  return async (location) => {
    const hash = /[0-9a-f]{64}/.exec(location)?.[0];
    const path = hash && assets.get(hash);
    if (!path) throw new Error(`Not among the assets: ${location}`);
    return readFile(path, 'utf8');
  };
}

async function templatesOf(placed: Placed, properties: MappedProperties, read: ReadAsset) {
  if (properties.Runtime) {
    throw new Error(
      `${placed.logicalId} is a JavaScript resolver, which the local runtime cannot run yet: use a function.`,
    );
  }
  const content = (inline?: string, location?: string) => (inline === undefined && location ? read(location) : inline);
  const request = content(properties.RequestMappingTemplate, properties.RequestMappingTemplateS3Location);
  const response = content(properties.ResponseMappingTemplate, properties.ResponseMappingTemplateS3Location);
  return [
    { path: `${placed.logicalId}.request.vtl`, content: (await request) ?? '{}' },
    { path: `${placed.logicalId}.response.vtl`, content: (await response) ?? '$util.toJson($ctx.result)' },
  ];
}

const locationsOf = (logicalId: string) => ({
  requestMappingTemplateLocation: `${logicalId}.request.vtl`,
  responseMappingTemplateLocation: `${logicalId}.response.vtl`,
});

function sourceOf({ Type, DynamoDBConfig, LambdaConfig }: SourceProperties): SourceKind {
  if (Type === 'AMAZON_DYNAMODB') return { kind: 'table', tableName: DynamoDBConfig?.TableName ?? '' };
  if (Type === 'AWS_LAMBDA')
    return { kind: 'function', functionName: LambdaConfig?.LambdaFunctionArn.split(':').at(-1) ?? '' };
  if (Type === 'NONE') return { kind: 'none' };
  throw new Error(`Data source type ${Type} is not offered locally.`);
}

function resolverOf(placed: Placed, properties: MappedProperties): ApiDefinition['resolvers'][number] {
  const common = { typeName: properties.TypeName, fieldName: properties.FieldName, ...locationsOf(placed.logicalId) };
  const kind = properties.Kind ?? 'UNIT';
  const rest =
    kind === 'PIPELINE'
      ? { kind, functions: properties.PipelineConfig?.Functions ?? [] }
      : { kind, dataSourceName: properties.DataSourceName };
  return { ...common, ...rest } as ApiDefinition['resolvers'][number];
}

async function schemaOf(synth: SynthOutput, read: ReadAsset): Promise<string> {
  const [schema] = resourcesOf(synth.root, 'AWS::AppSync::GraphQLSchema');
  if (!schema) throw new Error('The backend declares no GraphQL schema.');
  const { Definition, DefinitionS3Location } = propertiesOf<{ Definition?: string; DefinitionS3Location?: string }>(
    schema,
  );
  return Definition ?? read(DefinitionS3Location ?? '');
}

function limitsOf(api: ApiProperties): ApiLimits {
  return {
    depth: api.QueryDepthLimit ?? 0,
    resolvers: api.ResolverCountLimit ?? 0,
    introspection: api.IntrospectionConfig !== 'DISABLED',
  };
}

/** The GraphQL API as the synthesised templates describe it, ready for the simulator. */
export async function readApi(synth: SynthOutput, facts: PhysicalFacts): Promise<ApiDefinition> {
  const read = await assetReader(synth.directory);
  const [placedApi] = resourcesOf(synth.root, 'AWS::AppSync::GraphQLApi');
  if (!placedApi) throw new Error('The backend declares no GraphQL API.');
  const api = propertiesOf<ApiProperties>(placedApi, facts);
  const functions = resourcesOf(synth.root, 'AWS::AppSync::FunctionConfiguration');
  const resolvers = resourcesOf(synth.root, 'AWS::AppSync::Resolver');
  const withProperties = (placed: Placed) => ({ placed, properties: propertiesOf<MappedProperties>(placed, facts) });
  const mapped = [...functions, ...resolvers].map(withProperties);
  const sources = resourcesOf(synth.root, 'AWS::AppSync::DataSource').map((one) =>
    propertiesOf<SourceProperties>(one, facts),
  );
  return {
    schema: await schemaOf(synth, read),
    authModes: [
      api.AuthenticationType,
      ...(api.AdditionalAuthenticationProviders ?? []).map((one) => one.AuthenticationType),
    ],
    limits: limitsOf(api),
    sources: Object.fromEntries(sources.map((source) => [source.Name, sourceOf(source)])),
    functions: functions.map(withProperties).map(({ placed, properties }) => ({
      name: placed.logicalId,
      dataSourceName: properties.DataSourceName,
      ...locationsOf(placed.logicalId),
    })),
    resolvers: resolvers.map(withProperties).map(({ placed, properties }) => resolverOf(placed, properties)),
    templates: (
      await Promise.all(mapped.map(({ placed, properties }) => templatesOf(placed, properties, read)))
    ).flat(),
  };
}
