import { Lexer, NoFragmentCyclesRule, Source, TokenKind, validate, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { ApiError } from './errors';
import { requestError, toValidationError } from './errors';

/**
 * AppSync publishes no number; this is a usual default (graphql-java, `ParserOptions`: 15,000 grammar tokens) against
 * queries that are small to send and take ages to read.
 */
export const MOST_TOKENS = 15_000;
/** Far below where the parser runs out of stack. */
const DEEPEST = 200;
/**
 * Fields of one name are compared in pairs to see whether they can be merged, and so are fragments: a thousand take 0.1 s,
 * ten thousand 15 s. Our pages have a few dozen at most.
 */
const MOST_PAIRS = 1_000_000;

const malformed = (message: string): ApiError => requestError('MalformedHttpRequestException', message);

const STEPS: Readonly<Record<string, number>> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.PAREN_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
  [TokenKind.PAREN_R]: -1,
};

/** Why this text should not be parsed; reads no further than the first reason. The parser refuses invalid GraphQL. */
export function refusedText(query: string): ApiError | undefined {
  const lexer = new Lexer(new Source(query));
  let depth = 0;
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
      if (count >= MOST_TOKENS) {
        return malformed(
          `More than ${MOST_TOKENS.toLocaleString('en')} 'grammar' tokens have been presented. To prevent Denial Of Service attacks, parsing has been cancelled.`,
        );
      }
      depth += STEPS[lexer.token.kind] ?? 0;
      if (depth > DEEPEST)
        return malformed(`More than ${DEEPEST} levels have been presented; parsing has been cancelled.`);
    }
  } catch {
    return undefined;
  }
  return undefined;
}

function pairsIn(document: DocumentNode): number {
  const times = new Map<string, number>();
  const count = (name: string) => void times.set(name, (times.get(name) ?? 0) + 1);
  visit(document, {
    Field: ({ alias, name }) => count((alias ?? name).value),
    FragmentSpread: () => count('...'),
  });
  return [...times.values()].reduce((sum, one) => sum + one * one, 0);
}

/** Why this document should not be validated. Fragments that spread themselves send the merging rule in circles. */
export function refusedDocument(schema: GraphQLSchema, document: DocumentNode): readonly ApiError[] {
  if (pairsIn(document) > MOST_PAIRS) {
    return [malformed('Too many fields or fragments share a name; validation has been cancelled.')];
  }
  return validate(schema, document, [NoFragmentCyclesRule]).map(toValidationError);
}
