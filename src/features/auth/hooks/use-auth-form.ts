import { type FieldRule, useFieldForm } from '../../../lib/use-field-form';
import { authProblemText } from '../auth-problem';

/** A form for the user pool: turns a refusal into a sentence. */
export function useAuthForm<Name extends string>(
  rules: Record<Name, FieldRule>,
  send: (values: Record<Name, string>) => Promise<string | undefined | void>,
) {
  return useFieldForm(rules, send, authProblemText);
}
