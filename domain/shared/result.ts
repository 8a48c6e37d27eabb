import type { Problem, ProblemCode, ProblemFacts } from './problem';

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused {
  readonly ok: false;
  readonly problem: Problem;
}

/** An answer or an expected refusal. Bugs and outages throw; they are never a `Result`. */
export type Result<T> = Ok<T> | Refused;

/** Wraps an answer. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Refuses with a code and the facts of the case. */
export const refuse = (code: ProblemCode, facts: ProblemFacts = {}): Refused => ({
  ok: false,
  problem: { code, facts },
});
