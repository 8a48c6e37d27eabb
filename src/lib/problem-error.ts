import type { ProblemCode, ProblemFacts } from '../../domain/shared/problem';

/** A refusal or a failure of the backend, by code; the sentence is in `problem-text`. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode | 'OFFLINE' | 'UNAVAILABLE',
    readonly facts: ProblemFacts = {},
  ) {
    super(code);
    this.name = 'ProblemError';
  }
}
