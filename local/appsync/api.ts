import { defaultFieldResolver, execute, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { ApiDefinition, SourceKind } from './config';
import { requestError, toApiError, toValidationError } from './errors';
import type { ApiError } from './errors';
import { countResolver, refusedByLimits } from './limits';
import { refusedDocument, refusedText } from './query-size';
import { type Source, simulatedSchema } from './simulator';
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

export interface ExecutableApi {
  readonly schema: GraphQLSchema;
  prepare(request: GraphqlRequest): Prepared | { readonly refused: readonly ApiError[] };
  execute(prepared: Prepared, context: RequestContext): Promise<ApiResponse>;
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
  const tooLong = refusedText(query);
  if (tooLong) return refused(tooLong);
  const document = parsed(query);
  if ('refused' in document) return document;
  const tooMuch = refusedDocument(schema, document);
  if (tooMuch.length > 0) return refused(...tooMuch);
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

/** One root field can fail twice: in its template, and as a null where the schema allows none. */
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
  const schema = simulatedSchema(definition, sourceFor);
  limitResolvers(schema, definition);
  return {
    schema,
    prepare: (request) => prepare(schema, definition, request),
    execute: (prepared, context) => run(schema, prepared, context),
  };
}
