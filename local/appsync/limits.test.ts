import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { countResolver, refusedByLimits } from './limits';

const LIMITS = { depth: 3, resolvers: 2, introspection: false };

function refusal(query: string, limits = LIMITS): string | undefined {
  const document = parse(query);
  const operation = getOperationAST(document, null);
  if (!operation) throw new Error('no operation');
  return refusedByLimits(document, operation, limits)?.errorType ?? undefined;
}

describe('the limits of the template', () => {
  it('let a query go as deep as they say and no deeper, even by fragments', () => {
    expect(refusal('{ a { b { c } } }')).toBeUndefined();
    expect(refusal('{ a { b { c { d } } } }')).toBe('QueryDepthLimitReached');
    expect(refusal('{ a { ...F } } fragment F on A { b { c { d } } }')).toBe('QueryDepthLimitReached');
    expect(refusal('{ a { b { c { d } } } }', { ...LIMITS, depth: 0 })).toBeUndefined();
  });

  it('let a request run as many resolvers as they say', () => {
    const request = { resolverCount: 0 };
    countResolver(request, LIMITS);
    countResolver(request, LIMITS);
    expect(() => countResolver(request, LIMITS)).toThrow('at most 2 resolvers');
  });

  it('keep the schema from everyone, even by fragments', () => {
    expect(refusal('{ __schema { types { name } } }')).toBe('ValidationError');
    expect(refusal('{ ...F } fragment F on Query { __type(name: "A") { name } }')).toBe('ValidationError');
    expect(refusal('{ __typename }')).toBeUndefined();
  });
});
