import { GraphQLError, Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import type { ApiLimits } from './config';
import { requestError } from './errors';
import type { ApiError } from './errors';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const INTROSPECTION = new Set(['__schema', '__type']);

function fragmentsOf(document: DocumentNode): Fragments {
  const found = document.definitions.filter(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION,
  );
  return new Map(found.map((fragment) => [fragment.name.value, fragment]));
}

/** Nesting of fields; a fragment adds none. Validation has already refused fragment cycles. */
function depthOf(selections: SelectionSetNode | undefined, fragments: Fragments): number {
  if (!selections) return 0;
  const depths = selections.selections.map((one) => {
    if (one.kind === Kind.FIELD) return 1 + depthOf(one.selectionSet, fragments);
    if (one.kind === Kind.INLINE_FRAGMENT) return depthOf(one.selectionSet, fragments);
    return depthOf(fragments.get(one.name.value)?.selectionSet, fragments);
  });
  return Math.max(0, ...depths);
}

/** Introspection fields may be inside a fragment; only the root of a query offers them. */
function asksForSchema(selections: SelectionSetNode | undefined, fragments: Fragments): boolean {
  return (selections?.selections ?? []).some((one) => {
    if (one.kind === Kind.FIELD) return INTROSPECTION.has(one.name.value);
    if (one.kind === Kind.INLINE_FRAGMENT) return asksForSchema(one.selectionSet, fragments);
    return asksForSchema(fragments.get(one.name.value)?.selectionSet, fragments);
  });
}

/** Why the API's limits refuse this operation, before anything runs; undefined if they don't. */
export function refusedByLimits(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limits: ApiLimits,
): ApiError | undefined {
  const fragments = fragmentsOf(document);
  if (asksForSchema(operation.selectionSet, fragments)) {
    if (limits.introspection) return undefined;
    return requestError('ValidationError', 'Validation error: introspection is disabled for this API.');
  }
  if (limits.depth > 0 && depthOf(operation.selectionSet, fragments) > limits.depth) {
    return requestError(
      'QueryDepthLimitReached',
      `The query goes deeper than the ${limits.depth} levels this API allows.`,
    );
  }
  return undefined;
}

/** Counts a resolver that is about to run; throws once the request has used up its limit. */
export function countResolver(request: { resolverCount: number }, limits: ApiLimits): void {
  request.resolverCount += 1;
  if (limits.resolvers === 0 || request.resolverCount <= limits.resolvers) return;
  throw new GraphQLError(
    `This API runs at most ${limits.resolvers} resolvers for one request.`,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    {
      errorType: 'ResolverExecutionLimitReached',
    },
  );
}
