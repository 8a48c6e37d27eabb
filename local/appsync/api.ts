import {
  AmplifyAppSyncSimulator,
  AmplifyAppSyncSimulatorAuthenticationType as AuthenticationType,
  addDataLoader,
  removeDataLoader,
} from '@aws-amplify/amplify-appsync-simulator';
import { defaultFieldResolver, execute, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { ApiDefinition, SourceKind } from './config';
import { requestError, toApiError, toValidationError } from './errors';
import type { ApiError } from './errors';
import { countResolver, refusedByLimits } from './limits';
import { teachVelocity } from './velocity';
import type { RequestContext } from './velocity';

export interface GraphqlRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

export interface Prepared {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface ApiResponse {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly ApiError[];
}

/** What answers a data source; one is made for every source the template declares. */
export interface Source {
  load(request: never): Promise<unknown>;
}

export interface ExecutableApi {
  readonly schema: GraphQLSchema;
  prepare(request: GraphqlRequest): Prepared | { readonly refused: readonly ApiError[] };
  execute(prepared: Prepared, context: RequestContext): Promise<ApiResponse>;
}

const SOURCE_TYPES = { table: 'AMAZON_DYNAMODB', function: 'AWS_LAMBDA', none: 'NONE' } as const;

/** The simulator makes its loaders from configuration; ours arrive ready made inside it. */
class ReadyMade {
  private readonly source: Source;

  constructor(configuration: { readonly source: Source }) {
    this.source = configuration.source;
  }

  load(request: never): Promise<unknown> {
    return this.source.load(request);
  }
}

function offerReadyMadeSources(): void {
  for (const type of Object.values(SOURCE_TYPES)) {
    removeDataLoader(type as never);
    addDataLoader(type as never, ReadyMade as never);
  }
}

function buildSchema(definition: ApiDefinition, sourceFor: (kind: SourceKind) => Source): GraphQLSchema {
  offerReadyMadeSources();
  const simulator = new AmplifyAppSyncSimulator({ port: 0 });
  const [defaultMode, ...additional] = definition.authModes.map((authenticationType) => ({ authenticationType }));
  simulator.init({
    schema: { content: definition.schema },
    resolvers: [...definition.resolvers],
    functions: [...definition.functions],
    mappingTemplates: [...definition.templates],
    dataSources: Object.entries(definition.sources).map(([name, kind]) => ({
      name,
      type: SOURCE_TYPES[kind.kind],
      source: sourceFor(kind),
    })) as never,
    appSync: {
      name: 'workbay',
      defaultAuthenticationType: (defaultMode ?? { authenticationType: AuthenticationType.API_KEY }) as never,
      additionalAuthenticationProviders: additional as never,
    },
  });
  return simulator.schema;
}

function limitResolvers(schema: GraphQLSchema, definition: ApiDefinition): void {
  for (const { typeName, fieldName } of definition.resolvers) {
    const type = schema.getType(typeName);
    const field =
      type && 'getFields' in type
        ? (type.getFields()[fieldName] as { resolve?: typeof defaultFieldResolver })
        : undefined;
    if (!field) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      countResolver(context as RequestContext, definition.limits);
      return resolve(source, args, context, info) as unknown;
    };
  }
}

const refused = (...errors: ApiError[]) => ({ refused: errors });

function parsed(query: string): DocumentNode | { readonly refused: readonly ApiError[] } {
  try {
    return parse(query);
  } catch (error) {
    return refused(
      requestError('MalformedHttpRequestException', `Unable to parse GraphQL query. ${(error as Error).message}`),
    );
  }
}

function prepare(
  schema: GraphQLSchema,
  definition: ApiDefinition,
  request: GraphqlRequest,
): ReturnType<ExecutableApi['prepare']> {
  const { query, variables, operationName } = request;
  if (typeof query !== 'string' || query.trim() === '') {
    return refused(requestError('MalformedHttpRequestException', 'No GraphQL query in the request.'));
  }
  const document = parsed(query);
  if ('refused' in document) return document;
  const problems = validate(schema, document, specifiedRules);
  if (problems.length > 0) return refused(...problems.map(toValidationError));
  const operation = getOperationAST(document, typeof operationName === 'string' ? operationName : undefined);
  if (!operation) return refused(requestError('BadRequestException', 'The request names no operation that it holds.'));
  const limited = refusedByLimits(document, operation, definition.limits);
  if (limited) return refused(limited);
  const isMap = variables !== null && typeof variables === 'object' && !Array.isArray(variables);
  return { document, operation, variables: isMap ? (variables as Record<string, unknown>) : {} };
}

/** `Query`, `Mutation` or `Subscription`. */
export const rootTypeName = ({ operation }: OperationDefinitionNode) =>
  operation.charAt(0).toUpperCase() + operation.slice(1);

/** One root field can fail twice over: in its template, and as a null where the schema allows none. */
function errorsOf(
  result: ExecutionResult,
  context: RequestContext,
  schema: GraphQLSchema,
  rootType: string,
): ApiError[] {
  const all = [...context.appsyncErrors, ...(result.errors ?? [])];
  return all.map((error) => toApiError(error, schema, rootType));
}

async function run(schema: GraphQLSchema, prepared: Prepared, context: RequestContext): Promise<ApiResponse> {
  const { document, operation, variables } = prepared;
  const result = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: variables,
    operationName: operation.name?.value,
  });
  const errors = errorsOf(result, context, schema, rootTypeName(operation));
  return { data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}) };
}

/** The synthesised API, ready to execute: its schema with every resolver's templates and data sources behind it. */
export function buildApi(definition: ApiDefinition, sourceFor: (kind: SourceKind) => Source): ExecutableApi {
  teachVelocity();
  const schema = buildSchema(definition, sourceFor);
  limitResolvers(schema, definition);
  return {
    schema,
    prepare: (request) => prepare(schema, definition, request),
    execute: (prepared, context) => run(schema, prepared, context),
  };
}
