import type { ProblemCode, ProblemFacts } from '../../domain/shared/problem';
import { jsonField } from './json-field';
import { ProblemError } from './problem-error';

/** What every operation of the API answers. */
export interface CommandResult<Appointment> {
  readonly ok: boolean;
  readonly code?: ProblemCode | null;
  readonly facts?: string | ProblemFacts | null;
  readonly appointment?: Appointment | null;
  readonly manageToken?: string | null;
}

/** Throws the refusal of an operation as a ProblemError. */
export function checked({ ok, code, facts }: CommandResult<unknown>): void {
  if (!ok) throw new ProblemError(code ?? 'INTERNAL', jsonField(facts) ?? {});
}

/** The answer of an operation that was accepted; a refusal is thrown as a ProblemError. */
export function accepted<A>(result: CommandResult<A>): { appointment: A; manageToken: string } {
  checked(result);
  const { appointment, manageToken } = result;
  if (!appointment) throw new ProblemError('INTERNAL');
  return { appointment, manageToken: manageToken ?? '' };
}
