import { AmplifySimulatorFunction } from '@aws-amplify/amplify-appsync-simulator/lib/resolvers/function.js';
import { AppSyncPipelineResolver } from '@aws-amplify/amplify-appsync-simulator/lib/resolvers/pipeline-resolver.js';
import { AppSyncUnitResolver } from '@aws-amplify/amplify-appsync-simulator/lib/resolvers/unit-resolver.js';
import { generateResolvers } from '@aws-amplify/amplify-appsync-simulator/lib/schema/index.js';
import { VelocityTemplate } from '@aws-amplify/amplify-appsync-simulator/lib/velocity/index.js';
import { type GraphQLSchema, Source as SchemaText } from 'graphql';
import type { ApiDefinition, SourceKind } from './config';

// Imports the simulator's parts: its index also loads data sources, a server and the TypeScript compiler, which take
// two thirds of its memory and are never used here.

/** Answers requests to a data source; one for each that the template declares. */
export interface Source {
  load(request: never): Promise<unknown>;
}

export { VelocityTemplate };

/** What the simulator's resolvers, functions and directives ask of the simulator. */
class Parts {
  readonly appSyncConfig: object;
  /** Its mutations publish to its own subscribers: none, because `realtime.ts` delivers live changes. */
  readonly pubsub = { publish: () => Promise.resolve() };
  private readonly templates = new Map<string, VelocityTemplate>();
  private readonly sources = new Map<string, Source>();
  private readonly functions = new Map<string, AmplifySimulatorFunction>();
  private readonly resolvers = new Map<string, AppSyncPipelineResolver | AppSyncUnitResolver>();

  constructor(definition: ApiDefinition, sourceFor: (kind: SourceKind) => Source) {
    const [first, ...others] = definition.authModes.map((authenticationType) => ({ authenticationType }));
    this.appSyncConfig = {
      name: 'workbay',
      defaultAuthenticationType: first ?? { authenticationType: 'API_KEY' },
      additionalAuthenticationProviders: others,
    };
    this.parse(definition.templates);
    for (const [name, kind] of Object.entries(definition.sources)) this.sources.set(name, sourceFor(kind));
    const me = this as never;
    for (const one of definition.functions) this.functions.set(one.name, new AmplifySimulatorFunction(one, me));
    for (const one of definition.resolvers) {
      const made = one.kind === 'PIPELINE' ? new AppSyncPipelineResolver(one, me) : new AppSyncUnitResolver(one, me);
      this.resolvers.set(`${one.typeName}:${one.fieldName}`, made);
    }
  }

  /** Many resolvers share a template: each text is parsed once. */
  private parse(templates: ApiDefinition['templates']): void {
    const byContent = new Map<string, VelocityTemplate>();
    for (const { path, content } of templates) {
      const known = byContent.get(content) ?? new VelocityTemplate({ path, content }, this as never);
      byContent.set(content, known);
      this.templates.set(path, known);
    }
  }

  getMappingTemplate = (path: string) => found(this.templates, path);
  getDataLoader = (name: string) => found(this.sources, name);
  getFunction = (name: string) => found(this.functions, name);
  getResolver = (typeName: string, fieldName: string) => found(this.resolvers, `${typeName}:${fieldName}`);
}

function found<T>(things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`The API has no ${name}.`);
  return thing;
}

/** The schema of the API, each field with its resolver's templates and data sources behind it. */
export function simulatedSchema(definition: ApiDefinition, sourceFor: (kind: SourceKind) => Source): GraphQLSchema {
  const parts = new Parts(definition, sourceFor);
  return generateResolvers(new SchemaText(definition.schema), [...definition.resolvers] as never, parts as never);
}
